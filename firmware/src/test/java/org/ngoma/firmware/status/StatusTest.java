package org.ngoma.firmware.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.jobs.Job;
import org.ngoma.firmware.jobs.JobState;
import org.ngoma.firmware.jobs.Priority;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.hal.rt.Fault;

class StatusTest {

  @TempDir Path folder;

  private static RunningBox box() {
    Lane lane = Lane.inMemory();
    lane.announceEngine();
    lane.announceEngine();
    lane.faults().add(Fault.XRUN, 3);
    lane.faults().add(Fault.DEADLINE, 4);
    lane.publishJournal(17);
    lane.publishPort("Card \"1\"");
    long[] state = new long[EngineState.LONGS];
    state[EngineState.PLAYING] = 1;
    state[EngineState.LOAD] = Double.doubleToRawLongBits(0.25);
    state[EngineState.RATE] = 48_000;
    lane.state().publish(state);
    return RunningBox.of(Path.of("/run/ngoma-run-1.x"), lane, EngineState.read(lane.state()));
  }

  private static Job job(JobState state, long seconds) {
    return new Job(
        1,
        "export",
        "x",
        "{}",
        new byte[0],
        Priority.USUAL,
        state,
        0,
        0,
        seconds * 1000,
        1,
        1,
        0,
        "");
  }

  @Test
  void aBoxIsReadFromItsLane() {
    RunningBox box = box();
    assertTrue(box.playing());
    assertEquals(0.25, box.load());
    assertEquals(7, box.deadlinesMissed());
    assertEquals(17, box.journalWaiting());
    assertEquals(2, box.engineStarts());
    assertTrue(box.engineBytes() > 1 << 20, "it is this process");
  }

  @Test
  void prometheusReadsEveryFigure() {
    List<Job> jobs =
        List.of(
            job(JobState.DONE, 3),
            job(JobState.DONE, 100),
            job(JobState.DONE, 9000),
            job(JobState.WAITING, 0));
    String text = Metrics.of(List.of(box()), jobs, OptionalDouble.of(51.5));
    assertTrue(text.contains("ngoma_load_ratio{run=\"ngoma-run-1.x\"} 0.25\n"), text);
    assertTrue(text.contains("ngoma_faults_total{run=\"ngoma-run-1.x\",fault=\"xrun\"} 3\n"), text);
    assertTrue(text.contains("ngoma_temperature_celsius 51.5\n"), text);
    assertTrue(text.contains("ngoma_jobs{kind=\"export\",state=\"waiting\"} 1\n"), text);
    assertTrue(text.contains("ngoma_job_seconds_bucket{kind=\"export\",le=\"5\"} 1\n"), text);
    assertTrue(text.contains("ngoma_job_seconds_bucket{kind=\"export\",le=\"300\"} 2\n"), text);
    assertTrue(text.contains("ngoma_job_seconds_bucket{kind=\"export\",le=\"+Inf\"} 3\n"), text);
    assertTrue(text.contains("ngoma_job_seconds_count{kind=\"export\"} 3\n"), text);
    lawful(text);
  }

  /** By the grammar of the format: every figure is announced once, before its lines. */
  private static void lawful(String text) {
    Set<String> announced = new TreeSet<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        assertTrue(announced.add(line.split(" ", -1)[2]), "twice: " + line);
      } else if (!line.startsWith("# HELP ")) {
        assertTrue(
            line.matches("[a-z_]+(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? -?[0-9.E+-]+"),
            line);
        String name = line.replaceAll("[{ ].*", "").replaceAll("_(bucket|sum|count)$", "");
        assertTrue(announced.contains(name), "not announced: " + line);
      }
    }
  }

  @Test
  void aMachineWithoutASensorHasNoTemperature() throws IOException {
    assertTrue(Machine.celsius(folder.resolve("none")).isEmpty());
    Path sensor = Files.writeString(folder.resolve("temp"), "48312\n");
    assertEquals(48.312, Machine.celsius(sensor).getAsDouble());
    Files.writeString(sensor, "hot");
    assertFalse(Machine.celsius(sensor).isPresent());
    assertEquals(0, Machine.residentBytes(-1));
  }
}
