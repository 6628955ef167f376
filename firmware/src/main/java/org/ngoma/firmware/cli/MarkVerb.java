package org.ngoma.firmware.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ngoma.firmware.box.Bars;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.Marker;
import org.ngoma.sequencer.model.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names the parts of a song, and lists what is marked in it. */
@Command(
    name = "mark",
    description = {
      "Names what begins at a bar: ./ngoma mark SONG 9 Drop.",
      "Without a bar it lists the markers, lyrics and cues of a song, with the bars that they are in.",
    },
    usageHelpAutoWidth = true)
final class MarkVerb implements Callable<Integer> {

  private static final long LAST_BAR = 1_000_000;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SONG",
      description = "demo, a .mid or .ngoma file, or the name of a project in the library")
  String song;

  @Parameters(index = "1", arity = "0..1", paramLabel = "BAR", description = "from 1")
  Long bar;

  @Parameters(index = "2..*", arity = "0..*", paramLabel = "TEXT", description = "what it says")
  List<String> words = List.of();

  @Option(
      names = "--kind",
      paramLabel = "part|cue|lyric|text",
      defaultValue = "part",
      description = "what it is, as MIDI files tell it")
  Marker.Kind kind;

  @Option(names = "--remove", description = "takes away what is marked within the bar")
  boolean remove;

  @Option(
      names = "-o",
      paramLabel = "OUT.ngoma",
      description = "the file to write, it may be SONG itself; not needed in the library")
  Path out;

  @Mixin LibraryOption options;

  @Override
  public Integer call() throws Exception {
    if (bar == null) {
      Project project = Opened.project(song, options.library(), spec);
      project.markers().forEach(marker -> System.out.println(line(project, marker)));
      return 0;
    }
    if (bar < 1 || bar > LAST_BAR || remove != words.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name a bar from 1 to 1,000,000 and what it says, or --remove");
    }
    try (Edited edited = Edited.open(song, out, options.library(), spec)) {
      Project project = edited.history().project();
      edited.history().apply(new Edit.SetMarkers(changed(project)), Gesture.ALONE);
      edited.save();
      edited.history().project().markers().stream()
          .map(marker -> line(project, marker))
          .forEach(System.out::println);
    }
    return 0;
  }

  private List<Marker> changed(Project project) throws EditRefused {
    List<Marker> markers = new ArrayList<>(project.markers());
    if (remove) {
      if (!markers.removeIf(marker -> Bars.barAt(project, marker.tick()) == bar)) {
        throw new EditRefused("nothing is marked in bar " + bar + " of " + project.name());
      }
      return markers;
    }
    try {
      markers.add(new Marker(Bars.tickOf(project, bar), kind, String.join(" ", words)));
    } catch (IllegalArgumentException e) {
      throw new EditRefused(e.getMessage());
    }
    return markers;
  }

  private String line(Project project, Marker marker) {
    long at = Bars.barAt(project, marker.tick());
    String name = marker.kind().name().toLowerCase(Locale.ROOT);
    return options.json
        ? String.format(
            Locale.ROOT,
            "{\"bar\":%d,\"tick\":%d,\"kind\":\"%s\",\"text\":\"%s\"}",
            at,
            marker.tick(),
            name,
            Json.escape(marker.text()))
        : String.format(Locale.ROOT, "%6d  %-5s  %s", at, name, marker.text().strip());
  }
}
