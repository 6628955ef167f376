package org.ngoma.sequencer.play.midifile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of one track of a file that is written. */
final class SmfChunk {

  /** Longest time between two events that the format can say. */
  private static final long MAX_DELTA = (1L << 28) - 1;

  private static final int META = 0xff;
  private static final int TEXT = 0x01;
  private static final int END = 0x2f;

  /** What of one tick comes first: a note ends before the next one begins. */
  private enum Rank {
    WORDS,
    OFF,
    CONTROL,
    ON
  }

  private record Event(long tick, Rank rank, byte[] bytes) {}

  private final List<Event> events = new ArrayList<>();

  void text(long tick, int type, String text) {
    meta(tick, type, text.getBytes(UTF_8));
  }

  void meta(long tick, int type, byte... content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(META);
    bytes.write(type);
    variable(bytes, content.length);
    bytes.writeBytes(content);
    events.add(new Event(tick, Rank.WORDS, bytes.toByteArray()));
  }

  void program(long tick, int channel, int program) {
    add(tick, Rank.CONTROL, 0xc0 | channel, program);
  }

  void controller(long tick, int channel, int number, int value) {
    add(tick, Rank.CONTROL, 0xb0 | channel, number, value);
  }

  void note(long start, long end, int channel, int key, int velocity) {
    add(start, Rank.ON, 0x90 | channel, key, velocity);
    add(end, Rank.OFF, 0x80 | channel, key, 64);
  }

  private void add(long tick, Rank rank, int... message) {
    byte[] bytes = new byte[message.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) message[i];
    }
    events.add(new Event(tick, rank, bytes));
  }

  /** Writes the chunk, with its head and its end. */
  void writeTo(ByteArrayOutputStream file) {
    events.sort(Comparator.comparingLong(Event::tick).thenComparing(Event::rank));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long now = 0;
    for (Event event : events) {
      long delta = event.tick() - now;
      while (delta > MAX_DELTA) {
        variable(body, MAX_DELTA);
        body.writeBytes(new byte[] {(byte) META, TEXT, 0});
        delta -= MAX_DELTA;
      }
      variable(body, delta);
      body.writeBytes(event.bytes());
      now = event.tick();
    }
    body.writeBytes(new byte[] {0, (byte) META, END, 0});
    file.writeBytes("MTrk".getBytes(ISO_8859_1));
    u32(file, body.size());
    file.writeBytes(body.toByteArray());
  }

  /** Writes the head of a file. */
  static void head(ByteArrayOutputStream file, int type, int tracks, int division) {
    file.writeBytes("MThd".getBytes(ISO_8859_1));
    u32(file, 6);
    u16(file, type);
    u16(file, tracks);
    u16(file, division);
  }

  private static void u16(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }

  private static void u32(ByteArrayOutputStream out, int value) {
    u16(out, value >>> 16);
    u16(out, value & 0xffff);
  }

  /** A number of up to 4 bytes of 7 bits, high first. */
  private static void variable(ByteArrayOutputStream out, long value) {
    for (int shift = 21; shift > 0; shift -= 7) {
      if (value >> shift != 0) {
        out.write((int) (0x80 | (value >> shift & 0x7f)));
      }
    }
    out.write((int) (value & 0x7f));
  }
}
