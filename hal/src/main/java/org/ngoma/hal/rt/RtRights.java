package org.ngoma.hal.rt;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sets up the calling thread for real-time work. Whatever the system refuses is named in a notice
 * and done without. Thread: the one that asks, before its work begins.
 */
public final class RtRights {

  private static final String LIMITS = "in /etc/security/limits.d and log in again";
  private static final int NAME_BYTES = 15;
  private static final int CAP_IPC_LOCK = 14;

  /** What the kernel reads from and writes to; a static one is never collected during a call. */
  private static final ByteBuffer SCRATCH = Libc.memory(2 * Long.BYTES);

  private static final long SCRATCH_ADDRESS = Libc.address(SCRATCH);

  private final List<RtNotice> notices = new ArrayList<>();

  private RtRights() {}

  /** Grants what can be granted; the answer is empty when that was everything. */
  public static synchronized List<RtNotice> apply(RtRequest request) {
    RtRights rights = new RtRights();
    rights.name(request.threadName());
    rights.timerSlack();
    if (request.cpuMask() != 0) {
      rights.affinity(request.cpuMask());
    }
    if (request.lockMemory()) {
      rights.lockMemory();
    }
    if (request.fifoPriority() > 0) {
      rights.priority(request.fifoPriority());
    }
    return List.copyOf(rights.notices);
  }

  private void name(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    byte[] text = Arrays.copyOf(Arrays.copyOf(utf8, NAME_BYTES), NAME_BYTES + 1);
    SCRATCH.put(0, text);
    int result = Libc.prctl(Libc.PR_SET_NAME, SCRATCH_ADDRESS, 0, 0, 0);
    check("thread name", result, "the thread shows under its old name");
  }

  /** A thread without real-time priority is otherwise woken up to 50 us late, to save power. */
  private void timerSlack() {
    check(
        "timer slack of 1 ns",
        Libc.prctl(Libc.PR_SET_TIMERSLACK, 1, 0, 0, 0),
        "run on a stock Linux kernel");
  }

  private void affinity(long mask) {
    SCRATCH.putLong(0, mask);
    int result = Libc.sched_setaffinity(0, Long.BYTES, SCRATCH_ADDRESS);
    check(
        "processor of its own",
        result,
        "name processors that exist and are allowed here (see nproc --all and taskset -p $$)");
  }

  /** Reset on fork: what this thread starts must not compete with it. */
  private void priority(int priority) {
    SCRATCH.putInt(0, priority);
    int policy = Libc.SCHED_FIFO | Libc.SCHED_RESET_ON_FORK;
    int result = Libc.sched_setscheduler(0, policy, SCRATCH_ADDRESS);
    check(
        "real-time priority",
        result,
        "add the user to group audio and allow @audio rtprio 95 " + LIMITS);
  }

  private void lockMemory() {
    String fix = "add the user to group audio and allow @audio memlock unlimited " + LIMITS;
    Libc.getrlimit(Libc.RLIMIT_MEMLOCK, SCRATCH_ADDRESS);
    long most = SCRATCH.getLong(0);
    // Under a limit the call may pass and a later allocation then ends the process.
    if (most != Libc.RLIM_INFINITY && !hasCapability(CAP_IPC_LOCK)) {
      notices.add(new RtNotice("locked memory", "only " + most / 1024 + " KiB may be locked", fix));
      return;
    }
    check(
        "locked memory", Libc.mlockall(Libc.MCL_CURRENT | Libc.MCL_FUTURE | Libc.MCL_ONFAULT), fix);
  }

  private void check(String what, int result, String fix) {
    if (result < 0) {
      notices.add(new RtNotice(what, reason(Native.getLastError()), fix));
    }
  }

  static String reason(int errno) {
    return switch (errno) {
      case Libc.EPERM -> "permission denied (EPERM)";
      case Libc.EAGAIN -> "the limit is reached (EAGAIN)";
      case Libc.ENOMEM -> "the limit is reached (ENOMEM)";
      case Libc.EINVAL -> "this system does not know it (EINVAL)";
      default -> "error " + errno;
    };
  }

  private static boolean hasCapability(int number) {
    try (var lines = Files.lines(Path.of("/proc/thread-self/status"))) {
      return lines
          .filter(line -> line.startsWith("CapEff:"))
          .map(line -> Arrays.asList(line.split("\\s+")).getLast())
          .anyMatch(hex -> (Long.parseUnsignedLong(hex, 16) >>> number & 1) != 0);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
