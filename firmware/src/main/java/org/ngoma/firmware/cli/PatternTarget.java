package org.ngoma.firmware.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.shape.PatternEdits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** Which patterns of which song a verb changes, and where the song is written then. */
final class PatternTarget {

  /** One gesture: whatever a verb does is one step of undo. */
  static final Gesture AT_ONCE = new Gesture(1);

  @Parameters(
      index = "0",
      paramLabel = "SONG",
      description = "demo, a .mid or .ngoma file, or the name of a project in the library")
  String song;

  @Option(
      names = "--track",
      scope = ScopeType.INHERIT,
      paramLabel = "TRACK",
      required = true,
      description = "number or name of a track; all for every track that plays notes")
  String track;

  @Option(
      names = "--pattern",
      scope = ScopeType.INHERIT,
      paramLabel = "PATTERN",
      description = "name of a pattern of the track, else all of them")
  String pattern;

  @Option(
      names = "-o",
      scope = ScopeType.INHERIT,
      paramLabel = "OUT.ngoma",
      description = "the file to write, it may be SONG itself; not needed in the library")
  Path out;

  @Mixin LibraryOption options;

  /** What is done to the open song; what it tells is said when all of it is safe. */
  interface Work {
    List<String> on(History history) throws Exception;
  }

  /** Opens the song, works on it, and makes it safe. */
  int edit(CommandSpec spec, Work work) throws Exception {
    List<String> told;
    try (Edited edited = Edited.open(song, out, options.library(), spec)) {
      told = work.on(edited.history());
      edited.save();
    }
    told.forEach(System.out::println);
    return 0;
  }

  /** The tracks that are meant. */
  List<Track> tracks(Project project) throws EditRefused {
    return track.equalsIgnoreCase("all")
        ? project.tracks().stream().filter(one -> !one.patterns().isEmpty()).toList()
        : List.of(Places.track(project, "--track", track));
  }

  /** The patterns of a track that are meant. */
  List<Pattern> patterns(Track of) throws EditRefused {
    if (pattern == null) {
      return of.patterns();
    }
    List<Pattern> meant =
        of.patterns().stream().filter(one -> one.name().equalsIgnoreCase(pattern)).toList();
    if (meant.isEmpty()) {
      throw new EditRefused(
          "--pattern %s: track %s has %s"
              .formatted(
                  pattern,
                  of.name(),
                  of.patterns().isEmpty()
                      ? "none"
                      : of.patterns().stream()
                          .map(Pattern::name)
                          .collect(Collectors.joining(", "))));
    }
    return meant;
  }

  /** Makes every pattern that is meant another one, and tells what has changed. */
  List<String> change(History history, String words, UnaryOperator<Pattern> change)
      throws EditRefused {
    List<String> told = new ArrayList<>();
    for (Track one : tracks(history.project())) {
      for (Pattern before : patterns(one)) {
        Pattern after = change.apply(before);
        List<Edit> edits = PatternEdits.of(one.id(), before, after, words);
        for (Edit edit : edits) {
          history.apply(edit, AT_ONCE);
        }
        told.add(tell(one, before, after, words, edits));
      }
    }
    if (told.isEmpty()) {
      throw new EditRefused("--track " + track + ": there is no pattern to change");
    }
    return told;
  }

  /** One line about a pattern that was changed. */
  String tell(Track of, Pattern before, Pattern after, String words, List<Edit> edits) {
    int changed = 0;
    for (Edit edit : edits) {
      if (edit instanceof Edit.ShapeNotes shape) {
        changed = Math.max(shape.removed().size(), shape.added().size());
      }
    }
    return options.json
        ? String.format(
            Locale.ROOT,
            "{\"done\":\"%s\",\"track\":\"%s\",\"pattern\":\"%s\",\"notes\":%d,\"changed\":%d,"
                + "\"length_beats\":%.3f}",
            Json.escape(words),
            Json.escape(of.name()),
            Json.escape(before.name()),
            after.notes().size(),
            changed,
            after.lengthTicks() / 960.0)
        : String.format(
            Locale.ROOT,
            "%s: %s / %s, %d notes, %d changed",
            words,
            of.name(),
            before.name(),
            after.notes().size(),
            changed);
  }
}
