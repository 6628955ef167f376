package org.ngoma.hal.rt;

import com.sun.jna.Native;
import java.io.File;
import java.util.Optional;

/** Ties between this process and the one that started it. */
public final class Processes {

  /** Of 19: the last thing that the kernel runs, but before what is wanted by nobody. */
  private static final int NICENESS = 15;

  private Processes() {}

  /**
   * Has something done when this process is asked to end; at once if it already was, which may
   * happen while it still starts.
   */
  public static void atEnd(String name, Runnable deed) {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(deed, name));
    } catch (IllegalStateException endsAlready) {
      deed.run();
    }
  }

  /** Lets all threads of this process, and those to come, give way to whoever plays. */
  public static void giveWay() {
    File[] threads = new File("/proc/self/task").listFiles();
    for (int i = 0; threads != null && i < threads.length; i++) {
      // A thread that has just ended needs nothing.
      Libc.setpriority(0, Integer.parseInt(threads[i].getName()), NICENESS);
    }
  }

  /**
   * Has the kernel send {@code signal} to this process when the one that started it ends.
   *
   * <p>The kernel keeps this with the calling thread and watches the parent's starting thread: call
   * it from a thread that lives as long as this process, and start this process from one that lives
   * as long as the parent.
   *
   * @param signal such as 15 (TERM) or 9 (KILL)
   * @return a notice when the system refused
   */
  public static Optional<RtNotice> dieWithParent(int signal) {
    return dieWithParent(signal, Libc.getppid());
  }

  /**
   * The same for a process that was told its parent's number: when the parent ended before this
   * call, the signal comes at once.
   */
  public static Optional<RtNotice> dieWithParent(int signal, long parentPid) {
    if (Libc.prctl(Libc.PR_SET_PDEATHSIG, signal, 0, 0, 0) < 0) {
      return Optional.of(
          new RtNotice(
              "end with the parent process",
              RtRights.reason(Native.getLastError()),
              "end this process by hand when it is left over"));
    }
    if (Libc.getppid() != parentPid) {
      Libc.kill((int) ProcessHandle.current().pid(), signal);
    }
    return Optional.empty();
  }
}
