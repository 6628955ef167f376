package org.ngoma.firmware.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.jobs.JobQueue;
import org.ngoma.firmware.jobs.WorkerProcess;

/** Jobs that the power or a kill has broken off: they go on when the box is back. */
final class LeftJobs {

  private LeftJobs() {}

  /** Looks for them beside everything else. Thread: a passing one of its own. */
  static void goOn(Path home) {
    Thread.ofPlatform().daemon().name("jobs").start(() -> look(home));
  }

  private static void look(Path home) {
    if (!Files.exists(HomeDatabase.file(home))) {
      return;
    }
    try (HomeDatabase database = HomeDatabase.open(home)) {
      if (new JobQueue(database, InstantSource.system()).anyLeft()) {
        WorkerProcess.start(home);
      }
    } catch (IOException e) {
      // Whoever asks for the jobs next is told.
    }
  }
}
