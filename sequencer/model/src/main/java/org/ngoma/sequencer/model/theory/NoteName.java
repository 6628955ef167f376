package org.ngoma.sequencer.model.theory;

import java.util.Locale;

/**
 * A note as it is written, without its octave: F sharp is another one than G flat.
 *
 * @param letter 0 for C to 6 for B
 * @param alter sharps, or flats below 0; at most three
 */
public record NoteName(int letter, int alter) {

  private static final String LETTERS = "CDEFGAB";
  private static final int[] NATURAL = {0, 2, 4, 5, 7, 9, 11};
  private static final int MOST = 3;

  /** How the twelve notes are mostly written where no key tells better. */
  private static final String[] USUAL = {
    "C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"
  };

  public NoteName {
    if (letter < 0 || letter >= NATURAL.length || Math.abs(alter) > MOST) {
      throw new IllegalArgumentException("there is no note with " + alter + " sharps");
    }
  }

  /**
   * Reads a name like C, F#, Bb, E♭ or Gx.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static NoteName parse(String text) {
    int length = length(text);
    if (length == 0 || length < text.length()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a note; notes are written like C, F# or Bb");
    }
    return begin(text);
  }

  /** How many characters of a text, from its beginning, are the name of a note; 0 for none. */
  static int length(String text) {
    if (text.isEmpty() || LETTERS.indexOf(Character.toUpperCase(text.charAt(0))) < 0) {
      return 0;
    }
    int end = 1;
    while (end < text.length() && end <= MOST && "#b♯♭x".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /** The name that a text begins with. */
  static NoteName begin(String text) {
    int letter = LETTERS.indexOf(Character.toUpperCase(text.charAt(0)));
    int alter = 0;
    for (int i = 1; i < length(text); i++) {
      alter +=
          switch (text.charAt(i)) {
            case '#', '♯' -> 1;
            case 'x' -> 2;
            default -> -1;
          };
    }
    return new NoteName(letter, alter);
  }

  /** The usual name of a key of the keyboard; only its place in the octave counts. */
  public static NoteName usual(int key) {
    return parse(USUAL[Math.floorMod(key, 12)]);
  }

  /** Place in the octave, 0 for C to 11 for B. */
  public int pitchClass() {
    return Math.floorMod(NATURAL[letter] + alter, 12);
  }

  /** The note above it by this interval, written as the interval asks. */
  public NoteName plus(Interval interval) {
    int steps = letter + interval.number() - 1;
    int natural = NATURAL[steps % 7] + 12 * (steps / 7);
    int wanted = NATURAL[letter] + alter + interval.semitones();
    int alters = wanted - natural;
    return Math.abs(alters) > MOST ? usual(wanted) : new NoteName(steps % 7, alters);
  }

  /** The interval from it up to another note, less than an octave. */
  public Interval to(NoteName other) {
    int steps = Math.floorMod(other.letter - letter, 7);
    int semitones = NATURAL[other.letter] - NATURAL[letter] + other.alter - alter;
    return new Interval(steps + 1, other.letter < letter ? semitones + 12 : semitones);
  }

  @Override
  public String toString() {
    String sign = alter < 0 ? "b" : "#";
    return LETTERS.substring(letter, letter + 1) + sign.repeat(Math.abs(alter));
  }

  /** As {@link #toString}, small for the names of minor numerals and keys. */
  String small() {
    return toString().toLowerCase(Locale.ROOT);
  }
}
