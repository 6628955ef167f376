package org.ngoma.firmware.box;

import org.ngoma.hal.rt.NanoClock;

/**
 * A load for the soak: short-lived objects at a steady rate, some of them kept for a while, as a
 * panel, a server and a model beside the music would make them.
 *
 * <p>Thread: its own, {@code garbage}.
 */
public final class Garbage implements Runnable {

  private static final int CHUNK_BYTES = 4096;
  private static final int KEPT = 8192;
  private static final long SLICE_NANOS = 5_000_000;

  private final long chunksPerSlice;
  private final byte[][] kept = new byte[KEPT][];
  private final NanoClock clock;
  private volatile boolean running = true;

  /**
   * @param mbPerS megabytes a second to allocate
   */
  public Garbage(int mbPerS, NanoClock clock) {
    this.clock = clock;
    chunksPerSlice = Math.max(1, mbPerS * 1_000_000L * SLICE_NANOS / 1_000_000_000L / CHUNK_BYTES);
  }

  @Override
  public void run() {
    long next = clock.nanoTime();
    long made = 0;
    while (running) {
      for (long i = 0; i < chunksPerSlice; i++) {
        byte[] chunk = new byte[CHUNK_BYTES];
        // One in sixteen lives on until its slot comes round again.
        if (made++ % 16 == 0) {
          kept[(int) (made / 16 % KEPT)] = chunk;
        }
      }
      next += SLICE_NANOS;
      clock.sleepUntil(next);
    }
  }

  /** Ends the thread. */
  public void stop() {
    running = false;
  }
}
