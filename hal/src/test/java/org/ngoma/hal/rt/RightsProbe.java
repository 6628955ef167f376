package org.ngoma.hal.rt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process of its own for {@link RtRightsTest}: asks for everything and says what came of it.
 * Locked memory and signals would otherwise befall the tests.
 */
final class RightsProbe {

  private static final long GIVE_UP_MILLIS = 60_000;

  private RightsProbe() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args[0].equals("rights")) {
      RtRequest request = RtRequest.fifo("audio-of-a-long-name", 20).onCpus(1).withLockedMemory();
      RtRights.apply(request).forEach(n -> System.out.println("notice=" + n.sentence()));
      System.out.println("policy=" + (Libc.sched_getscheduler(0) & ~Libc.SCHED_RESET_ON_FORK));
      System.out.println("name=" + read("/proc/thread-self/comm"));
      System.out.println("slack=" + read("/proc/" + tid() + "/timerslack_ns"));
      Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
          .filter(line -> line.startsWith("Cpus_allowed_list") || line.startsWith("VmLck"))
          .forEach(line -> System.out.println(line.replaceAll(":\\s+", "=")));
    } else {
      int signal = Integer.parseInt(args[1]);
      boolean orphan = args[0].equals("orphan");
      (orphan ? Processes.dieWithParent(signal, -1) : Processes.dieWithParent(signal))
          .ifPresent(n -> System.out.println("notice=" + n.sentence()));
      System.out.println("pid=" + ProcessHandle.current().pid());
      Thread.sleep(GIVE_UP_MILLIS);
    }
  }

  private static String tid() throws IOException {
    return Path.of("/proc/thread-self").toRealPath().getFileName().toString();
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file)).strip();
  }
}
