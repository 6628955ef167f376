package org.ngoma.firmware.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.Processes;
import org.ngoma.hal.rt.RtNotice;
import org.ngoma.hal.rt.SystemClock;

/** The engine's own process. */
public final class EngineMain {

  private static final long TEND_NANOS = 100_000_000;
  private static final int SIGTERM = 15;

  /** Exit codes that tell the launcher not to try again: the words have been said. */
  private static final int WRONGLY_ASKED = 64;

  private static final int HOPELESS = 65;

  private EngineMain() {}

  public static void main(String[] args) {
    EngineOptions options;
    try {
      options = EngineOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("ngoma: " + e.getMessage());
      System.exit(WRONGLY_ASKED);
      return;
    }
    try {
      if (options.train()) {
        train();
      } else {
        run(options);
      }
    } catch (IOException e) {
      System.err.println("ngoma: " + e.getMessage());
      System.exit(HOPELESS);
    }
  }

  private static void run(EngineOptions options) throws IOException {
    Processes.dieWithParent(SIGTERM);
    NanoClock clock = new SystemClock();
    EngineProcess engine = new EngineProcess(options);
    Processes.atEnd("stop", engine::stop);
    while (engine.hopeless() == null) {
      engine.tend();
      for (RtNotice notice : engine.takeNotices()) {
        System.err.println(
            "ngoma: no " + notice.what() + ": " + notice.why() + "; " + notice.fix());
      }
      clock.sleepUntil(clock.nanoTime() + TEND_NANOS);
    }
    throw new IOException(engine.hopeless());
  }

  /**
   * Goes the whole way of a start once, on the null port, so that the archive knows its classes.
   */
  private static void train() throws IOException {
    Path folder = Files.createTempDirectory("ngoma-train");
    Path lane = folder.resolve("lane");
    NanoClock clock = new SystemClock();
    try {
      EngineProcess engine =
          new EngineProcess(
              EngineOptions.parse(
                  new String[] {"--lane", lane.toString(), "--device", "auto", "--measure"}));
      for (int i = 0; i < 15; i++) {
        engine.tend();
        clock.sleepUntil(clock.nanoTime() + TEND_NANOS);
      }
      engine.stop();
    } finally {
      Files.deleteIfExists(lane);
      Files.deleteIfExists(folder);
    }
  }
}
