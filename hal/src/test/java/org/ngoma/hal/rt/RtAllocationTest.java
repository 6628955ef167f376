package org.ngoma.hal.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Everything marked real-time here, counted in bytes of heap; to be run under C1 alone. */
class RtAllocationTest {

  private static final int ROUNDS = 20_000;

  private final ByteBuffer memory = ByteBuffer.allocateDirect(1 << 16);
  private final long[] message = new long[8];
  private final float[] left = new float[64];
  private final float[] right = new float[64];

  @Test
  void rings() {
    SpscRing ring = new SpscRing(memory, 0, 64);
    FrameRing frames = new FrameRing(memory, 8192, 256);
    assertNothingAllocated(
        () -> {
          ring.offer(message, 8);
          ring.offer(7);
          ring.poll(message);
          ring.poll(message);
          ring.offer(7);
          ring.discard();
          frames.write(left, right, 64);
          frames.read(left, right, 64);
          frames.discard();
          message[0] = frames.writtenFrames() + frames.readFrames();
        });
  }

  @Test
  void latestValueAndCounters() {
    LatestValue value = new LatestValue(memory, 0, 8);
    FaultCounters counters = new FaultCounters(memory, 8192);
    Fault fault = Fault.XRUN;
    assertNothingAllocated(
        () -> {
          value.publish(message);
          value.read(message);
          counters.count(fault);
          message[0] = counters.get(fault);
        });
  }

  @Test
  void clocks() {
    SystemClock system = new SystemClock();
    ManualClock manual = new ManualClock(0);
    assertNothingAllocated(
        () -> {
          system.sleepUntil(system.nanoTime() - 1);
          manual.sleepUntil(manual.nanoTime() + 1);
          manual.advance(1);
        });
  }

  private void assertNothingAllocated(Runnable work) {
    for (int i = 0; i < 1000; i++) {
      work.run();
    }
    long before = AllocatedBytes.byThisThread();
    for (int i = 0; i < ROUNDS; i++) {
      work.run();
    }
    assertEquals(0, AllocatedBytes.byThisThread() - before);
  }

  @Test
  void theCountSeesOneSmallObject() {
    long before = AllocatedBytes.byThisThread();
    message[0] = new long[] {before}[0];
    assertTrue(AllocatedBytes.byThisThread() > before);
  }
}
