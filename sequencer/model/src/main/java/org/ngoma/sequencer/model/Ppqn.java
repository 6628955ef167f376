package org.ngoma.sequencer.model;

/** The grid on which everything musical is stored. */
public final class Ppqn {
  /** Ticks of a quarter note. */
  public static final int TICKS = 960;

  /** No song is longer; at 20 BPM that is more than a century. */
  public static final long MAX_TICK = 1L << 40;

  private Ppqn() {}
}
