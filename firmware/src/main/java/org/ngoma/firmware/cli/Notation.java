package org.ngoma.firmware.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ngoma.firmware.export.SongKey;
import org.ngoma.sequencer.model.Division;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.theory.Chord;
import org.ngoma.sequencer.model.theory.Key;
import org.ngoma.sequencer.model.theory.KeyFinder;
import org.ngoma.sequencer.model.theory.NoteName;
import org.ngoma.sequencer.model.theory.Numeral;
import org.ngoma.sequencer.model.theory.Progression;
import org.ngoma.sequencer.model.theory.Scale;

/** Musicians' words on the command line; what cannot be read is said in one sentence. */
final class Notation {

  private static final Pattern NOTE = Pattern.compile("([A-Ga-g][#bx♯♭]*)(-?\\d+)");
  private static final Pattern ROOT = Pattern.compile("([A-Ga-g][#b♯♭]?)\\s+(.+)");
  private static final double MILLISECONDS_A_MINUTE = 60_000;

  private Notation() {}

  /** A scale on a tonic. */
  record InScale(Scale scale, int tonic) {}

  /** Ticks of a note value: 16, 1/16, 8t, 1/4D. */
  static int ticks(String option, String value) {
    String wanted = value.toUpperCase(Locale.ROOT);
    String id = wanted.startsWith("1/") ? wanted : "1/" + wanted;
    for (Division division : Division.values()) {
      if (division.id().equals(id)) {
        return division.ticks();
      }
    }
    throw new IllegalArgumentException(
        "%s %s: a note value like 16, 8, 8T for triplets or 8D for dotted, from 1 to 64"
            .formatted(option, value));
  }

  /** Ticks of a time at the tempo that a song begins with. */
  static double ticks(Project project, double milliseconds) {
    return milliseconds * project.tempos().getFirst().bpm() * Ppqn.TICKS / MILLISECONDS_A_MINUTE;
  }

  /** A key of the keyboard: 45, A2, F#3; 60 is C4. */
  static int key(String option, String value) {
    if (value.matches("\\d{1,3}")) {
      return Integer.parseInt(value);
    }
    Matcher note = NOTE.matcher(value);
    if (!note.matches()) {
      throw new IllegalArgumentException(
          "%s %s: a number from 0 to 127, or a note like A2 or F#3".formatted(option, value));
    }
    NoteName name = NoteName.parse(note.group(1));
    int octave = Integer.parseInt(note.group(2)) + 1;
    int key = 12 * octave + NoteName.parse(note.group(1).substring(0, 1)).pitchClass();
    if (key + name.alter() < 0 || key + name.alter() > 127) {
      throw new IllegalArgumentException(
          "%s %s: the keyboard goes from C-1 to G9".formatted(option, value));
    }
    return key + name.alter();
  }

  /** A key, a scale on a tonic, or one's own: Am, D dorian, C 0 2 3 7 8. */
  static InScale scale(String option, String value) {
    Matcher form = ROOT.matcher(value.strip());
    if (form.matches()) {
      int tonic = NoteName.parse(form.group(1)).pitchClass();
      String name = form.group(2).strip();
      if (name.matches("\\d{1,2}([ ,]+\\d{1,2})*")) {
        List<Integer> steps = Arrays.stream(name.split("[ ,]+")).map(Integer::valueOf).toList();
        return new InScale(new Scale("own", steps), tonic);
      }
      if (Scale.all().stream().anyMatch(scale -> scale.name().equalsIgnoreCase(name))) {
        return new InScale(Scale.named(name), tonic);
      }
    }
    try {
      Key key = Key.parse(value);
      return new InScale(key.scale(), key.tonic().pitchClass());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s %s: a key like Am, a scale like 'D dorian', or your own like 'C 0 2 3 7 8'"
              .formatted(option, value),
          e);
    }
  }

  /** The scale that is said, else that of the key which the song is heard to be in. */
  static InScale scale(String option, String value, Project project) {
    if (value != null) {
      return scale(option, value);
    }
    Optional<KeyFinder.Found> found = SongKey.of(project);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: the song plays nothing that has a key yet, so say one".formatted(option));
    }
    Key key = found.get().key();
    return new InScale(key.scale(), key.tonic().pitchClass());
  }

  /** Chords, numerals in a key, or the name of a progression. */
  static List<Chord> chords(List<String> words, String key) {
    return chords(words, key == null ? null : Key.parse(key));
  }

  /**
   * As the other.
   *
   * @param key of numerals, null for none; a progression stands in A minor or C major then
   */
  static List<Chord> chords(List<String> words, Key key) {
    String name = String.join(" ", words);
    for (Progression one : Progression.all()) {
      if (one.name().equalsIgnoreCase(name.strip())) {
        return one.in(
            key == null ? new Key(NoteName.parse(one.minor() ? "A" : "C"), one.minor()) : key);
      }
    }
    List<Chord> chords = new ArrayList<>();
    for (String word : name.strip().split("\\s+")) {
      boolean numeral = key != null && word.matches("[b#♭♯]*[IViv].*");
      chords.add(numeral ? Numeral.parse(word, key) : Chord.parse(word));
    }
    return chords;
  }

  /** Per cent as a factor. */
  static double share(double percent) {
    return percent / 100;
  }
}
