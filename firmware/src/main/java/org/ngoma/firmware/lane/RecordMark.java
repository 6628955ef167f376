package org.ngoma.firmware.lane;

/**
 * Where one recorded period lies: in the ring, in the engine's time, and in the song.
 *
 * @param ringFrame frames ever written to the ring before it
 * @param frames of the period
 * @param engineFrame of its first frame; a jump in them is a hole
 * @param songTick position of the song while that frame was rendered, below 0 while the song stood
 * @param lagFrames by which what was recorded lies behind what was rendered
 * @param heard false when the input had nothing: then the period is silence
 * @param from what was recorded, as {@link RecordFrom} numbers it
 */
public record RecordMark(
    long ringFrame,
    int frames,
    long engineFrame,
    double songTick,
    long lagFrames,
    boolean heard,
    long from) {

  /** Longs of one mark in the shared memory. */
  public static final int LONGS = 7;

  public static final int RING_FRAME = 0;
  public static final int FRAMES = 1;
  public static final int ENGINE_FRAME = 2;
  public static final int SONG_TICK = 3;
  public static final int LAG_FRAMES = 4;
  public static final int HEARD = 5;
  public static final int FROM = 6;

  /** Reads what was written in this order. */
  public static RecordMark of(long[] raw) {
    return new RecordMark(
        raw[RING_FRAME],
        (int) raw[FRAMES],
        raw[ENGINE_FRAME],
        Double.longBitsToDouble(raw[SONG_TICK]),
        raw[LAG_FRAMES],
        raw[HEARD] != 0,
        raw[FROM]);
  }
}
