package org.ngoma.firmware.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ngoma.sequencer.model.Direction;
import org.ngoma.sequencer.model.Division;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Speed;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.Track;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows patterns as rows of steps, and sets how the player walks through them. */
@Command(
    name = "steps",
    description = "Shows the steps of patterns; sets their number, length, speed and order.",
    footer = {
      "",
      "Examples:",
      "  ./ngoma steps demo --track Drums",
      "  ./ngoma steps SONG --track Bass --pattern A --length 12 --step 8T",
      "  ./ngoma steps SONG --track Keys --speed x1/2 --direction ping-pong --skip 4,12",
      "What is changed while it plays never loses the 1, but with --restarts yes.",
    },
    usageHelpAutoWidth = true)
final class StepsVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Mixin PatternTarget target;

  @Option(names = "--length", paramLabel = "STEPS", description = "steps until it begins again")
  Integer length;

  @Option(
      names = "--step",
      paramLabel = "N",
      description = "how long a step lasts: 16, 8T, 4D, ...")
  String step;

  @Option(names = "--speed", paramLabel = "xN", description = "x1/8 to x8")
  String speed;

  @Option(
      names = "--direction",
      paramLabel = "WAY",
      description = "forward, reverse, ping-pong, random, brownian")
  String direction;

  @Option(
      names = "--skip",
      paramLabel = "N,N",
      description = "steps that are leapt over, from 1; none for all played")
  String skip;

  @Option(
      names = "--restarts",
      paramLabel = "yes|no",
      description = "whether the track begins anew at such a change while it plays")
  String restarts;

  @Override
  public Integer call() throws Exception {
    boolean changes =
        length != null
            || step != null
            || speed != null
            || direction != null
            || skip != null
            || restarts != null;
    if (!changes) {
      Project project = Opened.project(target.song, target.options.library(), spec);
      show(project).forEach(System.out::println);
      return 0;
    }
    return target.edit(
        spec,
        history -> {
          change(history);
          return show(history.project());
        });
  }

  private void change(History history) throws EditRefused {
    for (Track track : target.tracks(history.project())) {
      if (restarts != null) {
        history.apply(new Edit.SetRestarts(track.id(), yes(restarts)), PatternTarget.AT_ONCE);
      }
      for (Pattern pattern : target.patterns(track)) {
        if (length != null) {
          long ticks = (long) length * Stepping.STEP_TICKS;
          if (length < 1 || ticks > Integer.MAX_VALUE) {
            throw new EditRefused("--length " + length + ": a pattern has 1 to 256 steps");
          }
          history.apply(
              new Edit.SetPatternLength(track.id(), pattern.id(), (int) ticks),
              PatternTarget.AT_ONCE);
        }
        history.apply(
            new Edit.SetStepping(track.id(), pattern.id(), wanted(pattern.stepping())),
            PatternTarget.AT_ONCE);
      }
    }
  }

  private static boolean yes(String word) throws EditRefused {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new EditRefused("--restarts " + word + ": yes or no");
    };
  }

  private Stepping wanted(Stepping before) throws EditRefused {
    Stepping wanted = before;
    if (step != null) {
      String bare = step.toUpperCase(Locale.ROOT);
      String id = bare.startsWith("1/") ? bare : "1/" + bare;
      wanted = wanted.withStep(named("--step", id, Division.values(), Division::id));
    }
    if (speed != null) {
      wanted = wanted.withSpeed(named("--speed", speed, Speed.values(), Speed::id));
    }
    if (direction != null) {
      wanted =
          wanted.withDirection(named("--direction", direction, Direction.values(), Direction::id));
    }
    if (skip != null) {
      wanted = wanted.withSkipped(skipped());
    }
    return wanted;
  }

  private List<Integer> skipped() throws EditRefused {
    List<Integer> skipped = new ArrayList<>();
    if (!skip.equalsIgnoreCase("none")) {
      for (String word : skip.split(",")) {
        if (!word.strip().matches("\\d{1,3}")) {
          throw new EditRefused("--skip " + skip + ": numbers of steps like 4,12, or none");
        }
        skipped.add(Integer.parseInt(word.strip()) - 1);
      }
    }
    return skipped;
  }

  private static <T> T named(String option, String word, T[] all, Function<T, String> id)
      throws EditRefused {
    for (T one : all) {
      if (id.apply(one).equalsIgnoreCase(word)) {
        return one;
      }
    }
    throw new EditRefused(
        "%s %s: one of %s"
            .formatted(option, word, Arrays.stream(all).map(id).collect(Collectors.joining(", "))));
  }

  private List<String> show(Project project) throws EditRefused {
    List<String> lines = new ArrayList<>();
    for (Track track : target.tracks(project)) {
      for (Pattern pattern : target.patterns(track)) {
        lines.addAll(
            target.options.json
                ? List.of(StepGrid.json(track, pattern))
                : StepGrid.lines(track, pattern));
      }
    }
    return lines;
  }
}
