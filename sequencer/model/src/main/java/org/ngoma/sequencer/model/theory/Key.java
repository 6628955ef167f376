package org.ngoma.sequencer.model.theory;

import java.util.List;
import java.util.Locale;

/** A major or minor key. */
public record Key(NoteName tonic, boolean minor) {

  /** Major keys from C flat to C sharp by their signatures: -7 to 7. */
  private static final int MOST = 7;

  /**
   * Reads C, Am, F# minor, Eb major, bb.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Key parse(String text) {
    String said = text.strip();
    int length = NoteName.length(said);
    String mode = said.substring(length).strip();
    boolean small = length > 0 && Character.isLowerCase(said.charAt(0));
    boolean minor = mode.equals("m") || mode.toLowerCase(Locale.ROOT).matches("min|minor|moll");
    boolean major = mode.isEmpty() || mode.toLowerCase(Locale.ROOT).matches("maj|major|dur");
    if (length == 0 || !(minor || major)) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a key; keys are written like C, Am or F# minor");
    }
    return new Key(NoteName.begin(said), minor || (small && mode.isEmpty()));
  }

  /**
   * The key with this tonic whose signature has the fewest signs; of F sharp and G flat the first.
   */
  public static Key of(int pitchClass, boolean minor) {
    Key best = null;
    for (int letter = 0; letter < 7; letter++) {
      for (int alter = -1; alter <= 1; alter++) {
        Key key = new Key(new NoteName(letter, alter), minor);
        boolean fits = key.tonic.pitchClass() == Math.floorMod(pitchClass, 12);
        if (fits && (best == null || key.worth() < best.worth())) {
          best = key;
        }
      }
    }
    return best;
  }

  private double worth() {
    return Math.abs(fifths()) + (fifths() < 0 ? 0.5 : 0);
  }

  /** Sharps of its signature, flats below 0. */
  public int fifths() {
    int[] ofLetter = {0, 2, 4, -1, 1, 3, 5};
    return ofLetter[tonic.letter()] + MOST * tonic.alter() - (minor ? 3 : 0);
  }

  public Scale scale() {
    return minor ? Scale.MINOR : Scale.MAJOR;
  }

  /** Its seven notes. */
  public List<NoteName> notes() {
    return scale().notes(tonic);
  }

  /** The name of a key of the keyboard within it: its own notes as it writes them. */
  public NoteName name(int key) {
    int wanted = Math.floorMod(key, 12);
    for (NoteName note : notes()) {
      if (note.pitchClass() == wanted) {
        return note;
      }
    }
    // Between its notes: raised on the sharp side, lowered on the flat side.
    for (NoteName note : notes()) {
      int alter = note.alter() + (fifths() > 0 ? 1 : -1);
      if (Math.abs(alter) <= 2) {
        NoteName changed = new NoteName(note.letter(), alter);
        if (changed.pitchClass() == wanted) {
          return changed;
        }
      }
    }
    return NoteName.usual(key);
  }

  @Override
  public String toString() {
    return tonic + (minor ? " minor" : " major");
  }
}
