package org.ngoma.sequencer.play.midifile;

import java.util.Arrays;

/** The notes of a file in flat arrays, in the order of their onsets. Ticks are the file's. */
final class SmfNotes {

  /** Most notes of one file. */
  static final int MAX_NOTES = 2_000_000;

  private long[] start = new long[256];
  private long[] end = new long[256];

  /** Key &lt;&lt; 8 | velocity. */
  private int[] strike = new int[256];

  private int[] source = new int[256];
  private int size;

  int size() {
    return size;
  }

  /** Adds a note that has no end yet. */
  int add(int sourceIndex, long tick, int strikeData) throws MidiFileException {
    if (size == MAX_NOTES) {
      throw new MidiFileException("the file has more than 2,000,000 notes; split it");
    }
    if (size == start.length) {
      start = Arrays.copyOf(start, 2 * size);
      end = Arrays.copyOf(end, 2 * size);
      strike = Arrays.copyOf(strike, 2 * size);
      source = Arrays.copyOf(source, 2 * size);
    }
    start[size] = tick;
    end[size] = -1;
    strike[size] = strikeData;
    source[size] = sourceIndex;
    return size++;
  }

  void end(int note, long tick) {
    end[note] = tick;
  }

  boolean hasEnd(int note) {
    return end[note] >= 0;
  }

  long start(int note) {
    return start[note];
  }

  long endTick(int note) {
    return end[note];
  }

  int key(int note) {
    return strike[note] >> 8;
  }

  int velocity(int note) {
    return strike[note] & 0x7f;
  }

  /** Which sound of the file plays it: an index of {@link NotePairing#sources}. */
  int source(int note) {
    return source[note];
  }
}
