package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.jobs.Job;
import org.ngoma.firmware.jobs.JobQueue;
import org.ngoma.firmware.status.Metrics;
import org.ngoma.firmware.status.RunningBox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how boxes that run, and the jobs, are doing. */
@Command(
    name = "status",
    description = {
      "Tells how the box that plays is doing: load, what came too late, memory, edits that are not"
          + " safe yet; and how many jobs there are.",
    },
    usageHelpAutoWidth = true)
final class StatusVerb implements Callable<Integer> {

  private static final double MEBI = 1 << 20;

  @Mixin HelpOption help;

  @Option(names = "--metrics", description = "as Prometheus reads it")
  boolean metrics;

  @Mixin LibraryOption options;

  @Override
  public Integer call() throws Exception {
    List<RunningBox> boxes = RunningBox.all();
    List<Job> jobs = jobs();
    if (metrics) {
      System.out.print(Metrics.of(boxes, jobs));
    } else if (options.json) {
      System.out.println(
          "{\"boxes\":["
              + boxes.stream().map(StatusVerb::json).collect(Collectors.joining(","))
              + "],\"jobs\":"
              + counts(jobs, "\"%s\":%d", ",", "{", "}")
              + "}");
    } else {
      boxes.forEach(box -> System.out.println(words(box)));
      if (boxes.isEmpty()) {
        System.out.println("Nothing plays.");
      }
      System.out.println(
          "Jobs: " + (jobs.isEmpty() ? "none" : counts(jobs, "%2$d %1$s", ", ", "", "")));
    }
    return 0;
  }

  private List<Job> jobs() throws IOException {
    Path home = options.home();
    if (!Files.exists(HomeDatabase.file(home))) {
      return List.of();
    }
    try (HomeDatabase database = HomeDatabase.open(home)) {
      return new JobQueue(database, InstantSource.system()).list();
    }
  }

  private static String counts(
      List<Job> jobs, String each, String between, String before, String behind) {
    Map<String, Long> counts =
        jobs.stream()
            .collect(
                Collectors.groupingBy(
                    job -> job.state().word(), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> String.format(Locale.ROOT, each, count.getKey(), count.getValue()))
        .collect(Collectors.joining(between, before, behind));
  }

  private static String words(RunningBox box) {
    String wrong =
        box.faults().entrySet().stream()
            .filter(fault -> fault.getValue() > 0)
            .map(fault -> fault.getValue() + " " + fault.getKey())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s on %s: load %.0f %%, %d frames at %d Hz; went wrong: %s; edits not safe yet: %d;"
            + " engine %.0f MB, box %.0f MB",
        box.playing() ? "Playing" : "Standing",
        box.port(),
        100 * box.load(),
        box.periodFrames(),
        box.rate(),
        wrong.isEmpty() ? "nothing" : wrong,
        box.journalWaiting(),
        box.engineBytes() / MEBI,
        box.boxBytes() / MEBI);
  }

  private static String json(RunningBox box) {
    String faults =
        box.faults().entrySet().stream()
            .map(fault -> "\"" + fault.getKey() + "\":" + fault.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return String.format(
        Locale.ROOT,
        "{\"run\":\"%s\",\"playing\":%b,\"on_card\":%b,\"port\":\"%s\",\"load\":%.4f,\"rate\":%d,"
            + "\"period\":%d,\"frames\":%d,\"deadlines_missed\":%d,\"journal_waiting\":%d,"
            + "\"engine_starts\":%d,\"box_starts\":%d,\"engine_bytes\":%d,\"box_bytes\":%d,\"faults\":%s}",
        Json.escape(String.valueOf(box.folder().getFileName())),
        box.playing(),
        box.onCard(),
        Json.escape(box.port()),
        box.load(),
        box.rate(),
        box.periodFrames(),
        box.frames(),
        box.deadlinesMissed(),
        box.journalWaiting(),
        box.engineStarts(),
        box.boxStarts(),
        box.engineBytes(),
        box.boxBytes(),
        faults);
  }
}
