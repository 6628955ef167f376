package org.ngoma.hal.rt;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The JVM's own count of heap taken, which shows whether real-time code kept its promise. */
public final class AllocatedBytes {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private AllocatedBytes() {}

  /** Bytes that the calling thread ever allocated; the question itself adds none. */
  public static long byThisThread() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
