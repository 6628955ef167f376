package org.ngoma.hal.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ClockTest {

  @Test
  void theSystemClockIsTheKernelsMonotonicOne() {
    ByteBuffer timespec = Libc.memory(16);
    SystemClock clock = new SystemClock();
    long before = clock.nanoTime();
    assertEquals(0, Libc.clock_gettime(Libc.CLOCK_MONOTONIC, Libc.address(timespec)));
    long after = clock.nanoTime();
    long kernel = timespec.getLong(0) * 1_000_000_000L + timespec.getLong(8);
    assertTrue(before <= kernel && kernel <= after, before + " <= " + kernel + " <= " + after);
  }

  @Test
  void theSystemClockNeverWakesEarly() {
    SystemClock clock = new SystemClock();
    long now = clock.nanoTime();
    for (int i = 1; i <= 20; i++) {
      long due = now + i * 300_000L;
      clock.sleepUntil(due);
      assertTrue(clock.nanoTime() >= due);
    }
    clock.sleepUntil(now);
    clock.sleepUntil(0);
    clock.sleepUntil(Long.MIN_VALUE);
  }

  @Test
  void theManualClockMovesOnlyForward() {
    ManualClock clock = new ManualClock(100);
    clock.sleepUntil(50);
    assertEquals(100, clock.nanoTime());
    clock.sleepUntil(150);
    assertEquals(150, clock.nanoTime());
    clock.advance(7);
    assertEquals(157, clock.nanoTime());
  }
}
