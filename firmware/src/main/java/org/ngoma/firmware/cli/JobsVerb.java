package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ngoma.firmware.export.ExportJob;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.jobs.Job;
import org.ngoma.firmware.jobs.JobQueue;
import org.ngoma.firmware.jobs.JobState;
import org.ngoma.firmware.jobs.JobWorker;
import org.ngoma.firmware.jobs.ResultCache;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.Processes;
import org.ngoma.hal.rt.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and steers what the box does when it has time. */
@Command(
    name = "jobs",
    description = {
      "Lists the work that waits, runs and is done, such as exports that were asked for with"
          + " --later. It is done in a process of its own that gives way to whatever plays.",
      "cancel N ends one; work does all that waits, here and now.",
    },
    usageHelpAutoWidth = true)
final class JobsVerb implements Callable<Integer> {

  private static final long MOST_RESULT_BYTES = 1L << 30;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** While jobs wait for their next try, the worker waits with them, but not for longer. */
  private static final long LONGEST_WAIT_MILLIS = 60_000;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "cancel|work",
      arity = "0..1",
      description = "what to do with them, else they are listed")
  String deed;

  @Parameters(index = "1", paramLabel = "N", arity = "0..1", description = "number of a job")
  Long number;

  @Mixin LibraryOption options;

  @Override
  public Integer call() throws Exception {
    try (HomeDatabase database = HomeDatabase.open(options.home())) {
      JobQueue queue = new JobQueue(database, InstantSource.system());
      if (deed == null) {
        list(queue);
      } else if (deed.equals("work") && number == null) {
        work(queue, database);
      } else if (deed.equals("cancel") && number != null) {
        cancel(queue);
      } else {
        throw new ParameterException(
            spec.commandLine(), "jobs " + deed + ": say 'cancel N', 'work', or nothing");
      }
    }
    return 0;
  }

  private void cancel(JobQueue queue) throws IOException {
    JobState before = queue.cancel(number);
    System.out.println(
        options.json
            ? "{\"job\":%d,\"was\":\"%s\"}".formatted(number, before.word())
            : before.over()
                ? "Job " + number + " is over already: " + before.word()
                : "Job " + number + " ends.");
  }

  private void list(JobQueue queue) throws IOException {
    List<Job> jobs = queue.list();
    jobs.forEach(job -> System.out.println(options.json ? json(job) : words(job)));
    if (jobs.isEmpty() && !options.json) {
      System.out.println("Nothing to do: ./ngoma export SONG --later makes a job.");
    }
  }

  private static String words(Job job) {
    String how =
        job.state() == JobState.RUNNING
            ? String.format(Locale.ROOT, "%3.0f %%", 100 * job.part())
            : job.state().word();
    String line = String.format(Locale.ROOT, "%4d  %-9s  %s", job.id(), how, job.title());
    return job.words().isEmpty() ? line : line + "  (" + job.words() + ")";
  }

  private static String json(Job job) {
    return String.format(
        Locale.ROOT,
        "{\"job\":%d,\"kind\":\"%s\",\"title\":\"%s\",\"state\":\"%s\",\"priority\":\"%s\","
            + "\"part\":%.3f,\"tries\":%d,\"created\":%d,\"due\":%d,\"changed\":%d,\"words\":\"%s\"}",
        job.id(),
        Json.escape(job.kind()),
        Json.escape(job.title()),
        job.state().word(),
        job.priority().name().toLowerCase(Locale.ROOT),
        job.part(),
        job.tries(),
        job.createdMillis(),
        job.dueMillis(),
        job.changedMillis(),
        Json.escape(job.words()));
  }

  /** Does all that waits; what failed is tried again when its pause is over. */
  private void work(JobQueue queue, HomeDatabase database) throws IOException {
    Processes.giveWay();
    Path home = options.home();
    InstantSource time = InstantSource.system();
    ResultCache results = new ResultCache(database, home, MOST_RESULT_BYTES, time);
    Optional<JobWorker> begun = JobWorker.begin(home, queue, List.of(new ExportJob(results)), time);
    if (begun.isEmpty()) {
      System.out.println("Another process works on them already.");
      return;
    }
    NanoClock clock = new SystemClock();
    try (JobWorker worker = begun.get()) {
      while (true) {
        Optional<Job> done = worker.runOne();
        if (done.isPresent()) {
          queue.find(done.get().id()).ifPresent(job -> System.out.println(words(job)));
          continue;
        }
        Optional<Long> due = queue.nextDueMillis();
        if (due.isEmpty()) {
          return;
        }
        long wait = Math.clamp(due.get() - time.millis(), 1, LONGEST_WAIT_MILLIS);
        clock.sleepUntil(clock.nanoTime() + wait * NANOS_PER_MILLI);
      }
    }
  }
}
