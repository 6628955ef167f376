package org.ngoma.firmware.lane;

import org.ngoma.hal.rt.RealTime;

/**
 * A key that went down or up under a hand, in three longs: for those who want to keep what was
 * played.
 *
 * <p>Layout: {@code track | down << 8 | key << 16 | velocity << 24 | note id << 32}, then the tick
 * of the song as double bits, below 0 while it stands, then the frame of the engine.
 */
public final class KeyStroke {

  /** Longs of one. */
  public static final int LONGS = 3;

  private static final long DOWN = 1L << 8;

  private KeyStroke() {}

  /** Packs one. */
  @RealTime
  public static void pack(
      long[] into,
      int track,
      boolean down,
      int noteId,
      int key,
      int velocity,
      double tick,
      long frame) {
    into[0] =
        track | (down ? DOWN : 0) | (long) key << 16 | (long) velocity << 24 | (long) noteId << 32;
    into[1] = Double.doubleToRawLongBits(tick);
    into[2] = frame;
  }

  /** Index of the track. */
  public static int track(long[] packed) {
    return (int) packed[0] & 0xff;
  }

  public static boolean down(long[] packed) {
    return (packed[0] & DOWN) != 0;
  }

  public static int key(long[] packed) {
    return (int) (packed[0] >> 16) & 0x7f;
  }

  public static int velocity(long[] packed) {
    return (int) (packed[0] >> 24) & 0x7f;
  }

  /** By which the way up belongs to the way down. */
  public static int noteId(long[] packed) {
    return (int) (packed[0] >>> 32);
  }

  /** Tick of the song, below 0 while it stands. */
  public static double tick(long[] packed) {
    return Double.longBitsToDouble(packed[1]);
  }

  public static long frame(long[] packed) {
    return packed[2];
  }
}
