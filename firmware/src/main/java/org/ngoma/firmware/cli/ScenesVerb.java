package org.ngoma.firmware.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Follow;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Scene;
import org.ngoma.sequencer.model.Track;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and changes the rows of the launch grid, and what follows a launched pattern. */
@Command(
    name = "scenes",
    description = "Shows the scenes of a song; adds and removes them, and sets what follows.",
    footer = {
      "",
      "Examples:",
      "  ./ngoma scenes SONG",
      "  ./ngoma scenes SONG --add Drop Drums=Drop \"Log drum=B\" Pad=-",
      "  ./ngoma scenes SONG --follow Drums=Fill --after 1 --by previous",
      "  ./ngoma play SONG --scene Drop",
      "A track that a scene does not name goes on as it did; - is silence.",
    },
    usageHelpAutoWidth = true)
final class ScenesVerb implements Callable<Integer> {

  private static final String SILENCE = "-";

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SONG",
      description = "demo, a .mid or .ngoma file, or the name of a project in the library")
  String song;

  @Parameters(
      index = "1..*",
      paramLabel = "TRACK=PATTERN",
      description = "cells of the scene that is added; - for silence")
  List<String> cells = new ArrayList<>();

  @Option(names = "--add", paramLabel = "NAME", description = "a scene, or another in its place")
  String add;

  @Option(names = "--remove", paramLabel = "NAME", description = "takes a scene away")
  String remove;

  @Option(
      names = "--follow",
      paramLabel = "TRACK=PATTERN",
      description = "the pattern that is to be followed")
  String followed;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "next",
      description = "none, again, next, previous, first, last, any, other, stop, arrangement")
  String by;

  @Option(
      names = "--after",
      paramLabel = "PASSES",
      defaultValue = "1",
      description = "passes through the pattern until then")
  int after;

  @Option(
      names = "--chance",
      paramLabel = "%",
      defaultValue = "100",
      description = "how often; else it begins again")
  int chance;

  @Option(
      names = "-o",
      paramLabel = "OUT.ngoma",
      description = "the file to write, it may be SONG itself; not needed in the library")
  Path out;

  @Mixin LibraryOption options;

  @Override
  public Integer call() throws Exception {
    if (add == null && remove == null && followed == null) {
      if (!cells.isEmpty()) {
        throw new EditRefused("cells without a scene: name it with --add NAME");
      }
      show(Opened.project(song, options.library(), spec)).forEach(System.out::println);
      return 0;
    }
    List<String> shown;
    try (Edited edited = Edited.open(song, out, options.library(), spec)) {
      History history = edited.history();
      if (followed != null) {
        history.apply(follow(history.project()), Gesture.ALONE);
      }
      if (add != null || remove != null) {
        history.apply(new Edit.SetScenes(changed(history)), Gesture.ALONE);
      }
      edited.save();
      shown = show(history.project());
    }
    shown.forEach(System.out::println);
    return 0;
  }

  private List<Scene> changed(History history) throws EditRefused {
    List<Scene> scenes = new ArrayList<>(history.project().scenes());
    if (remove != null) {
      Scene gone = named(history.project(), remove);
      scenes.remove(gone);
    }
    if (add != null) {
      if (cells.isEmpty()) {
        throw new EditRefused("--add " + add + ": say what it plays, like Drums=A Bass=B Pad=-");
      }
      List<Scene.Cell> row = new ArrayList<>();
      for (String cell : cells) {
        row.add(cell(history.project(), cell));
      }
      int at = 0;
      while (at < scenes.size() && !scenes.get(at).name().equalsIgnoreCase(add)) {
        at++;
      }
      if (at < scenes.size()) {
        scenes.set(at, new Scene(scenes.get(at).id(), add, row));
      } else {
        scenes.add(new Scene(history.freshId(), add, row));
      }
    }
    return scenes;
  }

  /** The scene of this name. */
  static Scene named(Project project, String name) throws EditRefused {
    return project.scenes().stream()
        .filter(scene -> scene.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new EditRefused(
                    "no scene is called %s: %s has %s"
                        .formatted(
                            name,
                            project.name(),
                            project.scenes().isEmpty()
                                ? "none"
                                : project.scenes().stream()
                                    .map(Scene::name)
                                    .collect(Collectors.joining(", ")))));
  }

  private static Scene.Cell cell(Project project, String word) throws EditRefused {
    int sign = word.lastIndexOf('=');
    if (sign < 1) {
      throw new EditRefused(word + ": a cell is TRACK=PATTERN, or TRACK=- for silence");
    }
    Track track = Places.track(project, word, word.substring(0, sign));
    String name = word.substring(sign + 1);
    return new Scene.Cell(
        track.id(), name.equals(SILENCE) ? Scene.SILENCE : pattern(track, name).id());
  }

  private static Pattern pattern(Track track, String name) throws EditRefused {
    return track.patterns().stream()
        .filter(pattern -> pattern.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new EditRefused(
                    "track %s has no pattern %s: %s"
                        .formatted(
                            track.name(),
                            name,
                            track.patterns().stream()
                                .map(Pattern::name)
                                .collect(Collectors.joining(", ")))));
  }

  private Edit follow(Project project) throws EditRefused {
    Scene.Cell meant = cell(project, followed);
    if (meant.patternId() == Scene.SILENCE) {
      throw new EditRefused("--follow " + followed + ": name a pattern, silence has no end");
    }
    for (Follow.Action action : Follow.Action.values()) {
      if (action.id().equals(by.toLowerCase(Locale.ROOT))) {
        return new Edit.SetFollow(
            meant.trackId(), meant.patternId(), new Follow(action, after, chance));
      }
    }
    throw new EditRefused(
        "--by %s: none, again, next, previous, first, last, any, other, stop or arrangement"
            .formatted(by));
  }

  private List<String> show(Project project) {
    List<String> lines = new ArrayList<>();
    for (Scene scene : project.scenes()) {
      String row =
          scene.cells().stream()
              .map(cell -> words(project, cell))
              .collect(Collectors.joining(options.json ? "," : "  "));
      lines.add(
          options.json
              ? "{\"scene\":\"%s\",\"cells\":[%s]}".formatted(Json.escape(scene.name()), row)
              : "%-16s %s".formatted(scene.name(), row));
    }
    for (Track track : project.tracks()) {
      for (Pattern pattern : track.patterns()) {
        if (!pattern.follow().equals(Follow.PLAIN)) {
          lines.add(follows(track, pattern));
        }
      }
    }
    if (lines.isEmpty() && !options.json) {
      lines.add(project.name() + " has no scenes: --add NAME makes one");
    }
    return lines;
  }

  private String follows(Track track, Pattern pattern) {
    Follow follow = pattern.follow();
    return (options.json
            ? "{\"track\":\"%s\",\"pattern\":\"%s\",\"follow\":\"%s\",\"passes\":%d,\"chance\":%d}"
            : "%s / %s is followed by %s after %d passes, %d %%")
        .formatted(
            options.json ? Json.escape(track.name()) : track.name(),
            options.json ? Json.escape(pattern.name()) : pattern.name(),
            follow.action().id(),
            follow.passes(),
            follow.percent());
  }

  private String words(Project project, Scene.Cell cell) {
    Track track = project.track(cell.trackId()).orElse(null);
    String name = track == null ? "track " + cell.trackId() : track.name();
    String plays =
        track == null
            ? SILENCE
            : track.patterns().stream()
                .filter(pattern -> pattern.id() == cell.patternId())
                .map(Pattern::name)
                .findFirst()
                .orElse(SILENCE);
    return options.json
        ? "{\"track\":\"%s\",\"pattern\":\"%s\"}".formatted(Json.escape(name), Json.escape(plays))
        : name + "=" + plays;
  }
}
