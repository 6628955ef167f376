package org.ngoma.sequencer.play.midifile;

import java.util.Locale;

/** Reads the chunks of a Standard MIDI file. Format: "Standard MIDI Files 1.0", MMA 1996. */
final class SmfReader {

  private static final int HEADER_CHUNK = 0x4d546864;
  private static final int TRACK_CHUNK = 0x4d54726b;
  private static final int CHUNK_HEAD = 8;

  private final SmfBytes bytes;
  private final Remarks remarks;

  private SmfReader(byte[] file, Remarks remarks) {
    bytes = new SmfBytes(file);
    this.remarks = remarks;
  }

  static SmfFile read(byte[] file, Remarks remarks) throws MidiFileException {
    return new SmfReader(file, remarks).read();
  }

  private SmfFile read() throws MidiFileException {
    if (bytes.left() == 0) {
      throw bytes.wrong("the file is empty; choose another one");
    }
    if (bytes.left() < CHUNK_HEAD || bytes.u32() != HEADER_CHUNK) {
      throw new SmfBytes(new byte[0])
          .wrong("this is no Standard MIDI file, which begins with MThd; choose another one");
    }
    int headerLength = bytes.lengthWithin(bytes.u32(), "a header");
    if (headerLength < 6) {
      throw bytes.wrong("a header of %d bytes, it has 6; export it again".formatted(headerLength));
    }
    SmfBytes header = bytes.take(headerLength, "");
    int format = header.u16();
    if (format > 1) {
      throw header.wrong(
          "format %d, whose patterns have no order; export it as type 0 or 1".formatted(format));
    }
    int trackCount = header.u16();
    int division = header.u16();
    if (division == 0) {
      throw header.wrong("a quarter note of 0 ticks; export it again");
    }
    if (division >= 0x8000) {
      throw header.wrong(
          "its time counts film frames (SMPTE); export it with ticks per quarter note");
    }
    return readTracks(trackCount, division);
  }

  private SmfFile readTracks(int trackCount, int division) throws MidiFileException {
    MidiEvents events = new MidiEvents();
    SmfWords words = new SmfWords();
    String[] names = new String[trackCount];
    long[] endTicks = new long[trackCount];
    int track = 0;
    while (track < trackCount && bytes.left() > 0) {
      if (bytes.left() < CHUNK_HEAD) {
        throw bytes.wrong("it ends in the middle of a chunk; get the whole file again");
      }
      boolean isTrack = bytes.u32() == TRACK_CHUNK;
      long declared = bytes.u32();
      String place = String.format(Locale.ROOT, "track %,d ", track + 1);
      int length = bytes.lengthWithin(declared, isTrack ? place.trim() : "a chunk");
      SmfBytes chunk = bytes.take(length, place);
      if (isTrack) {
        SmfTrackReader reader = new SmfTrackReader(chunk, track, division, events, words, remarks);
        reader.read();
        names[track] = reader.name();
        endTicks[track] = reader.endTick();
        track++;
      } else {
        remarks.leaveOut("chunks of an unknown kind");
      }
    }
    if (track < trackCount) {
      throw bytes.wrong(
          String.format(
              Locale.ROOT,
              "it promises %,d tracks but holds %,d; get the whole file again",
              trackCount,
              track));
    }
    if (bytes.left() > 0) {
      remarks.say(
          String.format(Locale.ROOT, "Ignored %,d bytes behind the last track.", bytes.left()));
    }
    events.sortByTick();
    return new SmfFile(division, events, names, endTicks, words);
  }
}
