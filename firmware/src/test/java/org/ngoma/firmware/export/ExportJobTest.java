package org.ngoma.firmware.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.jobs.Job;
import org.ngoma.firmware.jobs.JobQueue;
import org.ngoma.firmware.jobs.JobState;
import org.ngoma.firmware.jobs.JobWorker;
import org.ngoma.firmware.jobs.Priority;
import org.ngoma.firmware.jobs.ResultCache;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TrackKind;

class ExportJobTest {

  @TempDir Path home;

  private static final Project SONG = TestSongs.of(List.of(TestSongs.track(1, TrackKind.SYNTH, 1)));

  private static ExportPlan plan(boolean stems) {
    return new ExportPlan(
        Format.WAV, WavEncoding.PCM_24, 48_000, 192, true, OptionalDouble.empty(), stems, 0);
  }

  private Job run(Job job) throws IOException {
    InstantSource time = InstantSource.system();
    try (HomeDatabase database = HomeDatabase.open(home)) {
      JobQueue queue = new JobQueue(database, time);
      long id = queue.add(job);
      ResultCache results = new ResultCache(database, home, 1 << 30, time);
      try (JobWorker worker =
          JobWorker.begin(home, queue, List.of(new ExportJob(results)), time).orElseThrow()) {
        worker.runOne();
      }
      return queue.find(id).orElseThrow();
    }
  }

  @Test
  void writesWhatAnExportWrites() throws IOException {
    Path direct = home.resolve("direct.wav");
    new Exporter(SONG, plan(false), part -> true).write(direct);
    Path to = home.resolve("job.wav");
    Job done = run(ExportJob.of(SONG, plan(false), to, Priority.USUAL));
    assertEquals(JobState.DONE, done.state(), done.words());
    assertTrue(done.words().contains("LUFS"), done.words());
    assertEquals(-1, Files.mismatch(direct, to));
    // The same again is copied from what was kept.
    Path again = home.resolve("again.wav");
    done = run(ExportJob.of(SONG, plan(false), again, Priority.USUAL));
    assertTrue(done.words().contains("before"), done.words());
    assertEquals(-1, Files.mismatch(direct, again));
    Job stems = run(ExportJob.of(SONG, plan(true), home.resolve("stems"), Priority.USER));
    assertEquals("1 stems in " + home.resolve("stems"), stems.words());
  }

  @Test
  void triesAgainWhereTheFolderMayComeBack() throws IOException {
    Job done = run(ExportJob.of(SONG, plan(false), home.resolve("no/x.wav"), Priority.USUAL));
    assertEquals(JobState.WAITING, done.state());
    assertTrue(done.words().contains("folder"), done.words());
  }

  @Test
  void givesUpWhatNoTryCanDo() throws IOException {
    Job good = ExportJob.of(SONG, plan(false), home.resolve("x.wav"), Priority.USUAL);
    Job bad =
        Job.of(
            good.kind(),
            good.title(),
            good.args(),
            "no song".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            Priority.USUAL);
    assertEquals(JobState.FAILED, run(bad).state());
    Job odd =
        Job.of(good.kind(), good.title(), "{\"format\":\"OGG\"}", good.body(), Priority.USUAL);
    assertEquals(JobState.FAILED, run(odd).state());
  }
}
