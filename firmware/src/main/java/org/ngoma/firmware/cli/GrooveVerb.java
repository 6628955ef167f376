package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ngoma.firmware.store.GrooveFiles;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.EditWords;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackGroove;
import org.ngoma.sequencer.model.groove.GrooveFinder;
import org.ngoma.sequencer.model.groove.Grooves;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The grooves that there are, and new ones out of what someone played. */
@Command(
    name = "groove",
    description =
        "Plays tracks with grooves, lists them, and takes new ones out of what was played.",
    footer = {
      "",
      "Examples:",
      "  ./ngoma groove list",
      "  ./ngoma groove extract DRUMMER.mid --name \"Session 3\"",
      "  ./ngoma groove apply SONG \"Private school\" --track Shaker --strength 80",
      "  ./ngoma shape SONG --track Drums groove \"Session 3\" --strength 70",
    },
    usageHelpAutoWidth = true)
final class GrooveVerb implements Runnable {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Mixin LibraryOption options;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: " + String.join(", ", spec.subcommands().keySet()));
  }

  private GrooveFiles files() {
    return new GrooveFiles(options.grooves());
  }

  @Command(description = "Lists the grooves of the box and your own.")
  int list(@Mixin HelpOption asked) throws IOException {
    for (Groove groove : files().own()) {
      System.out.println(line(groove, true));
    }
    for (Groove groove : Grooves.all()) {
      System.out.println(line(groove, false));
    }
    return 0;
  }

  private String line(Groove groove, boolean own) {
    return options.json
        ? String.format(
            Locale.ROOT,
            "{\"name\":\"%s\",\"own\":%b,\"beats\":%.3f,\"late\":%s,\"accents\":%s}",
            Json.escape(groove.name()),
            own,
            groove.cycleTicks() / (double) Ppqn.TICKS,
            late(groove).stream()
                .map(GrooveVerb::number)
                .collect(Collectors.joining(",", "[", "]")),
            groove.accents().toString().replace(" ", ""))
        : String.format(
                Locale.ROOT,
                "%-24s %3d steps in %s  late by %s %% of a step%s",
                groove.name(),
                groove.starts().size(),
                groove.cycleTicks() == Ppqn.TICKS
                    ? "1 beat"
                    : number(groove.cycleTicks() / (double) Ppqn.TICKS) + " beats",
                late(groove).stream().map(GrooveVerb::number).collect(Collectors.joining(" ")),
                own ? "  (yours)" : "")
            .stripTrailing();
  }

  /** How late each step is, in per cent of a step. */
  private static List<Double> late(Groove groove) {
    List<Double> late = new ArrayList<>();
    for (int i = 0; i < groove.starts().size(); i++) {
      int straight = i * groove.stepTicks();
      late.add(100.0 * (groove.starts().get(i) - straight) / groove.stepTicks());
    }
    return late;
  }

  private static String number(double value) {
    return Long.toString(Math.round(value));
  }

  @Command(description = "Hears the groove in what someone played, and keeps it.")
  int extract(
      @Mixin HelpOption asked,
      @Parameters(
              paramLabel = "SONG",
              description = "demo, a .mid or .ngoma file, or a project of the library")
          String song,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              required = true,
              description = "what it is called")
          String name,
      @Option(
              names = "--track",
              paramLabel = "TRACK",
              description = "number or name of a track, else all")
          String track,
      @Option(
              names = "--pattern",
              paramLabel = "PATTERN",
              description = "name of a pattern, else all")
          String pattern,
      @Option(names = "--note", paramLabel = "NOTE", description = "only this drum or key")
          String note,
      @Option(
              names = "--bars",
              paramLabel = "N",
              defaultValue = "1",
              description = "length of its cycle")
          int bars,
      @Option(
              names = "--grid",
              paramLabel = "N",
              defaultValue = "16",
              description = "note value of a step")
          String grid)
      throws Exception {
    Project project = Opened.project(song, options.library(), spec);
    List<Note> notes = new ArrayList<>();
    for (Track one : tracks(project, track)) {
      for (Pattern of : one.patterns()) {
        if (pattern == null || of.name().equalsIgnoreCase(pattern)) {
          notes.addAll(of.notes());
        }
      }
    }
    GrooveFinder.Found found;
    try {
      if (note != null) {
        int key = Notation.key("--note", note);
        notes.removeIf(one -> one.key() != key);
      }
      int cycle =
          (int) Math.min(Integer.MAX_VALUE, bars * project.signatures().getFirst().barTicks());
      found = GrooveFinder.find(name, notes, cycle, cycle / Notation.ticks("--grid", grid));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    files().put(found.groove());
    double spread = found.spreadTicks() / Notation.ticks(project, 1);
    System.out.println(
        options.json
            ? line(found.groove(), true)
                .replaceFirst(
                    "}$",
                    String.format(
                        Locale.ROOT, ",\"notes\":%d,\"spread_ms\":%.2f}", found.notes(), spread))
            : line(found.groove(), true)
                + String.format(
                    Locale.ROOT,
                    "%nHeard in %d notes; half of them lie within %.1f ms of it.",
                    found.notes(),
                    spread));
    return 0;
  }

  @Command(
      description = "Plays a track with a groove in the place of its swing; none takes it away.")
  int apply(
      @Mixin HelpOption asked,
      @Parameters(
              index = "0",
              paramLabel = "SONG",
              description = "demo, a .mid or .ngoma file, or a project of the library")
          String song,
      @Parameters(index = "1", paramLabel = "GROOVE", description = "its name, or none")
          String name,
      @Option(
              names = "--track",
              paramLabel = "TRACK",
              required = true,
              description = "number or name of a track, or all")
          String track,
      @Option(
              names = "--strength",
              paramLabel = "%",
              defaultValue = "100",
              description = "how much of it, 0 to 100")
          double strength,
      @Option(
              names = "-o",
              paramLabel = "OUT.ngoma",
              description = "the file to write; not needed in the library")
          Path out)
      throws Exception {
    Optional<TrackGroove> groove = played(name, strength);
    List<String> told = new ArrayList<>();
    try (Edited edited = Edited.open(song, out, options.library(), spec)) {
      History history = edited.history();
      for (Track one : tracks(history.project(), track.equalsIgnoreCase("all") ? null : track)) {
        if (!one.patterns().isEmpty()) {
          Edit edit = new Edit.SetGroove(one.id(), groove);
          String words = new EditWords(Processors.parameters()).of(edit, history.project());
          history.apply(edit, PatternTarget.AT_ONCE);
          told.add(options.json ? "{\"done\":\"" + Json.escape(words) + "\"}" : words);
        }
      }
      edited.save();
    }
    told.forEach(System.out::println);
    return 0;
  }

  private Optional<TrackGroove> played(String name, double strength) {
    try {
      return name.equalsIgnoreCase("none")
          ? Optional.empty()
          : Optional.of(new TrackGroove(files().named(name), Notation.share(strength)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static List<Track> tracks(Project project, String track) throws EditRefused {
    return track == null ? project.tracks() : List.of(Places.track(project, "--track", track));
  }
}
