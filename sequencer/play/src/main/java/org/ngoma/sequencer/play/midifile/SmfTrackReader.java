package org.ngoma.sequencer.play.midifile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.ngoma.sequencer.model.Edit;

/** Reads the events of one track. Every step consumes a byte at least, so it always ends. */
final class SmfTrackReader {

  private static final int META_NAME = 0x03;
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
  private final Remarks remarks;
  private long tick;
  private int status;
  private String name;

  SmfTrackReader(SmfBytes bytes, int track, int division, MidiEvents events, Remarks remarks) {
    this.bytes = bytes;
    this.track = track;
    this.events = events;
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
      case META_TEMPO -> keep(MidiEvents.TEMPO, content.u24());
      case META_SIGNATURE -> keep(MidiEvents.SIGNATURE, content.u16());
      default -> {
        // Texts, markers, keys and what sequencers keep for themselves: nothing that sounds.
      }
    }
    return true;
  }

  /** Text of an unknown encoding, without control characters; null when nothing is left. */
  private static String text(SmfBytes content) throws MidiFileException {
    byte[] raw = new byte[content.left()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) content.u8();
    }
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      text = new String(raw, ISO_8859_1);
    }
    return clean(text);
  }

  /** A name as a project takes it; null when nothing is left. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .limit(Edit.MAX_NAME / 2)
        .forEach(clean::appendCodePoint);
    String stripped = clean.toString().strip();
    return stripped.isBlank() ? null : stripped;
  }
}
