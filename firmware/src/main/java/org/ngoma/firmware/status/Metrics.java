package org.ngoma.firmware.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.ngoma.firmware.jobs.Job;
import org.ngoma.firmware.jobs.JobState;

/**
 * The figures of boxes and jobs as Prometheus reads them (text format 0.0.4): each with what it is,
 * its kind and its labels.
 */
public final class Metrics {

  /** Upper ends of the buckets of a job's time, in seconds. */
  private static final double[] BUCKETS = {1, 5, 15, 60, 300, 1800, 7200};

  private final StringBuilder text = new StringBuilder();

  private Metrics() {}

  /** All figures. */
  public static String of(List<RunningBox> boxes, List<Job> jobs) {
    return of(boxes, jobs, Machine.celsius());
  }

  static String of(List<RunningBox> boxes, List<Job> jobs, OptionalDouble celsius) {
    Metrics metrics = new Metrics();
    metrics.boxes(boxes);
    metrics.jobs(jobs);
    if (celsius.isPresent()) {
      metrics.head("ngoma_temperature_celsius", "gauge", "Temperature of the processor.");
      metrics.line("ngoma_temperature_celsius", Map.of(), celsius.getAsDouble());
    }
    return metrics.text.toString();
  }

  private interface Figure {
    double of(RunningBox box);
  }

  private void boxes(List<RunningBox> boxes) {
    each(boxes, "ngoma_playing", "gauge", "1 while the transport runs.", b -> b.playing() ? 1 : 0);
    each(
        boxes, "ngoma_on_card", "gauge", "1 while a sound card plays it.", b -> b.onCard() ? 1 : 0);
    each(
        boxes,
        "ngoma_load_ratio",
        "gauge",
        "Share of a period that rendering takes.",
        RunningBox::load);
    each(boxes, "ngoma_frames_total", "counter", "Frames rendered.", RunningBox::frames);
    each(
        boxes,
        "ngoma_journal_waiting",
        "gauge",
        "Edits that are not safe yet.",
        RunningBox::journalWaiting);
    each(
        boxes,
        "ngoma_engine_starts_total",
        "counter",
        "Engines started.",
        RunningBox::engineStarts);
    each(boxes, "ngoma_box_starts_total", "counter", "Boxes started.", RunningBox::boxStarts);
    each(
        boxes,
        "ngoma_engine_resident_bytes",
        "gauge",
        "Memory of the engine.",
        RunningBox::engineBytes);
    each(boxes, "ngoma_box_resident_bytes", "gauge", "Memory of the box.", RunningBox::boxBytes);
    head("ngoma_faults_total", "counter", "What went wrong, by its name.");
    for (RunningBox box : boxes) {
      box.faults()
          .forEach(
              (fault, times) -> {
                Map<String, String> labels = labels(box);
                labels.put("fault", fault);
                line("ngoma_faults_total", labels, times);
              });
    }
  }

  private void each(List<RunningBox> boxes, String name, String kind, String help, Figure figure) {
    head(name, kind, help);
    boxes.forEach(box -> line(name, labels(box), figure.of(box)));
  }

  private static Map<String, String> labels(RunningBox box) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("run", String.valueOf(box.folder().getFileName()));
    return labels;
  }

  private void jobs(List<Job> jobs) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, List<Double>> times = new TreeMap<>();
    for (Job job : jobs) {
      counts.merge(job.kind() + " " + job.state().word(), 1, Integer::sum);
      if (job.state() == JobState.DONE) {
        times
            .computeIfAbsent(job.kind(), kind -> new ArrayList<>())
            .add((job.changedMillis() - job.createdMillis()) / 1000.0);
      }
    }
    head("ngoma_jobs", "gauge", "Jobs that are known, by kind and state.");
    counts.forEach(
        (key, count) -> {
          int gap = key.lastIndexOf(' ');
          Map<String, String> labels = new LinkedHashMap<>();
          labels.put("kind", key.substring(0, gap));
          labels.put("state", key.substring(gap + 1));
          line("ngoma_jobs", labels, count);
        });
    head("ngoma_job_seconds", "histogram", "From asking for a job until it is done.");
    times.forEach(this::histogram);
  }

  private void histogram(String kind, List<Double> seconds) {
    for (double end : BUCKETS) {
      bucket(kind, number(end), seconds.stream().filter(s -> s <= end).count());
    }
    bucket(kind, "+Inf", seconds.size());
    double sum = seconds.stream().mapToDouble(Double::doubleValue).sum();
    line("ngoma_job_seconds_sum", Map.of("kind", kind), sum);
    line("ngoma_job_seconds_count", Map.of("kind", kind), seconds.size());
  }

  private void bucket(String kind, String end, double count) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("kind", kind);
    labels.put("le", end);
    line("ngoma_job_seconds_bucket", labels, count);
  }

  private void head(String name, String kind, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(kind).append('\n');
  }

  private void line(String name, Map<String, String> labels, double value) {
    text.append(name);
    if (!labels.isEmpty()) {
      StringBuilder inner = new StringBuilder();
      labels.forEach(
          (label, said) ->
              inner
                  .append(inner.isEmpty() ? "" : ",")
                  .append(label)
                  .append("=\"")
                  .append(escaped(said))
                  .append('"'));
      text.append('{').append(inner).append('}');
    }
    text.append(' ').append(number(value)).append('\n');
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
