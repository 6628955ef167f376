package org.ngoma.sequencer.model;

/** From {@code tick} on, {@code bpm} quarters a minute. */
public record TempoChange(long tick, double bpm) {
  /** Slowest tempo that can be set by hand. */
  public static final double MIN_BPM = 20;

  /** Fastest tempo that can be set by hand. */
  public static final double MAX_BPM = 999;

  public TempoChange {
    if (tick < 0 || tick > Ppqn.MAX_TICK) {
      throw new IllegalArgumentException("tempo change at tick " + tick + ": from 0 to 2^40");
    }
    checkBpm(bpm);
  }

  static void checkBpm(double bpm) {
    if (!(bpm >= MIN_BPM && bpm <= MAX_BPM)) {
      throw new IllegalArgumentException("tempo " + bpm + " BPM: from 20 to 999");
    }
  }
}
