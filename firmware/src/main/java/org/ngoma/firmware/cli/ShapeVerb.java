package org.ngoma.firmware.cli;

import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.ngoma.firmware.store.GrooveFiles;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.shape.ApplyGroove;
import org.ngoma.sequencer.model.shape.Bound;
import org.ngoma.sequencer.model.shape.CompressVelocity;
import org.ngoma.sequencer.model.shape.Gate;
import org.ngoma.sequencer.model.shape.Humanise;
import org.ngoma.sequencer.model.shape.Invert;
import org.ngoma.sequencer.model.shape.Legato;
import org.ngoma.sequencer.model.shape.LockToScale;
import org.ngoma.sequencer.model.shape.Mirror;
import org.ngoma.sequencer.model.shape.MoveInScale;
import org.ngoma.sequencer.model.shape.Quantise;
import org.ngoma.sequencer.model.shape.RampVelocity;
import org.ngoma.sequencer.model.shape.Rotate;
import org.ngoma.sequencer.model.shape.ScaleVelocity;
import org.ngoma.sequencer.model.shape.Shape;
import org.ngoma.sequencer.model.shape.Stretch;
import org.ngoma.sequencer.model.shape.Strum;
import org.ngoma.sequencer.model.shape.Thin;
import org.ngoma.sequencer.model.shape.Transpose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes all notes of a pattern at once: one step of undo, whatever it does. */
@Command(
    name = "shape",
    description = "Changes all notes of a pattern, or of all patterns of a track, at once.",
    footer = {
      "",
      "Examples:",
      "  ./ngoma shape SONG --track Keys quantise --strength 80",
      "  ./ngoma shape SONG --track Drums --pattern A humanise --time 6 --velocity 8",
      "  ./ngoma shape SONG --track Bass move 2 --in \"A minor pentatonic\"",
      "  ./ngoma shape SONG --track Keys strum 12 --stroke alternate",
      "What each can do beyond this: ./ngoma shape SONG --track T quantise --help",
    },
    usageHelpAutoWidth = true)
final class ShapeVerb implements Runnable {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Mixin PatternTarget target;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: " + String.join(", ", spec.subcommands().keySet()));
  }

  private int shape(Function<Project, Shape> shape) throws Exception {
    return target.edit(
        spec,
        history -> {
          Shape one = asked(shape, history.project());
          return target.change(history, one.words(), one::of);
        });
  }

  private Shape asked(Function<Project, Shape> shape, Project project) {
    try {
      return shape.apply(project);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static long seed(Long said) {
    return said == null ? new Random().nextLong() : said;
  }

  @Command(description = "Draws notes towards the grid.")
  int quantise(
      @Mixin HelpOption asked,
      @Option(
              names = "--grid",
              paramLabel = "N",
              defaultValue = "16",
              description = "note value: 16, 8T, ...")
          String grid,
      @Option(
              names = "--strength",
              paramLabel = "%",
              defaultValue = "100",
              description = "how far, 0 to 100")
          double strength,
      @Option(
              names = "--window",
              paramLabel = "%",
              defaultValue = "100",
              description = "only notes so near to the grid; 100 catches all")
          double window,
      @Option(names = "--ends", description = "notes end on the grid, too") boolean ends)
      throws Exception {
    return shape(
        project ->
            new Quantise(
                Notation.ticks("--grid", grid),
                Notation.share(strength),
                Notation.share(window),
                ends));
  }

  @Command(description = "Plays as a hand does, each note a little off.")
  int humanise(
      @Mixin HelpOption asked,
      @Option(
              names = "--time",
              paramLabel = "MS",
              defaultValue = "5",
              description = "deviation in milliseconds")
          double time,
      @Option(
              names = "--velocity",
              paramLabel = "N",
              defaultValue = "6",
              description = "deviation of velocity")
          double velocity,
      @Option(names = "--seed", paramLabel = "N", description = "the same number, the same hand")
          Long seed)
      throws Exception {
    return shape(project -> new Humanise(seed(seed), Notation.ticks(project, time), velocity));
  }

  @Command(description = "Moves all keys by semitones.")
  int transpose(
      @Mixin HelpOption asked,
      @Parameters(paramLabel = "SEMITONES", description = "upwards, or below 0 downwards")
          int semitones)
      throws Exception {
    return shape(project -> new Transpose(semitones));
  }

  @Command(description = "Moves all keys by degrees of a scale: 2 is a third.")
  int move(
      @Mixin HelpOption asked,
      @Parameters(paramLabel = "DEGREES", description = "upwards, or below 0 downwards")
          int degrees,
      @Option(
              names = "--in",
              paramLabel = "SCALE",
              description = "Am, 'D dorian', 'C 0 2 3 7 8'; else the song's key")
          String in)
      throws Exception {
    return shape(
        project -> {
          Notation.InScale scale = Notation.scale("--in", in, project);
          return new MoveInScale(scale.scale(), scale.tonic(), degrees);
        });
  }

  @Command(description = "Gives every note the nearest key of a scale.")
  int lock(
      @Mixin HelpOption asked,
      @Option(
              names = "--in",
              paramLabel = "SCALE",
              description = "Am, 'D dorian', 'C 0 2 3 7 8'; else the song's key")
          String in,
      @Option(names = "--passing", description = "notes that lead to one of the scale stay")
          boolean passing)
      throws Exception {
    return shape(
        project -> {
          Notation.InScale scale = Notation.scale("--in", in, project);
          return new LockToScale(scale.scale(), scale.tonic(), passing);
        });
  }

  @Command(
      description = "Makes the pattern longer or shorter: 2 for half the speed, 1/2 for twice.")
  int stretch(
      @Mixin HelpOption asked,
      @Parameters(paramLabel = "RATIO", description = "2, 1/2, 3/4, 3:2") String ratio)
      throws Exception {
    return shape(
        project -> {
          String[] part = (ratio + "/1").split("[/:]");
          if (!ratio.matches("\\d{1,3}([/:]\\d{1,3})?")) {
            throw new IllegalArgumentException("stretch " + ratio + ": a ratio like 2, 1/2 or 3/4");
          }
          return new Stretch(Integer.parseInt(part[0]), Integer.parseInt(part[1]));
        });
  }

  @Command(
      description = "Moves all notes in time; what goes out at the end comes in at the beginning.")
  int rotate(
      @Mixin HelpOption asked,
      @Parameters(paramLabel = "STEPS", description = "later, or below 0 earlier") int steps,
      @Option(
              names = "--grid",
              paramLabel = "N",
              defaultValue = "16",
              description = "note value of a step")
          String grid)
      throws Exception {
    return shape(
        project -> {
          Bound.within("steps", steps, -65_536, 65_536);
          return new Rotate(steps * Notation.ticks("--grid", grid));
        });
  }

  @Command(description = "Plays the pattern from its end to its beginning.")
  int mirror(
      @Mixin HelpOption asked,
      @Option(
              names = "--steps",
              paramLabel = "N",
              description = "whole steps of this note value change places: for drums")
          String steps)
      throws Exception {
    return shape(project -> new Mirror(steps == null ? 0 : Notation.ticks("--steps", steps)));
  }

  @Command(description = "Turns a melody upside down.")
  int invert(
      @Mixin HelpOption asked,
      @Option(
              names = "--around",
              paramLabel = "NOTE",
              description = "the note that stays, else the middle")
          String around)
      throws Exception {
    return shape(
        project ->
            new Invert(Optional.ofNullable(around).map(note -> Notation.key("--around", note))));
  }

  @Command(description = "Lets every note last until the next one.")
  int legato(
      @Mixin HelpOption asked,
      @Option(
              names = "--overlap",
              paramLabel = "MS",
              defaultValue = "0",
              description = "milliseconds beyond that")
          double overlap)
      throws Exception {
    return shape(project -> new Legato((int) Math.round(Notation.ticks(project, overlap))));
  }

  @Command(
      description = "Lets every note last for a share of the way to the next one; 30 is staccato.")
  int gate(
      @Mixin HelpOption asked,
      @Parameters(paramLabel = "%", description = "1 to 100") double percent)
      throws Exception {
    return shape(project -> new Gate(Notation.share(percent)));
  }

  @Command(description = "Takes notes away, those on the weakest places first.")
  int thin(
      @Mixin HelpOption asked,
      @Parameters(paramLabel = "%", description = "share of the notes that goes") double percent,
      @Option(names = "--seed", paramLabel = "N", description = "the same number, the same notes")
          Long seed)
      throws Exception {
    return shape(
        project -> new Thin(seed(seed), Notation.share(percent), project.signatures().getFirst()));
  }

  @Command(description = "Strikes notes harder or softer, evens them out, or lets them grow.")
  int velocity(
      @Mixin HelpOption asked,
      @Option(names = "--scale", paramLabel = "%", description = "of what it is") Double scale,
      @Option(
              names = "--spread",
              paramLabel = "%",
              description = "of the distances from the mean: 0 makes all alike")
          Double spread,
      @Option(
              names = "--ramp",
              paramLabel = "FROM-TO",
              description = "per cent from the beginning to the end: 50-110")
          String ramp)
      throws Exception {
    return shape(project -> velocities(scale, spread, ramp));
  }

  private static Shape velocities(Double scale, Double spread, String ramp) {
    int said = (scale == null ? 0 : 1) + (spread == null ? 0 : 1) + (ramp == null ? 0 : 1);
    if (said != 1 || (ramp != null && !ramp.matches("\\d{1,3}-\\d{1,3}"))) {
      throw new IllegalArgumentException(
          "velocity takes one of --scale 80, --spread 50 and --ramp 60-110");
    }
    if (scale != null) {
      return new ScaleVelocity(Notation.share(scale));
    }
    if (spread != null) {
      return new CompressVelocity(Notation.share(spread));
    }
    String[] ends = ramp.split("-");
    return new RampVelocity(
        Notation.share(Integer.parseInt(ends[0])), Notation.share(Integer.parseInt(ends[1])));
  }

  @Command(description = "Plays the notes of a chord one after the other.")
  int strum(
      @Mixin HelpOption asked,
      @Parameters(paramLabel = "MS", description = "milliseconds from note to note") double time,
      @Option(
              names = "--stroke",
              paramLabel = "up|down|alternate",
              defaultValue = "up",
              description = "where the hand goes")
          Strum.Stroke stroke)
      throws Exception {
    return shape(project -> new Strum((int) Math.round(Notation.ticks(project, time)), stroke));
  }

  @Command(description = "Writes a groove into the notes; ./ngoma groove list names them.")
  int groove(
      @Mixin HelpOption asked,
      @Parameters(paramLabel = "GROOVE", description = "its name") String name,
      @Option(
              names = "--strength",
              paramLabel = "%",
              defaultValue = "100",
              description = "how much of it, 0 to 100")
          double strength)
      throws Exception {
    GrooveFiles files = new GrooveFiles(target.options.grooves());
    return shape(project -> new ApplyGroove(files.named(name), Notation.share(strength)));
  }
}
