package org.ngoma.firmware.jobs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that does what waits in the queue, and ends; it outlives who started it. */
public final class WorkerProcess {

  private static final String MAIN = "org.ngoma.firmware.cli.Ngoma";

  /** Tells the process where SQLite's own library was laid out. */
  private static final String SQLITE = "org.sqlite.lib.path";

  private static final long MOST_LOG_BYTES = 1 << 16;

  private WorkerProcess() {}

  /** Starts one; it ends at once when another one works already. */
  public static void start(Path home) throws IOException {
    List<String> command = new ArrayList<>();
    // A session of its own: a terminal that is closed does not take it along.
    command.add("setsid");
    // From its first moment: a JVM that starts takes more than one that works.
    command.addAll(List.of("nice", "-n", "15"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:LoopUnrollLimit=80",
            "-Xmx768m"));
    String sqlite = System.getProperty(SQLITE);
    if (sqlite != null) {
      command.add("-D" + SQLITE + "=" + sqlite);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(List.of("jobs", "work", "--home", home.toAbsolutePath().toString()));
    File log = home.resolve("worker.log").toFile();
    if (log.length() > MOST_LOG_BYTES) {
      Files.deleteIfExists(log.toPath());
    }
    new ProcessBuilder(command)
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .redirectError(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }
}
