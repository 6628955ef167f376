package org.ngoma.hal.midi;

import org.ngoma.hal.rt.RealTime;

/**
 * A MIDI message of up to three bytes in one int: the status in the lowest byte, then its data. 0
 * is none.
 */
public final class MidiMessage {

  public static final int NOTE_OFF = 0x80;
  public static final int NOTE_ON = 0x90;
  public static final int KEY_PRESSURE = 0xa0;
  public static final int CONTROL = 0xb0;
  public static final int PROGRAM = 0xc0;
  public static final int CHANNEL_PRESSURE = 0xd0;
  public static final int BEND = 0xe0;

  public static final int SYSEX = 0xf0;
  public static final int QUARTER_FRAME = 0xf1;
  public static final int SONG_POSITION = 0xf2;
  public static final int SONG_SELECT = 0xf3;
  public static final int TUNE_REQUEST = 0xf6;
  public static final int SYSEX_END = 0xf7;
  public static final int CLOCK = 0xf8;
  public static final int START = 0xfa;
  public static final int CONTINUE = 0xfb;
  public static final int STOP = 0xfc;
  public static final int SENSING = 0xfe;
  public static final int RESET = 0xff;

  /** Numbers of controls. */
  public static final int BANK_MSB = 0;

  public static final int BANK_LSB = 32;
  public static final int SUSTAIN = 64;
  public static final int ALL_SOUND_OFF = 120;
  public static final int RESET_CONTROLS = 121;
  public static final int ALL_NOTES_OFF = 123;

  private MidiMessage() {}

  @RealTime
  public static int of(int status, int data1, int data2) {
    return (status & 0xff) | (data1 & 0x7f) << 8 | (data2 & 0x7f) << 16;
  }

  /** A message of one channel, 0-15. */
  @RealTime
  public static int of(int kind, int channel, int data1, int data2) {
    return of(kind | (channel & 15), data1, data2);
  }

  @RealTime
  public static int status(int message) {
    return message & 0xff;
  }

  /** Kind of a channel message; of others the whole status. */
  @RealTime
  public static int kind(int message) {
    int status = message & 0xff;
    return status >= SYSEX ? status : status & 0xf0;
  }

  @RealTime
  public static int channel(int message) {
    return message & 15;
  }

  @RealTime
  public static int data1(int message) {
    return (message >> 8) & 0x7f;
  }

  @RealTime
  public static int data2(int message) {
    return (message >> 16) & 0x7f;
  }

  /** Both data bytes as the 14 bits of a bend or song position, the first one the lower. */
  @RealTime
  public static int wide(int message) {
    return data1(message) | data2(message) << 7;
  }

  /** Data bytes that follow a status; -1 for what is none or has no fixed length. */
  @RealTime
  public static int dataBytes(int status) {
    if (status < NOTE_OFF || status > RESET) {
      return -1;
    }
    if (status < SYSEX) {
      int kind = status & 0xf0;
      return kind == PROGRAM || kind == CHANNEL_PRESSURE ? 1 : 2;
    }
    return switch (status) {
      case SONG_POSITION -> 2;
      case QUARTER_FRAME, SONG_SELECT -> 1;
      case TUNE_REQUEST, CLOCK, START, CONTINUE, STOP, SENSING, RESET -> 0;
      default -> -1;
    };
  }
}
