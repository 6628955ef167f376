package org.ngoma.firmware.lane;

import org.ngoma.hal.rt.LatestValue;

/**
 * The engine as of its last period.
 *
 * @param nanos monotonic time at which the period was finished
 * @param frame frames rendered since the engine started
 * @param songTick position at which the next period begins
 * @param playing whether the transport runs
 * @param bpm tempo at the position
 * @param loadId the newest upload that is being played, 0 before the first
 * @param rate frames a second
 * @param periodFrames frames of one period
 * @param load share of the period that rendering took, smoothed, 1 = all of it
 * @param peakLeft loudest sample of the recent past, linear
 * @param endTick where the song ends
 * @param loopStart where the loop begins
 * @param loopEnd where it turns back, 0 when there is no loop
 * @param onCard whether a sound card is being played to, rather than the null port
 */
public record EngineState(
    long nanos,
    long frame,
    double songTick,
    boolean playing,
    double bpm,
    long loadId,
    int rate,
    int periodFrames,
    double load,
    float peakLeft,
    float peakRight,
    long endTick,
    long loopStart,
    long loopEnd,
    boolean onCard) {

  /** Longs of one state in the shared memory. */
  public static final int LONGS = 15;

  public static final int NANOS = 0;
  public static final int FRAME = 1;
  public static final int SONG_TICK = 2;
  public static final int PLAYING = 3;
  public static final int BPM = 4;
  public static final int LOAD_ID = 5;
  public static final int RATE = 6;
  public static final int PERIOD_FRAMES = 7;
  public static final int LOAD = 8;
  public static final int PEAK_LEFT = 9;
  public static final int PEAK_RIGHT = 10;
  public static final int END_TICK = 11;
  public static final int LOOP_START = 12;
  public static final int LOOP_END = 13;
  public static final int ON_CARD = 14;

  /** Reads what was last published; null when nothing ever was. */
  public static EngineState read(LatestValue from) {
    long[] raw = new long[LONGS];
    if (!from.read(raw)) {
      return null;
    }
    return new EngineState(
        raw[NANOS],
        raw[FRAME],
        Double.longBitsToDouble(raw[SONG_TICK]),
        raw[PLAYING] != 0,
        Double.longBitsToDouble(raw[BPM]),
        raw[LOAD_ID],
        (int) raw[RATE],
        (int) raw[PERIOD_FRAMES],
        Double.longBitsToDouble(raw[LOAD]),
        Float.intBitsToFloat((int) raw[PEAK_LEFT]),
        Float.intBitsToFloat((int) raw[PEAK_RIGHT]),
        raw[END_TICK],
        raw[LOOP_START],
        raw[LOOP_END],
        raw[ON_CARD] != 0);
  }
}
