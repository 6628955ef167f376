package org.ngoma.firmware.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ngoma.firmware.jobs.Job;
import org.ngoma.firmware.jobs.JobHopeless;
import org.ngoma.firmware.jobs.JobKind;
import org.ngoma.firmware.jobs.Priority;
import org.ngoma.firmware.jobs.ResultCache;
import org.ngoma.firmware.store.AtomicFile;
import org.ngoma.firmware.store.ProjectFileException;
import org.ngoma.firmware.store.ProjectJson;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.sequencer.model.Project;

/** Exports as jobs: the song as it is when one asks for it, written when there is time. */
public final class ExportJob implements JobKind {

  private static final String NAME = "export";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ResultCache results;

  /**
   * @param results keeps mixes that were written
   */
  public ExportJob(ResultCache results) {
    this.results = results;
  }

  /** A job that writes a song. */
  public static Job of(Project project, ExportPlan plan, Path to, Priority priority) {
    ObjectNode args = JSON.createObjectNode();
    args.put("to", to.toAbsolutePath().toString());
    args.put("format", plan.format().name());
    args.put("encoding", plan.encoding().name());
    args.put("rate", plan.rate());
    args.put("kbps", plan.kbps());
    args.put("loop", plan.loop());
    plan.lufs().ifPresent(lufs -> args.put("lufs", lufs));
    args.put("stems", plan.stems());
    args.put("track", plan.trackId());
    String title = "Export " + project.name() + " to " + to.getFileName();
    return Job.of(NAME, title, args.toString(), ProjectJson.write(project), priority);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String run(Job job, JobKind.Progress progress) throws IOException {
    Project project;
    ExportPlan plan;
    Path to;
    try {
      JsonNode args = JSON.readTree(job.args());
      plan = plan(args);
      to = Path.of(args.path("to").asText());
      project = ProjectJson.read(job.title(), job.body()).project();
    } catch (IllegalArgumentException | ProjectFileException e) {
      throw new JobHopeless(e.getMessage());
    }
    Exporter exporter = new Exporter(project, plan, part -> going(progress, part));
    if (plan.stems()) {
      return told(exporter.write(to));
    }
    String key = exporter.key();
    Optional<Path> there = results.find(key);
    if (there.isPresent()) {
      copy(there.get(), to);
      return to + ", as it was written before";
    }
    List<Exporter.Exported> written = exporter.write(to);
    results.put(key, to);
    return told(written);
  }

  /** A queue that cannot be asked for a moment holds nothing up. */
  private static boolean going(JobKind.Progress progress, double part) {
    try {
      return progress.at(part);
    } catch (IOException e) {
      return true;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (FileChannel source = FileChannel.open(from)) {
      AtomicFile.write(
          to,
          target -> Channels.newInputStream(source).transferTo(Channels.newOutputStream(target)));
    }
  }

  private static ExportPlan plan(JsonNode args) {
    return new ExportPlan(
        Format.valueOf(args.path("format").asText()),
        WavEncoding.valueOf(args.path("encoding").asText()),
        args.path("rate").asInt(),
        args.path("kbps").asInt(),
        args.path("loop").asBoolean(),
        args.has("lufs") ? OptionalDouble.of(args.path("lufs").asDouble()) : OptionalDouble.empty(),
        args.path("stems").asBoolean(),
        args.path("track").asInt());
  }

  private static String told(List<Exporter.Exported> written) {
    Exporter.Exported first = written.getFirst();
    if (Double.isNaN(first.seconds())) {
      return written.size() + " stems in " + first.file().getParent();
    }
    return Files.exists(first.file())
        ? String.format(
            Locale.ROOT,
            "%s: %.1f s, %.1f LUFS, true peak %.1f dBTP",
            first.file(),
            first.seconds(),
            first.lufs(),
            first.truePeakDb())
        : first.file().toString();
  }
}
