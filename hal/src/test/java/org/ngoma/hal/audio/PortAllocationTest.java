package org.ngoma.hal.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ngoma.hal.rt.AllocatedBytes;
import org.ngoma.hal.rt.ManualClock;

/** Every port's audio side, counted in bytes of heap; to be run under C1 alone. */
class PortAllocationTest {

  private static final StreamFormat FORMAT = new StreamFormat(44_100, 64, 2, SampleFormat.S16);

  private final float[] left = new float[64];
  private final float[] right = new float[64];

  @Test
  void nullPort() {
    ManualClock clock = new ManualClock(0);
    NullPort port = new NullPort(FORMAT, clock);
    assertEquals(
        0,
        allocated(
            () -> {
              port.await();
              port.write(left, right);
              clock.advance(port.dueNanos() % 3_000_000);
            }));
  }

  @Test
  void pumpedPort() {
    PumpedPort port = new PumpedPort(FORMAT, (l, r, frames) -> left[0] += frames);
    port.failing(1, AudioPort.XRUN).failing(9000, AudioPort.LOST);
    assertEquals(
        0,
        allocated(
            () -> {
              port.await();
              port.write(left, right);
              left[0] = port.dueNanos();
            }));
  }

  @ParameterizedTest
  @EnumSource
  void encoder(SampleFormat format) {
    SampleEncoder encoder = new SampleEncoder(format, 64);
    assertEquals(0, allocated(() -> encoder.encode(left, right, 64)));
  }

  private static long allocated(Runnable work) {
    for (int i = 0; i < 500; i++) {
      work.run();
    }
    long before = AllocatedBytes.byThisThread();
    for (int i = 0; i < 10_000; i++) {
      work.run();
    }
    return AllocatedBytes.byThisThread() - before;
  }
}
