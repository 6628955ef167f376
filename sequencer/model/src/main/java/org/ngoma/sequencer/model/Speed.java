package org.ngoma.sequencer.model;

/** How often as fast as written. Files hold {@link #id}. */
public enum Speed {
  EIGHTH(1, 8),
  QUARTER(1, 4),
  HALF(1, 2),
  THREE_QUARTERS(3, 4),
  NORMAL(1, 1),
  THREE_HALVES(3, 2),
  DOUBLE(2, 1),
  FOURFOLD(4, 1),
  EIGHTFOLD(8, 1);

  private final int above;
  private final int below;

  Speed(int above, int below) {
    this.above = above;
    this.below = below;
  }

  /** Numerator. */
  public int above() {
    return above;
  }

  /** Denominator. */
  public int below() {
    return below;
  }

  /** As files and screens show it: {@code x3/4}, {@code x2}. */
  public String id() {
    return below == 1 ? "x" + above : "x" + above + "/" + below;
  }
}
