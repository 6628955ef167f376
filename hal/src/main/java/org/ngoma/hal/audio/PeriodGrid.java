package org.ngoma.hal.audio;

import org.ngoma.hal.rt.RealTime;

/**
 * When each period of a stream is due: a fixed step in frames, turned into nanoseconds without ever
 * adding up a rounding error. Thread: audio.
 */
public final class PeriodGrid {

  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private final int rate;
  private final long stepNanos;
  private final long stepRest;
  private long due;
  private long rest;

  public PeriodGrid(StreamFormat format) {
    long nanosTimesRate = format.periodFrames() * NANOS_A_SECOND;
    rate = format.rate();
    stepNanos = nanosTimesRate / rate;
    stepRest = nanosTimesRate % rate;
  }

  /** Makes the current period due at {@code nanos}; the following ones count from there. */
  @RealTime
  public void anchor(long nanos) {
    due = nanos;
    rest = 0;
  }

  /** Moves the current period and all that follow by {@code nanos}. */
  @RealTime
  public void shift(long nanos) {
    due += nanos;
  }

  /** When the current period is due, rounded down. */
  @RealTime
  public long dueNanos() {
    return due;
  }

  /** Goes on to the next period. */
  @RealTime
  public void next() {
    due += stepNanos;
    rest += stepRest;
    if (rest >= rate) {
      rest -= rate;
      due++;
    }
  }
}
