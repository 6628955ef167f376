package org.ngoma.firmware.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.play.Takes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells beforehand what chance will play, and freezes it. */
@Command(
    name = "take",
    description = {
      "Shows what patterns will play in their next passes: chance falls the same way each time.",
      "With --freeze it becomes a pattern of plain notes beside the other.",
    },
    usageHelpAutoWidth = true)
final class TakeVerb implements Callable<Integer> {

  private static final int MAX_CYCLES = 256;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Mixin PatternTarget target;

  @Option(
      names = "--from",
      paramLabel = "N",
      defaultValue = "1",
      description = "first pass, from 1")
  int from;

  @Option(names = "--cycles", paramLabel = "N", defaultValue = "4", description = "passes")
  int cycles;

  @Option(names = "--freeze", paramLabel = "NAME", description = "name of the frozen pattern")
  String freeze;

  @Override
  public Integer call() throws Exception {
    if (from < 1 || cycles < 1 || cycles > MAX_CYCLES || from > 1_000_000) {
      throw new EditRefused(
          "passes %d to %d: from 1, and %d at most"
              .formatted(from, (long) from + cycles - 1, MAX_CYCLES));
    }
    if (freeze == null) {
      Project project = Opened.project(target.song, target.options.library(), spec);
      for (Track track : target.tracks(project)) {
        for (Pattern pattern : target.patterns(track)) {
          show(track, pattern).forEach(System.out::println);
        }
      }
      return 0;
    }
    return target.edit(spec, this::freeze);
  }

  private List<String> freeze(History history) throws EditRefused {
    List<String> told = new ArrayList<>();
    for (Track track : target.tracks(history.project())) {
      for (Pattern pattern : target.patterns(track)) {
        Pattern frozen =
            Takes.frozen(track, pattern.id(), from - 1, cycles, history.freshId(), freeze);
        history.apply(new Edit.AddPattern(track.id(), frozen), PatternTarget.AT_ONCE);
        told.add(
            "%s / %s: %d passes frozen into %s, %d notes"
                .formatted(track.name(), pattern.name(), cycles, freeze, frozen.notes().size()));
      }
    }
    return told;
  }

  private List<String> show(Track track, Pattern pattern) {
    List<String> lines = new ArrayList<>();
    int last = -1;
    for (int cycle = from - 1; cycle < from - 1 + cycles; cycle++) {
      for (Takes.Heard heard : Takes.ofPattern(track, pattern.id(), cycle, 1)) {
        if (!target.options.json && cycle != last) {
          lines.add("%s / %s, pass %d".formatted(track.name(), pattern.name(), cycle + 1));
          last = cycle;
        }
        lines.add(line(track, pattern, cycle, heard));
      }
    }
    return lines;
  }

  private String line(Track track, Pattern pattern, int cycle, Takes.Heard heard) {
    double beat = heard.tick() / (double) Ppqn.TICKS;
    double length = heard.lengthTicks() / (double) Ppqn.TICKS;
    return target.options.json
        ? String.format(
            Locale.ROOT,
            "{\"track\":\"%s\",\"pattern\":\"%s\",\"pass\":%d,\"beat\":%.4f,\"beats\":%.4f,"
                + "\"key\":%d,\"velocity\":%d}",
            Json.escape(track.name()),
            Json.escape(pattern.name()),
            cycle + 1,
            beat,
            length,
            heard.key(),
            heard.velocity())
        : String.format(
            Locale.ROOT,
            "  beat %9.3f  %-4s velocity %3d, %.3f beats",
            beat,
            StepGrid.name(heard.key()),
            heard.velocity(),
            length);
  }
}
