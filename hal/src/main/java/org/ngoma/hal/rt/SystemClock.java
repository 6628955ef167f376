package org.ngoma.hal.rt;

import java.nio.ByteBuffer;

/**
 * The kernel's monotonic clock, asleep to an absolute time: no drift, no allocation, and a sleeper
 * of real-time priority wakes within microseconds.
 *
 * <p>Linux only. Threads: any may read it; each thread that sleeps has an instance of its own.
 */
public final class SystemClock implements NanoClock {

  private static final int SECONDS = 0;
  private static final int NANOS = 8;
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private final ByteBuffer wakeAt = Libc.memory(16);
  private final long wakeAtAddress = Libc.address(wakeAt);

  /** On Linux the JVM reads CLOCK_MONOTONIC here, the same line of time in every process. */
  @Override
  @RealTime
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  @RealTime
  public void sleepUntil(long nanos) {
    if (nanos <= 0) {
      return;
    }
    wakeAt.putLong(SECONDS, nanos / NANOS_A_SECOND);
    wakeAt.putLong(NANOS, nanos % NANOS_A_SECOND);
    int error;
    do {
      error = Libc.clock_nanosleep(Libc.CLOCK_MONOTONIC, Libc.TIMER_ABSTIME, wakeAtAddress, 0);
    } while (error == Libc.EINTR);
  }
}
