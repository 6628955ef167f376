package org.ngoma.sequencer.play.midifile;

import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Marker;

/** Reads the events of one track. Every step consumes a byte at least, so it always ends. */
final class SmfTrackReader {

  private static final int META_TEXT = 0x01;
  private static final int META_NAME = 0x03;
  private static final int META_INSTRUMENT = 0x04;
  private static final int META_LYRIC = 0x05;
  private static final int META_MARKER = 0x06;
  private static final int META_CUE = 0x07;
  private static final int META_CHANNEL = 0x20;
  private static final int META_END = 0x2f;
  private static final int META_TEMPO = 0x51;
  private static final int META_SIGNATURE = 0x58;

  private static final int VOLUME = 7;
  private static final int PAN = 10;
  private static final int SUSTAIN = 64;

  private final SmfBytes bytes;
  private final int track;
  private final long lastTick;
  private final MidiEvents events;
  private final SmfWords words;
  private final Remarks remarks;
  private long tick;

  /** The channel that names are about, -1 for the whole track. */
  private int named = -1;

  private int status;
  private String name;

  SmfTrackReader(
      SmfBytes bytes, int track, int division, MidiEvents events, SmfWords words, Remarks remarks) {
    this.bytes = bytes;
    this.track = track;
    this.events = events;
    this.words = words;
    this.remarks = remarks;
    lastTick = SmfTiming.lastTick(division);
  }

  /** The track's name, null when it has none. */
  String name() {
    return name;
  }

  long endTick() {
    return tick;
  }

  void read() throws MidiFileException {
    while (bytes.left() > 0) {
      tick += bytes.variable();
      int first = bytes.u8();
      if (first == 0xff) {
        if (!meta()) {
          return;
        }
      } else if (first == 0xf0 || first == 0xf7) {
        bytes.skip(bytes.lengthWithin(bytes.variable(), "a system exclusive message"));
        remarks.leaveOut("system exclusive messages");
      } else {
        channelMessage(first);
      }
    }
  }

  private void channelMessage(int first) throws MidiFileException {
    named = -1;
    int data1;
    if (first < 0x80) {
      if (status == 0) {
        bytes.skip(-1);
        throw bytes.wrong("data without a message before it; export the file again");
      }
      data1 = first;
    } else if (first < 0xf0) {
      status = first;
      data1 = bytes.data();
    } else {
      bytes.skip(-1);
      throw bytes.wrong(
          "byte %02X, which has no place in a file; export it again".formatted(first));
    }
    switch (status >> 4) {
      case 0x8, 0x9 -> keep(status, data1 << 8 | bytes.data());
      case 0xb -> controller(data1, bytes.data());
      case 0xc -> keep(status, data1);
      case 0xd -> remarks.leaveOut("aftertouch messages");
      case 0xa -> {
        bytes.data();
        remarks.leaveOut("aftertouch messages");
      }
      default -> {
        bytes.data();
        remarks.leaveOut("pitch bends");
      }
    }
  }

  private void controller(int number, int value) throws MidiFileException {
    if (number == VOLUME || number == PAN || number == SUSTAIN) {
      keep(status, number << 8 | value);
    } else {
      remarks.leaveOut("controllers other than volume, pan and sustain");
    }
  }

  private void keep(int kind, int data) throws MidiFileException {
    if (tick > lastTick) {
      throw bytes.wrong("the song is longer than 2,000,000 quarter notes; shorten it");
    }
    if (events.size() == MidiEvents.MAX_EVENTS) {
      throw bytes.wrong("the file has more than 8,000,000 events; split it");
    }
    events.add(track, tick, kind, data);
  }

  /** Reads a meta event; false at the end of the track. */
  private boolean meta() throws MidiFileException {
    int type = bytes.u8();
    int length = bytes.lengthWithin(bytes.variable(), "a meta event");
    if (type == META_END) {
      return false;
    }
    SmfBytes content = bytes.take(length);
    switch (type) {
      case META_NAME -> {
        if (name == null) {
          name = text(content);
        }
      }
      case META_CHANNEL -> named = content.left() == 1 ? content.u8() & 0xf : -1;
      case META_INSTRUMENT -> {
        if (named >= 0) {
          words.channelName(track, named, text(content));
        }
      }
      case META_TEXT -> word(Marker.Kind.TEXT, content);
      case META_LYRIC -> word(Marker.Kind.LYRIC, content);
      case META_MARKER -> word(Marker.Kind.PART, content);
      case META_CUE -> word(Marker.Kind.CUE, content);
      case META_TEMPO -> keep(MidiEvents.TEMPO, content.u24());
      case META_SIGNATURE -> keep(MidiEvents.SIGNATURE, content.u16());
      default -> {
        // Copyrights, keys and what sequencers keep for themselves: nothing that sounds.
      }
    }
    return true;
  }

  private void word(Marker.Kind kind, SmfBytes content) throws MidiFileException {
    words.marker(tick, lastTick, kind, SmfWords.decode(content), remarks);
  }

  /** The meta event that a marker stands in. */
  static int metaOf(Marker.Kind kind) {
    return switch (kind) {
      case PART -> META_MARKER;
      case LYRIC -> META_LYRIC;
      case CUE -> META_CUE;
      case TEXT -> META_TEXT;
    };
  }

  /** A name of an unknown encoding; null when nothing is left of it. */
  private static String text(SmfBytes content) throws MidiFileException {
    return clean(SmfWords.decode(content));
  }

  /** A name as a project takes it; null when nothing is left. */
  static String clean(String text) {
    String stripped = SmfWords.shortened(text.strip(), Edit.MAX_NAME, c -> false).strip();
    return stripped.isBlank() ? null : stripped;
  }
}
