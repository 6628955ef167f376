package org.ngoma.sequencer.model;

/** The grid on which everything musical is stored. */
public final class Ppqn {
  /** Ticks of a quarter note. */
  public static final int TICKS = 960;

  private Ppqn() {}
}
