package org.ngoma.sequencer.model;

/** A note value. Files hold {@link #id}: {@code 1/16}, {@code 1/8T}, {@code 1/4D}. */
public enum Division {
  WHOLE("1/1", 4 * Ppqn.TICKS),
  HALF_DOTTED("1/2D", 3 * Ppqn.TICKS),
  HALF("1/2", 2 * Ppqn.TICKS),
  HALF_TRIPLET("1/2T", 4 * Ppqn.TICKS / 3),
  QUARTER_DOTTED("1/4D", 3 * Ppqn.TICKS / 2),
  QUARTER("1/4", Ppqn.TICKS),
  QUARTER_TRIPLET("1/4T", 2 * Ppqn.TICKS / 3),
  EIGHTH_DOTTED("1/8D", 3 * Ppqn.TICKS / 4),
  EIGHTH("1/8", Ppqn.TICKS / 2),
  EIGHTH_TRIPLET("1/8T", Ppqn.TICKS / 3),
  SIXTEENTH_DOTTED("1/16D", 3 * Ppqn.TICKS / 8),
  SIXTEENTH("1/16", Ppqn.TICKS / 4),
  SIXTEENTH_TRIPLET("1/16T", Ppqn.TICKS / 6),
  THIRTYSECOND_DOTTED("1/32D", 3 * Ppqn.TICKS / 16),
  THIRTYSECOND("1/32", Ppqn.TICKS / 8),
  THIRTYSECOND_TRIPLET("1/32T", Ppqn.TICKS / 12),
  SIXTYFOURTH_DOTTED("1/64D", 3 * Ppqn.TICKS / 32),
  SIXTYFOURTH("1/64", Ppqn.TICKS / 16),
  SIXTYFOURTH_TRIPLET("1/64T", Ppqn.TICKS / 24);

  private final String id;
  private final int ticks;

  Division(String id, int ticks) {
    this.id = id;
    this.ticks = ticks;
  }

  /** As files and screens show it. */
  public String id() {
    return id;
  }

  /** How long it lasts. */
  public int ticks() {
    return ticks;
  }
}
