package org.ngoma.firmware.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the launcher, waited for to its end. */
record Launched(int code, String out, String err) {

  /** The rig gives its guest seven minutes on a busy machine. */
  private static final long MOST_SECONDS = 480;

  static Launched ngoma(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("ngoma", ".out");
    Path err = Files.createTempFile("ngoma", ".err");
    try {
      Process process =
          command(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        // Whatever it started would take time from the tests that follow.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroy();
        throw new IOException("ngoma " + String.join(" ", arguments) + " does not end");
      }
      return new Launched(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  static ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(System.getenv("NGOMA_LAUNCHER")));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
