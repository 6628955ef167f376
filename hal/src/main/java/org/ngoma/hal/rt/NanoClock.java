package org.ngoma.hal.rt;

/**
 * The time that a thread sees and waits by. Nothing reads the system's clock directly: it is given
 * one of these, so that tests can turn time by hand.
 */
public interface NanoClock {

  /** Monotonic nanoseconds; the same line of time in every process of this machine. */
  @RealTime
  long nanoTime();

  /** Returns at {@code nanos} on this clock or as little later as the machine allows. */
  @RealTime
  void sleepUntil(long nanos);
}
