package org.ngoma.firmware.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.ngoma.firmware.engine.EngineMain;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;

/** Time from starting a process to what it is started for, against a JVM that does nothing. */
final class StartFigure {

  private static final int ROUNDS = 9;
  private static final long POLL_NANOS = 200_000;

  /** -60 dBFS. */
  private static final float AUDIBLE = 1e-3f;

  private StartFigure() {}

  /** From starting the engine to its first rendered block. */
  static Figure engine() throws Exception {
    return measure(
        "engine.start",
        folder -> {
          List<String> command = new ArrayList<>(List.of(java()));
          String options = System.getenv("NGOMA_ENGINE_JVM");
          if (options != null) {
            command.addAll(List.of(options.strip().split("\n")));
          }
          command.addAll(
              List.of(
                  "-cp",
                  System.getenv().getOrDefault("NGOMA_CP", System.getProperty("java.class.path")),
                  EngineMain.class.getName(),
                  "--lane",
                  folder.resolve("lane").toString(),
                  "--device",
                  "null"));
          return command;
        },
        state -> true);
  }

  /** From starting {@code ./ngoma demo} to the first block that can be heard. */
  static Figure demo() throws Exception {
    String launcher = System.getenv("NGOMA_LAUNCHER");
    if (launcher == null) {
      throw new IOException("demo.start needs the launcher: start it as ./ngoma bench demo.start");
    }
    return measure(
        "demo.start",
        folder -> List.of(launcher, "demo", "--device", "null", "--json"),
        state -> Math.max(state.peakLeft(), state.peakRight()) > AUDIBLE);
  }

  /** A command line to be run with a lane in this folder. */
  private interface Line {
    List<String> in(Path folder);
  }

  private static Figure measure(String name, Line line, Predicate<EngineState> there)
      throws Exception {
    double[] ours = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      ours[i] = until(line, there);
      bare[i] = bare();
    }
    Arrays.sort(ours);
    Arrays.sort(bare);
    double value = ours[ROUNDS / 2];
    return new Figure(
        name,
        value,
        "ms",
        String.format("a JVM that prints its version, %.0f ms", bare[ROUNDS / 2]),
        value / bare[ROUNDS / 2]);
  }

  private static double until(Line line, Predicate<EngineState> there) throws Exception {
    Path folder = Files.createTempDirectory("ngoma-start");
    Lane lane = Lane.open(folder.resolve("lane"));
    ProcessBuilder builder = silent(line.in(folder));
    builder.environment().put("NGOMA_RUN", folder.toString());
    long begin = System.nanoTime();
    Process process = builder.start();
    try {
      EngineState state = EngineState.read(lane.state());
      while (state == null || !there.test(state)) {
        if (!process.isAlive()) {
          throw new IOException(line.in(folder).getFirst() + " ended: " + process.exitValue());
        }
        Thread.sleep(0, (int) POLL_NANOS);
        state = EngineState.read(lane.state());
      }
      return (System.nanoTime() - begin) * 1e-6;
    } finally {
      process.destroy();
      process.waitFor();
      Files.deleteIfExists(folder.resolve("lane"));
      Files.deleteIfExists(folder);
    }
  }

  private static double bare() throws Exception {
    long begin = System.nanoTime();
    silent(List.of(java(), "-XX:+UseSerialGC", "-version")).start().waitFor();
    return (System.nanoTime() - begin) * 1e-6;
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  private static ProcessBuilder silent(List<String> command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }
}
