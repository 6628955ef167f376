package org.ngoma.hal.rt;

/**
 * What a thread that must not be late asks of the system.
 *
 * @param threadName as tools show it; the kernel keeps 15 bytes
 * @param fifoPriority 1-99 of SCHED_FIFO; 0 leaves the scheduling as it is
 * @param cpuMask processors it may run on, bit 0 for the first; 0 leaves them as they are
 * @param lockMemory keeps every page of the whole process once it was touched
 */
public record RtRequest(String threadName, int fifoPriority, long cpuMask, boolean lockMemory) {

  public RtRequest {
    if (fifoPriority < 0 || fifoPriority > 99) {
      throw new IllegalArgumentException("priority " + fifoPriority + ": use 0 to 99");
    }
  }

  /** Priority alone. */
  public static RtRequest fifo(String threadName, int priority) {
    return new RtRequest(threadName, priority, 0, false);
  }

  public RtRequest onCpus(long mask) {
    return new RtRequest(threadName, fifoPriority, mask, lockMemory);
  }

  public RtRequest withLockedMemory() {
    return new RtRequest(threadName, fifoPriority, cpuMask, true);
  }
}
