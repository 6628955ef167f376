package org.ngoma.hal.rt;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The C library, mapped directly: numbers and raw addresses only, so that a call allocates nothing.
 */
final class Libc {

  static final int CLOCK_MONOTONIC = 1;
  static final int TIMER_ABSTIME = 1;

  static final int EPERM = 1;
  static final int ESRCH = 3;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int ENOMEM = 12;
  static final int EINVAL = 22;

  static final int SCHED_FIFO = 1;
  static final int SCHED_RESET_ON_FORK = 0x4000_0000;

  static final int MCL_CURRENT = 1;
  static final int MCL_FUTURE = 2;
  static final int MCL_ONFAULT = 4;
  static final int RLIMIT_MEMLOCK = 8;
  static final long RLIM_INFINITY = -1;

  static final int PR_SET_PDEATHSIG = 1;
  static final int PR_SET_NAME = 15;
  static final int PR_SET_TIMERSLACK = 29;

  static {
    if (!Platform.isLinux()) {
      throw new IllegalStateException(
          "Ngoma runs on Linux only, and this is " + System.getProperty("os.name"));
    }
    Native.register(Libc.class, Platform.C_LIBRARY_NAME);
  }

  private Libc() {}

  /** Answers 0 or the error itself; errno is not touched. */
  static native int clock_nanosleep(int clock, int flags, long request, long remain);

  static native int clock_gettime(int clock, long timespec);

  static native int sched_setscheduler(int thread, int policy, long parameters);

  static native int sched_getscheduler(int thread);

  static native int sched_setaffinity(int thread, long bytes, long mask);

  static native int sched_getaffinity(int thread, long bytes, long mask);

  static native int mlockall(int flags);

  static native int getrlimit(int resource, long limits);

  static native int prctl(int option, long a, long b, long c, long d);

  /** Lets a thread give way to others the more the higher the number, up to 19. */
  static native int setpriority(int which, int thread, int niceness);

  static native int getppid();

  static native int kill(int process, int signal);

  /** Zeroed native memory that lives as long as the buffer. */
  static ByteBuffer memory(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  static long address(ByteBuffer memory) {
    return Pointer.nativeValue(Native.getDirectBufferPointer(memory));
  }
}
