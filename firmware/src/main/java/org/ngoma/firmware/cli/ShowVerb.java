package org.ngoma.firmware.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ngoma.firmware.export.SongKey;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.theory.KeyFinder;
import org.ngoma.sequencer.play.TempoMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a song is made of, and which of its samples are missing. */
@Command(
    name = "show",
    description = "Shows the channels of a song, their effects and samples, and what is missing.",
    usageHelpAutoWidth = true)
final class ShowVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "SONG",
      description = "demo, a .mid or .ngoma file, or the name of a project in the library")
  String song;

  @Option(names = "--json", description = "one JSON object instead of words")
  boolean json;

  private final SampleStore samples = new SampleStore(SampleStore.usualFolder());

  @Override
  public Integer call() throws Exception {
    Project project = Opened.project(song, spec);
    double seconds = TempoMap.of(project.tempos()).secondsAt(project.endTick());
    Optional<KeyFinder.Found> key = SongKey.of(project);
    List<String> lines = new ArrayList<>();
    Places.of(project)
        .forEach(
            (place, names) -> {
              if (place.kind() == Place.Kind.TRACK || !ApplyVerb.chain(project, place).isEmpty()) {
                lines.add(json ? json(project, place, names) : words(project, place, names));
              }
            });
    System.out.println(
        json
            ? String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"bpm\":%.3f,\"key\":%s,\"seconds\":%.3f,\"channels\":[%s],\"missing\":%d}",
                Json.escape(project.name()),
                project.tempos().getFirst().bpm(),
                key.map(found -> "\"" + found.key() + "\"").orElse("null"),
                seconds,
                String.join(",", lines),
                samples.missing(project).size())
            : String.format(
                Locale.ROOT,
                "%s  %.4g BPM  %s%.0f s%n%s%s",
                project.name(),
                project.tempos().getFirst().bpm(),
                key.map(found -> found.key() + "  ").orElse(""),
                seconds,
                String.join(System.lineSeparator(), lines),
                missing(project)));
    return 0;
  }

  private String missing(Project project) {
    int count = samples.missing(project).size();
    return count == 0
        ? ""
        : System.lineSeparator()
            + count
            + (count == 1 ? " sample is" : " samples are")
            + " missing and silent: ./ngoma relink finds them by their names";
  }

  private String words(Project project, Place place, List<String> names) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%8s  %-24s", names.getFirst(), names.getLast()));
    line.append(String.format(Locale.ROOT, " %-9s", kind(project, place)));
    line.append(
        ApplyVerb.chain(project, place).stream()
            .map(Device::kind)
            .collect(Collectors.joining(" > ")));
    files(project, place)
        .forEach(
            (slot, file) ->
                line.append(
                    String.format(
                        Locale.ROOT,
                        "%n          %-24s %s%s",
                        slot,
                        file.name(),
                        samples.has(file.sha256()) ? "" : "  (missing)")));
    return line.toString().stripTrailing();
  }

  private String json(Project project, Place place, List<String> names) {
    String effects =
        ApplyVerb.chain(project, place).stream()
            .map(device -> '"' + Json.escape(device.kind()) + '"')
            .collect(Collectors.joining(","));
    String files =
        files(project, place).entrySet().stream()
            .map(
                file ->
                    "{\"slot\":\"%s\",\"name\":\"%s\",\"missing\":%b}"
                        .formatted(
                            Json.escape(file.getKey()),
                            Json.escape(file.getValue().name()),
                            !samples.has(file.getValue().sha256())))
            .collect(Collectors.joining(","));
    return "{\"channel\":\"%s\",\"name\":\"%s\",\"kind\":\"%s\",\"effects\":[%s],\"files\":[%s]}"
        .formatted(
            names.getFirst(), Json.escape(names.getLast()), kind(project, place), effects, files);
  }

  private static String kind(Project project, Place place) {
    return place.kind() == Place.Kind.TRACK
        ? project.track(place.number()).map(track -> track.kind().id()).orElse("")
        : "";
  }

  /** Files of a channel by where they are used. */
  private static Map<String, FileRef> files(Project project, Place place) {
    Map<String, FileRef> files = new LinkedHashMap<>();
    if (place.kind() == Place.Kind.TRACK) {
      Track track = project.track(place.number()).orElseThrow();
      files.putAll(new TreeMap<>(track.files()));
      for (AudioClip clip : track.audio()) {
        files.put("clip " + clip.id(), clip.region().recording().file());
      }
    }
    for (Device device : ApplyVerb.chain(project, place)) {
      new TreeMap<>(device.files())
          .forEach((slot, file) -> files.put(device.kind() + " " + slot, file));
    }
    return files;
  }
}
