package org.ngoma.hal.rt;

/**
 * Time turned by hand, for tests and for rendering faster than life: to sleep is to move it on.
 * Thread: one at a time.
 */
public final class ManualClock implements NanoClock {

  private long now;

  public ManualClock(long nanos) {
    now = nanos;
  }

  @Override
  @RealTime
  public long nanoTime() {
    return now;
  }

  /** Moves time on to {@code nanos} at once; never back. */
  @Override
  @RealTime
  public void sleepUntil(long nanos) {
    now = Math.max(now, nanos);
  }

  /** Lets {@code nanos} pass, as work or a stall would. */
  @RealTime
  public void advance(long nanos) {
    now += nanos;
  }
}
