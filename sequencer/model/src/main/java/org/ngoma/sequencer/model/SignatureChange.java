package org.ngoma.sequencer.model;

/** From {@code tick} on, bars of {@code beats} notes of 1/{@code unit}. */
public record SignatureChange(long tick, int beats, int unit) {
  public SignatureChange {
    if (tick < 0 || tick > Ppqn.MAX_TICK) {
      throw new IllegalArgumentException("signature change at tick " + tick + ": from 0 to 2^40");
    }
    if (beats < 1 || beats > 99 || unit < 1 || unit > 64 || Integer.bitCount(unit) != 1) {
      throw new IllegalArgumentException(
          "signature " + beats + "/" + unit + ": 1-99 over 1, 2, 4, 8, 16, 32 or 64");
    }
  }

  /** Ticks of one bar. */
  public long barTicks() {
    return (long) beats * 4 * Ppqn.TICKS / unit;
  }
}
