package org.ngoma.firmware.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes of this program that a proof starts beside itself, and the folder that they share. */
public final class Children implements AutoCloseable {

  private final List<Process> processes = new ArrayList<>();
  private final Path folder;

  public Children() throws IOException {
    Path shared = Path.of("/dev/shm");
    folder =
        Files.isWritable(shared)
            ? Files.createTempDirectory(shared, "ngoma-")
            : Files.createTempDirectory("ngoma-");
  }

  /** Where they meet; removed at the end. */
  public Path folder() {
    return folder;
  }

  /**
   * Starts a class of this program in a JVM of its own.
   *
   * @param options environment variable with JVM options, one a line, as the launcher sets it
   */
  public Process java(String options, Class<?> main, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    String given = System.getenv(options);
    if (given != null && !given.isBlank()) {
      command.addAll(List.of(given.strip().split("\n")));
    } else {
      command.addAll(List.of("-XX:+UseSerialGC", "-Xmx96m", "--enable-native-access=ALL-UNNAMED"));
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(args));
    return start(new ProcessBuilder(command));
  }

  /** Starts any program. */
  public Process start(ProcessBuilder builder) throws IOException {
    Process process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    return process;
  }

  /** Ends them all and removes the folder. */
  @Override
  public void close() throws IOException {
    for (Process process : processes) {
      process.destroy();
    }
    for (Process process : processes) {
      try {
        if (!process.waitFor(2, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
