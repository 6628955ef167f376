package org.ngoma.firmware.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ngoma.firmware.store.Archive;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.theory.Chord;
import org.ngoma.sequencer.model.theory.Key;
import org.ngoma.sequencer.model.theory.KeyFinder;
import org.ngoma.sequencer.model.theory.NoteName;
import org.ngoma.sequencer.model.theory.Numeral;
import org.ngoma.sequencer.model.theory.Progression;
import org.ngoma.sequencer.model.theory.VoiceLeading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells of chords what they are made of and how a hand plays them one after the other. */
@Command(
    name = "chords",
    description = {
      "Reads chords (Am9 Fmaj9 G/B), numerals with --key (i9 VImaj9 VII), or the name of a"
          + " progression, and tells their notes, what they are in their key and how to play them.",
      "Without arguments it lists the progressions that it knows.",
    },
    usageHelpAutoWidth = true)
final class ChordsVerb implements Callable<Integer> {

  private static final int VOICES = 4;
  private static final int LOW = 53;
  private static final int HIGH = 77;
  private static final int BASS = 36;
  private static final int BAR = 4 * Ppqn.TICKS;
  private static final int VELOCITY = 84;
  private static final int BASS_VELOCITY = 92;
  private static final double BPM = 112;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "CHORD",
      arity = "0..*",
      description = "chords, numerals, or the name of a progression")
  List<String> words = List.of();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "C, Am, F# minor...; without it the chords tell theirs")
  String keyName;

  @Option(names = "-o", paramLabel = "OUT.ngoma", description = "write them as a song, a bar each")
  Path out;

  @Option(names = "--json", description = "one JSON object a chord instead of words")
  boolean json;

  @Override
  public Integer call() throws Exception {
    if (words.isEmpty()) {
      Progression.all().forEach(one -> System.out.println(json ? json(one) : words(one)));
      return 0;
    }
    List<Chord> chords;
    Key key;
    try {
      key = keyName == null ? null : Key.parse(keyName);
      chords = Notation.chords(words, key);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    Key home = key == null ? found(chords) : key;
    List<List<Integer>> played = played(chords);
    if (!json) {
      System.out.println(home);
    }
    for (int i = 0; i < chords.size(); i++) {
      System.out.println(line(chords.get(i), home, played.get(i)));
    }
    if (out != null) {
      Archive.write(out, song(chords, played));
    }
    return 0;
  }

  private static Key found(List<Chord> chords) {
    List<KeyFinder.Heard> heard = new ArrayList<>();
    for (int i = 0; i < chords.size(); i++) {
      for (int tone : chords.get(i).keys(chords.get(i).root().pitchClass())) {
        heard.add(new KeyFinder.Heard(i, 1, tone));
      }
    }
    return KeyFinder.find(heard).key();
  }

  private static List<List<Integer>> played(List<Chord> chords) {
    List<List<Integer>> played = new ArrayList<>();
    for (Chord chord : chords) {
      played.add(
          played.isEmpty()
              ? VoiceLeading.begin(chord, VOICES, LOW, HIGH)
              : VoiceLeading.next(played.getLast(), chord, LOW, HIGH));
    }
    return played;
  }

  private String line(Chord chord, Key key, List<Integer> keys) {
    String notes = chord.notes().stream().map(NoteName::toString).collect(Collectors.joining(" "));
    String hand = keys.stream().map(k -> name(chord, key, k)).collect(Collectors.joining(" "));
    return json
        ? String.format(
            Locale.ROOT,
            "{\"chord\":\"%s\",\"numeral\":\"%s\",\"notes\":\"%s\",\"keys\":%s}",
            chord,
            Numeral.of(chord, key),
            notes,
            keys.toString().replace(" ", ""))
        : String.format(
                Locale.ROOT, "%-10s %-9s %-22s %s", chord, Numeral.of(chord, key), notes, hand)
            .stripTrailing();
  }

  /** A key as the chord writes it, with its octave: 60 is C4. */
  private static String name(Chord chord, Key key, int sounding) {
    NoteName name = key.name(sounding);
    for (NoteName note : chord.notes()) {
      name = note.pitchClass() == sounding % 12 ? note : name;
    }
    return name + Integer.toString(Math.floorDiv(sounding - name.alter(), 12) - 1);
  }

  private static Project song(List<Chord> chords, List<List<Integer>> played) {
    List<Note> hand = new ArrayList<>();
    List<Note> bass = new ArrayList<>();
    for (int bar = 0; bar < chords.size(); bar++) {
      for (int key : played.get(bar)) {
        hand.add(new Note(bar * BAR, BAR - Ppqn.TICKS / 8, key, VELOCITY));
      }
      int low = BASS + Math.floorMod(chords.get(bar).bass().pitchClass() - 4, 12) + 4 - 12;
      bass.add(new Note(bar * BAR, BAR - Ppqn.TICKS / 4, low + 12, BASS_VELOCITY));
    }
    Project empty = Project.empty("Chords");
    return new Project(
        empty.name(),
        List.of(new TempoChange(0, BPM)),
        empty.signatures(),
        List.of(
            track(1, "Electric piano", TrackKind.ELECTRIC_PIANO, chords.size(), hand),
            track(2, "Bass", TrackKind.SYNTH, chords.size(), bass)));
  }

  private static Track track(int id, String name, TrackKind kind, int bars, List<Note> notes) {
    return new Track(
        id,
        name,
        kind,
        50,
        Map.of(),
        List.of(new Pattern(id, "chords", bars * BAR, notes)),
        List.of(new Clip(id, 0, (long) bars * BAR)));
  }

  private static String words(Progression one) {
    return String.format(
        Locale.ROOT,
        "%-22s %-5s  %s",
        one.name(),
        one.minor() ? "minor" : "major",
        String.join(" ", one.numerals()));
  }

  private static String json(Progression one) {
    return String.format(
        Locale.ROOT,
        "{\"name\":\"%s\",\"minor\":%b,\"numerals\":\"%s\"}",
        Json.escape(one.name()),
        one.minor(),
        String.join(" ", one.numerals()));
  }
}
