package org.ngoma.firmware.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.ngoma.firmware.box.Bars;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.generate.Arpeggio;
import org.ngoma.sequencer.model.generate.Cellular;
import org.ngoma.sequencer.model.generate.ChordLine;
import org.ngoma.sequencer.model.generate.ChordMode;
import org.ngoma.sequencer.model.generate.Euclid;
import org.ngoma.sequencer.model.generate.Generator;
import org.ngoma.sequencer.model.generate.RandomWalk;
import org.ngoma.sequencer.model.generate.Rhythm;
import org.ngoma.sequencer.model.generate.Steps;
import org.ngoma.sequencer.model.shape.PatternEdits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Lets something make the notes of a pattern: one step of undo. */
@Command(
    name = "generate",
    description = {
      "Makes the notes of a pattern, in the place of those that it has; with --add beside them.",
      "A pattern or, with --kind, a track that is not there yet is made.",
    },
    footer = {
      "",
      "Examples:",
      "  ./ngoma generate SONG --track Drums euclid --steps 16 --pulses 5 --note 36",
      "  ./ngoma generate SONG --track Drums --add steps \"x.o.X.o.\" --note 42",
      "  ./ngoma generate SONG --track Keys --pattern B --bars 4 chords i9 iv9 --in Am \\",
      "      --rhythm \"x..x..x...x..x..\"",
      "  ./ngoma generate SONG --track Lead arpeggio --mode converge --octaves 2",
      "What each can do beyond this: ./ngoma generate SONG --track T euclid --help",
    },
    usageHelpAutoWidth = true)
final class GenerateVerb implements Runnable {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Mixin PatternTarget target;

  @Option(
      names = "--bars",
      scope = ScopeType.INHERIT,
      paramLabel = "N",
      defaultValue = "4",
      description = "length of a pattern that is not there yet")
  int bars;

  @Option(names = "--add", scope = ScopeType.INHERIT, description = "the notes that are there stay")
  boolean add;

  @Option(
      names = "--kind",
      scope = ScopeType.INHERIT,
      paramLabel = "KIND",
      description = "drums, synth, logdrum, epiano...: makes the track if it is not there")
  String kind;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say by what: " + String.join(", ", spec.subcommands().keySet()));
  }

  /** Makes the generator for the track that it plays. */
  private interface Wanted {
    Generator of(Project project, Track track);
  }

  private int generate(Wanted wanted) throws Exception {
    return target.edit(
        spec,
        history -> {
          List<Edit> gesture = new ArrayList<>();
          Track track = track(history, gesture);
          Pattern before = pattern(history, track, gesture);
          Generator generator;
          List<Note> made;
          try {
            generator = wanted.of(history.project(), track);
            made = generator.notes(playing(before), before.lengthTicks());
          } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
          }
          List<Note> all = new ArrayList<>(add ? before.notes() : List.of());
          all.addAll(made);
          Pattern after = before.withNotes(all);
          List<Edit> edits = PatternEdits.of(track.id(), before, after, generator.words());
          gesture.addAll(edits);
          for (Edit edit : gesture) {
            history.apply(edit, PatternTarget.AT_ONCE);
          }
          return List.of(target.tell(track, before, after, generator.words(), edits));
        });
  }

  private static List<Note> playing(Pattern pattern) {
    return pattern.notes().stream().filter(n -> n.tick() < pattern.lengthTicks()).toList();
  }

  private Track track(History history, List<Edit> gesture) throws EditRefused {
    Project project = history.project();
    boolean there =
        project.tracks().stream().anyMatch(one -> one.name().equalsIgnoreCase(target.track));
    if (there || kind == null) {
      return Places.track(project, "--track", target.track);
    }
    TrackKind wanted =
        Arrays.stream(TrackKind.values())
            .filter(one -> one.id().equals(kind.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--kind "
                            + kind
                            + ": one of "
                            + String.join(
                                ", ",
                                Arrays.stream(TrackKind.values()).map(TrackKind::id).toList())));
    Track fresh =
        new Track(history.freshId(), target.track, wanted, 50, Map.of(), List.of(), List.of());
    gesture.add(new Edit.AddTrack(project.tracks().size(), fresh));
    return fresh;
  }

  /** The pattern that is meant; one that is not there is made, and placed where none is yet. */
  private Pattern pattern(History history, Track track, List<Edit> gesture) throws EditRefused {
    if (target.pattern == null && track.patterns().size() > 1) {
      throw new EditRefused(
          "track %s has %d patterns: say which --pattern, or the name of a new one"
              .formatted(track.name(), track.patterns().size()));
    }
    for (Pattern pattern : track.patterns()) {
      if (target.pattern == null || pattern.name().equalsIgnoreCase(target.pattern)) {
        return pattern;
      }
    }
    if (bars < 1 || bars > 256) {
      throw new EditRefused("--bars " + bars + ": from 1 to 256");
    }
    int length = Math.toIntExact(Bars.tickOf(history.project(), 1L + bars));
    String name = target.pattern == null ? "A" : target.pattern;
    Pattern fresh = new Pattern(history.freshId(), name, length, List.of());
    gesture.add(new Edit.AddPattern(track.id(), fresh));
    if (track.clips().isEmpty()) {
      long end = Math.max(length, history.project().endTick());
      gesture.add(new Edit.PlaceClip(track.id(), new Clip(fresh.id(), 0, end)));
    }
    return fresh;
  }

  private static long seed(Long said) {
    return said == null ? new Random().nextLong() : said;
  }

  @Command(description = "Spreads pulses over steps as evenly as can be: 3 of 8, 5 of 16, 7 of 12.")
  int euclid(
      @Mixin HelpOption asked,
      @Mixin HitOptions hit,
      @Option(
              names = "--steps",
              paramLabel = "N",
              defaultValue = "16",
              description = "of the cycle")
          int steps,
      @Option(
              names = "--pulses",
              paramLabel = "N",
              required = true,
              description = "struck among them")
          int pulses,
      @Option(names = "--rotate", paramLabel = "N", description = "steps by which it begins later")
          int rotate,
      @Option(names = "--accents", paramLabel = "N", description = "pulses that are accents")
          int accents,
      @Option(names = "--note", paramLabel = "NOTE", description = "36, C2...") String note)
      throws Exception {
    return generate(
        (project, track) -> new Euclid(steps, pulses, rotate, accents, hit.on(note, track.kind())));
  }

  @Command(
      description = "Steps as drummers write them: X accent, x hit, o ghost, - longer, . rest.")
  int steps(
      @Mixin HelpOption asked,
      @Mixin HitOptions hit,
      @Parameters(paramLabel = "RHYTHM", description = "x..x..x. X.o.x-..") String rhythm,
      @Option(names = "--note", paramLabel = "NOTE", description = "36, C2...") String note)
      throws Exception {
    return generate(
        (project, track) -> new Steps(Rhythm.parse(rhythm), hit.on(note, track.kind())));
  }

  @Command(description = "Plays what the pattern holds note by note.")
  int arpeggio(
      @Mixin HelpOption asked,
      @Mixin HitOptions hit,
      @Option(
              names = "--mode",
              paramLabel = "MODE",
              defaultValue = "up",
              description = "up, down, up_down, down_up, converge, diverge, played, random, chord")
          Arpeggio.Mode mode,
      @Option(names = "--octaves", paramLabel = "N", defaultValue = "1", description = "1 to 4")
          int octaves,
      @Option(
              names = "--rhythm",
              paramLabel = "RHYTHM",
              defaultValue = "x",
              description = "x.xX-x...")
          String rhythm,
      @Option(names = "--hold", description = "a chord goes on until the next one") boolean hold,
      @Option(
              names = "--ratchet",
              paramLabel = "N",
              defaultValue = "1",
              description = "strikes in a step, 1 to 8")
          int ratchet,
      @Option(
              names = "--chance",
              paramLabel = "%",
              defaultValue = "100",
              description = "of a ratchet")
          double chance,
      @Option(names = "--seed", paramLabel = "N", description = "the same number, the same notes")
          Long seed)
      throws Exception {
    return generate(
        (project, track) ->
            new Arpeggio(
                seed(seed),
                mode,
                octaves,
                Rhythm.parse(rhythm),
                hold,
                ratchet,
                Notation.share(chance),
                hit.hit()));
  }

  @Command(description = "Makes a chord of the scale of every note of the pattern.")
  int fingers(
      @Mixin HelpOption asked,
      @Mixin VoicingOptions voicing,
      @Option(
              names = "--in",
              paramLabel = "SCALE",
              description = "Am, 'D dorian', 'C 0 2 3 7 8'; else the song's key")
          String in,
      @Option(
              names = "--notes",
              paramLabel = "N",
              defaultValue = "3",
              description = "of a chord, 2 to 7")
          int notes)
      throws Exception {
    return generate(
        (project, track) -> {
          Notation.InScale scale = Notation.scale("--in", in, project);
          return new ChordMode(scale.scale(), scale.tonic(), notes, voicing.of(project));
        });
  }

  @Command(
      description =
          "Chords one after the other, as a hand leads them: Am9 Fmaj9, i9 VI, a progression's name.")
  int chords(
      @Mixin HelpOption asked,
      @Mixin HitOptions hit,
      @Mixin VoicingOptions voicing,
      @Parameters(
              paramLabel = "CHORD",
              arity = "1..*",
              description = "chords, numerals, or the name of a progression")
          List<String> words,
      @Option(
              names = "--in",
              paramLabel = "KEY",
              description = "of numerals and progressions: C, Am, F# minor")
          String in,
      @Option(
              names = "--each",
              paramLabel = "N",
              defaultValue = "1",
              description = "note value of a chord, 1 for a bar")
          String each,
      @Option(
              names = "--rhythm",
              paramLabel = "RHYTHM",
              description = "x..x..x. ...; else each chord is held")
          String rhythm,
      @Option(
              names = "--voices",
              paramLabel = "N",
              defaultValue = "4",
              description = "of the hand, 2 to 6")
          int voices,
      @Option(
              names = "--low",
              paramLabel = "NOTE",
              defaultValue = "F3",
              description = "lowest note of the hand")
          String low,
      @Option(
              names = "--high",
              paramLabel = "NOTE",
              defaultValue = "F5",
              description = "highest note of the hand")
          String high)
      throws Exception {
    return generate(
        (project, track) -> {
          int ticks = Notation.ticks("--each", each);
          int steps = Math.max(1, ticks / hit.hit().stepTicks());
          return new ChordLine(
              Notation.chords(words, in),
              ticks,
              voices,
              Notation.key("--low", low),
              Notation.key("--high", high),
              Rhythm.parse(rhythm == null ? "x" + "-".repeat(Math.min(255, steps - 1)) : rhythm),
              voicing.of(project),
              hit.hit());
        });
  }

  @Command(description = "A melody that goes its way through a scale.")
  int walk(
      @Mixin HelpOption asked,
      @Mixin HitOptions hit,
      @Option(
              names = "--in",
              paramLabel = "SCALE",
              description = "Am, 'D dorian', 'C 0 2 3 7 8'; else the song's key")
          String in,
      @Option(
              names = "--low",
              paramLabel = "NOTE",
              defaultValue = "C4",
              description = "lowest note")
          String low,
      @Option(
              names = "--high",
              paramLabel = "NOTE",
              defaultValue = "C6",
              description = "highest note")
          String high,
      @Option(
              names = "--leap",
              paramLabel = "N",
              defaultValue = "4",
              description = "farthest way in degrees")
          int leap,
      @Option(
              names = "--density",
              paramLabel = "%",
              defaultValue = "45",
              description = "of the steps are struck")
          double density,
      @Option(names = "--seed", paramLabel = "N", description = "the same number, the same melody")
          Long seed)
      throws Exception {
    return generate(
        (project, track) -> {
          Notation.InScale scale = Notation.scale("--in", in, project);
          return new RandomWalk(
              seed(seed),
              scale.scale(),
              scale.tonic(),
              Notation.key("--low", low),
              Notation.key("--high", high),
              leap,
              Notation.share(density),
              hit.hit());
        });
  }

  @Command(
      description =
          "Cells that live or die by their neighbours: 30 wanders, 90 weaves, 110 builds.")
  int cells(
      @Mixin HelpOption asked,
      @Mixin HitOptions hit,
      @Option(names = "--rule", paramLabel = "N", defaultValue = "30", description = "0 to 255")
          int rule,
      @Option(
              names = "--cells",
              paramLabel = "N",
              defaultValue = "16",
              description = "of a row, 3 to 64")
          int cells,
      @Option(
              names = "--seed",
              paramLabel = "N",
              defaultValue = "0",
              description = "of the first row; 0 has one living cell")
          long seed,
      @Option(names = "--skip", paramLabel = "N", description = "rows that pass before it is heard")
          int skip,
      @Option(names = "--note", paramLabel = "NOTE", description = "36, C2...") String note)
      throws Exception {
    return generate(
        (project, track) -> new Cellular(rule, cells, seed, skip, hit.on(note, track.kind())));
  }
}
