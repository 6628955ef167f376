package org.ngoma.firmware.lane;

import org.ngoma.hal.rt.SpscRing;
import org.ngoma.sequencer.model.Project;

/**
 * The fast lane's messages: transport, knobs and pads, each one or a few longs. The first long
 * holds the code in its low byte.
 *
 * <p>Knobs: {@code code | strip << 8 | index << 16 | float bits << 32}. Pads: {@code code | strip
 * << 8 | key << 16 | velocity << 24}.
 */
public final class Signal {

  public static final int PLAY = 1;
  public static final int STOP = 2;

  /** Then the tick as double bits. */
  public static final int LOCATE = 3;

  /** Then start and end tick. */
  public static final int LOOP = 4;

  public static final int NO_LOOP = 5;

  /** An instrument's parameter. */
  public static final int INSTRUMENT_PARAM = 6;

  /** A channel's parameter: of a track, return or group by its place in the mixer. */
  public static final int CHANNEL_PARAM = 7;

  /** A parameter of limiter and mixer; the strip is 0. */
  public static final int SONG_PARAM = 8;

  public static final int NOTE_ON = 9;
  public static final int NOTE_OFF = 10;

  /** An effect's parameter; the strip is a place in the mixer. Then the id of the device. */
  public static final int DEVICE_PARAM = 11;

  /** Loudness and true peak are measured from now on. */
  public static final int RESET_METERS = 12;

  /** Lets go of everything that sounds. */
  public static final int PANIC = 13;

  /** Fill is held, or let go: 1 or 0 where others have the strip. */
  public static final int FILL = 14;

  /**
   * Then the quantum of the grid, then of each track its strip &lt;&lt; 32 | pattern id as 32 bits.
   */
  public static final int LAUNCH = 15;

  /** Longs of the longest message: a launch on all tracks. */
  public static final int MAX_LONGS = 2 + Project.MAX_TRACKS;

  private final SpscRing commands;
  private final long[] message = new long[MAX_LONGS];

  /** The box's end of the fast lane. */
  public Signal(SpscRing commands) {
    this.commands = commands;
  }

  public boolean play() {
    return commands.offer(PLAY);
  }

  public boolean stop() {
    return commands.offer(STOP);
  }

  public boolean locate(double tick) {
    message[0] = LOCATE;
    message[1] = Double.doubleToRawLongBits(tick);
    return commands.offer(message, 2);
  }

  /** Repeats from {@code startTick} to {@code endTick}. */
  public boolean loop(long startTick, long endTick) {
    message[0] = LOOP;
    message[1] = startTick;
    message[2] = endTick;
    return commands.offer(message, 3);
  }

  /**
   * Lets tracks play other patterns, all from the same tick on.
   *
   * @param strips indices of tracks
   * @param patterns what each is to play
   * @param quantum ticks, or where negative bars; 0 for at once
   */
  public boolean launch(int[] strips, int[] patterns, int quantum) {
    message[0] = LAUNCH;
    message[1] = quantum;
    for (int i = 0; i < strips.length; i++) {
      message[2 + i] = (long) strips[i] << 32 | (patterns[i] & 0xffffffffL);
    }
    return commands.offer(message, 2 + strips.length);
  }

  /** Holds fill, or lets it go. */
  public boolean fill(boolean held) {
    return commands.offer(FILL | (held ? 1L << 8 : 0));
  }

  public boolean resetMeters() {
    return commands.offer(RESET_METERS);
  }

  public boolean panic() {
    return commands.offer(PANIC);
  }

  public boolean noLoop() {
    return commands.offer(NO_LOOP);
  }

  /**
   * Turns a knob.
   *
   * @param code {@link #INSTRUMENT_PARAM}, {@link #CHANNEL_PARAM} or {@link #SONG_PARAM}
   */
  public boolean param(int code, int strip, int index, float value) {
    return commands.offer(knob(code, strip, index, value));
  }

  /** Turns a knob of an effect. */
  public boolean deviceParam(int place, int deviceId, int index, float value) {
    message[0] = knob(DEVICE_PARAM, place, index, value);
    message[1] = deviceId;
    return commands.offer(message, 2);
  }

  private static long knob(int code, int strip, int index, float value) {
    return code
        | (long) strip << 8
        | (long) index << 16
        | (long) Float.floatToRawIntBits(value) << 32;
  }

  /** Hits a pad. */
  public boolean noteOn(int strip, int key, int velocity) {
    return commands.offer(NOTE_ON | (long) strip << 8 | (long) key << 16 | (long) velocity << 24);
  }

  /** Lets a pad go. */
  public boolean noteOff(int strip, int key) {
    return commands.offer(NOTE_OFF | (long) strip << 8 | (long) key << 16);
  }
}
