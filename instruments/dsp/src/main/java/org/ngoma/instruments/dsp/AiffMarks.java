package org.ngoma.instruments.dsp;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Root key and loop of an AIFF file: its 'INST' chunk names two markers of its 'MARK' chunk,
 * whichever of them comes first.
 */
final class AiffMarks {

  private static final int INSTRUMENT_BYTES = 20;
  private static final int MOST_MARKERS = 10_000;

  private final Map<Short, Long> markers = new HashMap<>();
  private float rootKey = Float.NaN;
  private int loop = Course.NO_LOOP;
  private short begin;
  private short end;

  /**
   * Takes the chunk in: key, cents that it is too low by, ranges, gain, sustain and release loop.
   */
  void instrument(ByteBuffer chunk) {
    if (chunk.remaining() < INSTRUMENT_BYTES) {
      return;
    }
    rootKey = chunk.get(0) - 0.01f * chunk.get(1);
    loop =
        switch (chunk.getShort(8)) {
          case 1 -> Course.FORWARD;
          case 2 -> Course.PING_PONG;
          default -> Course.NO_LOOP;
        };
    begin = chunk.getShort(10);
    end = chunk.getShort(12);
  }

  /** Takes the chunk in: each marker has a number, a place between two frames, and a name. */
  void markers(ByteBuffer chunk) {
    if (chunk.remaining() < 2) {
      return;
    }
    int count = Math.min(MOST_MARKERS, Short.toUnsignedInt(chunk.getShort()));
    for (int i = 0; i < count && chunk.remaining() >= 7; i++) {
      short number = chunk.getShort();
      markers.put(number, Integer.toUnsignedLong(chunk.getInt()));
      int letters = Byte.toUnsignedInt(chunk.get());
      // A name and the byte that tells its length take an even number together.
      chunk.position(Math.min(chunk.limit(), chunk.position() + (letters | 1)));
    }
  }

  /** What is true of a sound of so many frames. */
  SampleMarks of(long frames) {
    Long from = markers.get(begin);
    Long to = markers.get(end);
    boolean loops = loop != Course.NO_LOOP && from != null && to != null;
    return new SampleMarks(rootKey, loops ? loop : Course.NO_LOOP, loops ? from : 0, loops ? to : 0)
        .within(frames);
  }
}
