package org.ngoma.sequencer.play.midifile;

import java.util.Locale;

/**
 * Reads a range of a file's bytes and never leaves it. Whatever is missing or wrong is refused with
 * the track and the byte where it is.
 */
final class SmfBytes {

  private final byte[] file;
  private final int end;
  private final String place;
  private int at;

  /** The whole file. */
  SmfBytes(byte[] file) {
    this(file, 0, file.length, "");
  }

  private SmfBytes(byte[] file, int from, int end, String place) {
    this.file = file;
    this.at = from;
    this.end = end;
    this.place = place;
  }

  /** The next {@code length} bytes, to be read apart; this reader goes behind them. */
  SmfBytes take(int length, String newPlace) {
    SmfBytes part = new SmfBytes(file, at, at + length, newPlace);
    at += length;
    return part;
  }

  /** The next bytes, in the same track. */
  SmfBytes take(int length) {
    return take(length, place);
  }

  int left() {
    return end - at;
  }

  void skip(int count) {
    at += count;
  }

  int u8() throws MidiFileException {
    if (at >= end) {
      throw wrong("it ends in the middle; get the whole file again");
    }
    return file[at++] & 0xff;
  }

  /** A byte of a message's data: 0 to 127. */
  int data() throws MidiFileException {
    int value = u8();
    if (value > 127) {
      at--;
      throw wrong("a message breaks off before its data; export the file again");
    }
    return value;
  }

  int u16() throws MidiFileException {
    return u8() << 8 | u8();
  }

  int u24() throws MidiFileException {
    return u16() << 8 | u8();
  }

  long u32() throws MidiFileException {
    return (long) u16() << 16 | u16();
  }

  /** A number of up to 4 bytes of 7 bits, high first. */
  int variable() throws MidiFileException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int next = u8();
      value = value << 7 | (next & 0x7f);
      if (next < 128) {
        return value;
      }
    }
    throw wrong("a number has more than 4 bytes; export the file again");
  }

  /** A length that was just read, checked against what is left. */
  int lengthWithin(long length, String what) throws MidiFileException {
    if (length > left()) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "%s of %,d bytes is cut short at %,d; get the whole file again",
              what,
              length,
              left()));
    }
    return (int) length;
  }

  /** The complaint about what stands here. */
  MidiFileException wrong(String what) {
    return new MidiFileException(String.format(Locale.ROOT, "%sat byte %,d: %s", place, at, what));
  }
}
