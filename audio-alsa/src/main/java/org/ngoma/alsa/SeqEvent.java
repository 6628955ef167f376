package org.ngoma.alsa;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.rt.RealTime;

/**
 * One {@code snd_seq_event_t} in native memory, and what of it is a MIDI message.
 *
 * <p>Thread: the one that owns it.
 */
final class SeqEvent {

  static final int BYTES = 28;

  private static final int TYPE = 0;
  private static final int FLAGS = 1;
  private static final int QUEUE = 3;
  private static final int SECONDS = 4;
  private static final int NANOS = 8;
  private static final int SOURCE_PORT = 13;
  private static final int TO_CLIENT = 14;
  private static final int TO_PORT = 15;
  private static final int CHANNEL = 16;
  private static final int KEY = 17;
  private static final int VELOCITY = 18;
  private static final int LENGTH = 16;
  private static final int POINTER = 20;
  private static final int PARAM = 20;
  private static final int VALUE = 24;

  private static final int NOTE_ON = 6;
  private static final int NOTE_OFF = 7;
  private static final int KEY_PRESSURE = 8;
  private static final int CONTROL = 10;
  private static final int PROGRAM = 11;
  private static final int CHANNEL_PRESSURE = 12;
  private static final int BEND = 13;
  private static final int CONTROL_14 = 14;
  private static final int NRPN = 15;
  private static final int RPN = 16;
  private static final int SONG_POSITION = 20;
  private static final int SONG_SELECT = 21;
  private static final int QUARTER_FRAME = 22;
  static final int START = 30;
  private static final int CONTINUE = 31;
  private static final int STOP = 32;
  private static final int CLOCK = 36;
  private static final int TUNE_REQUEST = 40;
  private static final int RESET = 41;
  private static final int SENSING = 42;
  private static final int FIRST_ANNOUNCEMENT = 60;
  private static final int LAST_ANNOUNCEMENT = 67;
  private static final int SYSEX = 130;

  /** Not through a queue, but now. */
  private static final int DIRECT = 253;

  private static final int SUBSCRIBERS = 254;
  private static final int ANY_PORT = 253;
  private static final byte REAL_TIME_STAMP = 1;
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private final ByteBuffer memory = ByteBuffer.allocateDirect(32).order(ByteOrder.nativeOrder());
  private final long address = NativeCell.addressOf(memory);

  @RealTime
  long address() {
    return address;
  }

  /** Fills in a message for everybody who listens to a port of ours. */
  @RealTime
  boolean put(int port, int message) {
    memory.putLong(0, 0);
    memory.putLong(8, 0);
    memory.putLong(16, 0);
    memory.putInt(24, 0);
    memory.put(QUEUE, (byte) DIRECT);
    memory.put(SOURCE_PORT, (byte) port);
    memory.put(TO_CLIENT, (byte) SUBSCRIBERS);
    memory.put(TO_PORT, (byte) ANY_PORT);
    int first = MidiMessage.data1(message);
    int second = MidiMessage.data2(message);
    switch (MidiMessage.kind(message)) {
      case MidiMessage.NOTE_OFF -> note(NOTE_OFF, message);
      case MidiMessage.NOTE_ON -> note(NOTE_ON, message);
      case MidiMessage.KEY_PRESSURE -> note(KEY_PRESSURE, message);
      case MidiMessage.CONTROL -> control(CONTROL, message, first, second);
      case MidiMessage.PROGRAM -> control(PROGRAM, message, 0, first);
      case MidiMessage.CHANNEL_PRESSURE -> control(CHANNEL_PRESSURE, message, 0, first);
      case MidiMessage.BEND -> control(BEND, message, 0, MidiMessage.wide(message) - 8192);
      case MidiMessage.SONG_POSITION -> control(SONG_POSITION, 0, 0, MidiMessage.wide(message));
      case MidiMessage.SONG_SELECT -> control(SONG_SELECT, 0, 0, first);
      case MidiMessage.QUARTER_FRAME -> control(QUARTER_FRAME, 0, 0, first);
      case MidiMessage.CLOCK -> type(CLOCK);
      case MidiMessage.START -> type(START);
      case MidiMessage.CONTINUE -> type(CONTINUE);
      case MidiMessage.STOP -> type(STOP);
      case MidiMessage.TUNE_REQUEST -> type(TUNE_REQUEST);
      case MidiMessage.RESET -> type(RESET);
      case MidiMessage.SENSING -> type(SENSING);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Has the system send it when a queue comes to this time. */
  @RealTime
  void schedule(int queue, long queueNanos) {
    memory.put(QUEUE, (byte) queue);
    memory.put(FLAGS, REAL_TIME_STAMP);
    memory.putInt(SECONDS, (int) (queueNanos / NANOS_A_SECOND));
    memory.putInt(NANOS, (int) (queueNanos % NANOS_A_SECOND));
  }

  @RealTime
  private void type(int type) {
    memory.put(TYPE, (byte) type);
  }

  @RealTime
  private void note(int type, int message) {
    type(type);
    memory.put(CHANNEL, (byte) MidiMessage.channel(message));
    memory.put(KEY, (byte) MidiMessage.data1(message));
    memory.put(VELOCITY, (byte) MidiMessage.data2(message));
  }

  @RealTime
  private void control(int type, int message, int param, int value) {
    type(type);
    memory.put(CHANNEL, (byte) MidiMessage.channel(message));
    memory.putInt(PARAM, param);
    memory.putInt(VALUE, value);
  }

  /** Whether devices, ports or connections have changed. */
  @RealTime
  boolean isAnnouncement() {
    int type = memory.get(TYPE) & 0xff;
    return type >= FIRST_ANNOUNCEMENT && type <= LAST_ANNOUNCEMENT;
  }

  @RealTime
  boolean isExclusive() {
    return (memory.get(TYPE) & 0xff) == SYSEX;
  }

  @RealTime
  int exclusiveLength() {
    return memory.getInt(LENGTH);
  }

  @RealTime
  long exclusiveAddress() {
    return memory.getLong(POINTER);
  }

  /** Port of ours that it came to. */
  @RealTime
  int toPort() {
    return memory.get(TO_PORT) & 0xff;
  }

  /** Time of the queue at which it came; 0 without a stamp. */
  @RealTime
  long queueNanos() {
    boolean stamped = (memory.get(FLAGS) & REAL_TIME_STAMP) != 0;
    return stamped
        ? Integer.toUnsignedLong(memory.getInt(SECONDS)) * NANOS_A_SECOND
            + Integer.toUnsignedLong(memory.getInt(NANOS))
        : 0;
  }

  /**
   * Messages that it stands for: up to four, as some programs send controls of 14 bits whole.
   *
   * @param index from 0 on
   * @return 0 behind the last
   */
  @RealTime
  int message(int index) {
    int type = memory.get(TYPE) & 0xff;
    int channel = memory.get(CHANNEL) & 15;
    int param = memory.getInt(PARAM);
    int value = memory.getInt(VALUE);
    if (type == CONTROL_14) {
      return wideControl(index, channel, param, value);
    }
    if (type == NRPN || type == RPN) {
      return parameter(index, channel, type == RPN ? 101 : 99, param, value);
    }
    return index > 0 ? 0 : single(type, channel, param, value);
  }

  @RealTime
  private int single(int type, int channel, int param, int value) {
    int key = memory.get(KEY);
    int velocity = memory.get(VELOCITY);
    int wide = value + (type == BEND ? 8192 : 0);
    return switch (type) {
      case NOTE_ON -> MidiMessage.of(MidiMessage.NOTE_ON, channel, key, velocity);
      case NOTE_OFF -> MidiMessage.of(MidiMessage.NOTE_OFF, channel, key, velocity);
      case KEY_PRESSURE -> MidiMessage.of(MidiMessage.KEY_PRESSURE, channel, key, velocity);
      case CONTROL -> MidiMessage.of(MidiMessage.CONTROL, channel, param, value);
      case PROGRAM -> MidiMessage.of(MidiMessage.PROGRAM, channel, value, 0);
      case CHANNEL_PRESSURE -> MidiMessage.of(MidiMessage.CHANNEL_PRESSURE, channel, value, 0);
      case BEND -> MidiMessage.of(MidiMessage.BEND, channel, wide, wide >> 7);
      case SONG_POSITION -> MidiMessage.of(MidiMessage.SONG_POSITION, value, value >> 7);
      case SONG_SELECT -> MidiMessage.of(MidiMessage.SONG_SELECT, value, 0);
      case QUARTER_FRAME -> MidiMessage.of(MidiMessage.QUARTER_FRAME, value, 0);
      case CLOCK -> MidiMessage.CLOCK;
      case START -> MidiMessage.START;
      case CONTINUE -> MidiMessage.CONTINUE;
      case STOP -> MidiMessage.STOP;
      case TUNE_REQUEST -> MidiMessage.TUNE_REQUEST;
      case RESET -> MidiMessage.RESET;
      case SENSING -> MidiMessage.SENSING;
      default -> 0;
    };
  }

  @RealTime
  private static int wideControl(int index, int channel, int param, int value) {
    return switch (index) {
      case 0 ->
          MidiMessage.of(MidiMessage.CONTROL, channel, param, param < 32 ? value >> 7 : value);
      case 1 -> param < 32 ? MidiMessage.of(MidiMessage.CONTROL, channel, param + 32, value) : 0;
      default -> 0;
    };
  }

  @RealTime
  private static int parameter(int index, int channel, int upper, int param, int value) {
    return switch (index) {
      case 0 -> MidiMessage.of(MidiMessage.CONTROL, channel, upper, param >> 7);
      case 1 -> MidiMessage.of(MidiMessage.CONTROL, channel, upper - 1, param);
      case 2 -> MidiMessage.of(MidiMessage.CONTROL, channel, 6, value >> 7);
      case 3 -> MidiMessage.of(MidiMessage.CONTROL, channel, 38, value);
      default -> 0;
    };
  }
}
