package org.ngoma.firmware.soak;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.ngoma.hal.rt.Processes;
import org.ngoma.hal.rt.RtNotice;
import org.ngoma.hal.rt.RtRequest;
import org.ngoma.hal.rt.RtRights;
import org.ngoma.hal.rt.SharedMemory;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.hal.rt.SystemClock;

/**
 * A process that does nothing but wake up on the audio thread's processor at a higher priority and
 * write down when it was late. What held it up would have held up anybody: it tells the machine's
 * misses from ours.
 */
public final class Probe {

  /** Longs of the ring of intervals (due, woken). */
  static final int RING_LONGS = 1 << 16;

  private static final int PRIORITY = 90;
  private static final long STEP_NANOS = 250_000;

  /** Lateness that any machine has; only more than this is written down. */
  private static final long USUAL_NANOS = 100_000;

  private static final int SIGKILL = 9;

  private Probe() {}

  /**
   * Runs until killed.
   *
   * @param args file of the ring, processor
   */
  public static void main(String[] args) throws Exception {
    Processes.dieWithParent(SIGKILL);
    ByteBuffer memory = SharedMemory.open(Path.of(args[0]), SpscRing.bytesFor(RING_LONGS));
    SpscRing late = new SpscRing(memory, 0, RING_LONGS);
    RtRequest wanted = RtRequest.fifo("probe", PRIORITY).withLockedMemory();
    for (RtNotice notice : RtRights.apply(wanted.onCpus(1L << Integer.parseInt(args[1])))) {
      System.err.println("probe: " + notice.sentence());
    }
    SystemClock clock = new SystemClock();
    long[] interval = new long[2];
    long due = clock.nanoTime() + STEP_NANOS;
    while (true) {
      clock.sleepUntil(due);
      long woken = clock.nanoTime();
      if (woken - due > USUAL_NANOS) {
        interval[0] = due;
        interval[1] = woken;
        late.offer(interval, 2);
      }
      due = Math.max(due + STEP_NANOS, woken);
    }
  }
}
