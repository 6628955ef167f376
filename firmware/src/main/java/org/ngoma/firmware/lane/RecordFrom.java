package org.ngoma.firmware.lane;

/** What the engine is to hand over for recording, as one number that both processes know. */
public final class RecordFrom {

  public static final long NOTHING = 0;

  /** The sound card's input. */
  public static final long INPUT = 1;

  /** What leaves the master. */
  public static final long MASTER = 2;

  private static final long TRACK = 3;

  private RecordFrom() {}

  /** A track behind its chain of effects, before its fader. */
  public static long track(int trackId) {
    return TRACK | (long) trackId << 8;
  }

  /** Id of the track that is meant, -1 for none. */
  public static int trackId(long from) {
    return (from & 0xff) == TRACK ? (int) (from >> 8) : -1;
  }
}
