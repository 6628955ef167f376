package org.ngoma.sequencer.play.midifile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes small MIDI files byte by byte, broken ones too. */
final class SmfWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static SmfWriter file(int format, int tracks, int division) {
    SmfWriter file = new SmfWriter();
    return file.text("MThd").u32(6).u16(format).u16(tracks).u16(division);
  }

  /** Events of a track, closed by its end. */
  static SmfWriter events() {
    return new SmfWriter();
  }

  SmfWriter track(SmfWriter events) {
    byte[] body = events.bytes(0x00, 0xff, 0x2f, 0x00).out.toByteArray();
    text("MTrk").u32(body.length);
    out.writeBytes(body);
    return this;
  }

  SmfWriter rawTrack(int... body) {
    return text("MTrk").u32(body.length).bytes(body);
  }

  SmfWriter text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  SmfWriter u16(int value) {
    return bytes(value >> 8, value);
  }

  SmfWriter u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  SmfWriter bytes(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  /** A time before an event. */
  SmfWriter after(int ticks) {
    for (int shift = 21; shift > 0; shift -= 7) {
      if (ticks >> shift != 0) {
        out.write(0x80 | (ticks >> shift & 0x7f));
      }
    }
    out.write(ticks & 0x7f);
    return this;
  }

  SmfWriter on(int ticks, int channel, int key, int velocity) {
    return after(ticks).bytes(0x90 | channel, key, velocity);
  }

  SmfWriter off(int ticks, int channel, int key) {
    return after(ticks).bytes(0x80 | channel, key, 64);
  }

  SmfWriter controller(int ticks, int channel, int number, int value) {
    return after(ticks).bytes(0xb0 | channel, number, value);
  }

  SmfWriter program(int ticks, int channel, int program) {
    return after(ticks).bytes(0xc0 | channel, program);
  }

  SmfWriter meta(int ticks, int type, int... content) {
    return after(ticks).bytes(0xff, type, content.length).bytes(content);
  }

  SmfWriter tempo(int ticks, int micros) {
    return meta(ticks, 0x51, micros >> 16 & 0xff, micros >> 8 & 0xff, micros & 0xff);
  }

  SmfWriter name(String name) {
    return after(0).bytes(0xff, 0x03, name.length()).text(name);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
