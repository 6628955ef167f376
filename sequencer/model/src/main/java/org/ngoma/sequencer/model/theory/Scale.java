package org.ngoma.sequencer.model.theory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Notes of an octave that belong together, upwards from a tonic.
 *
 * @param name as musicians call it, in small letters
 * @param steps semitones above the tonic, rising, from 0
 */
public record Scale(String name, List<Integer> steps) {

  private static final String[] NAMED = {
    "major 0 2 4 5 7 9 11",
    "minor 0 2 3 5 7 8 10",
    "harmonic minor 0 2 3 5 7 8 11",
    "melodic minor 0 2 3 5 7 9 11",
    "dorian 0 2 3 5 7 9 10",
    "phrygian 0 1 3 5 7 8 10",
    "lydian 0 2 4 6 7 9 11",
    "mixolydian 0 2 4 5 7 9 10",
    "locrian 0 1 3 5 6 8 10",
    "major pentatonic 0 2 4 7 9",
    "minor pentatonic 0 3 5 7 10",
    "blues 0 3 5 6 7 10",
    "major blues 0 2 3 4 7 9",
    "whole tone 0 2 4 6 8 10",
    "half-whole diminished 0 1 3 4 6 7 9 10",
    "whole-half diminished 0 2 3 5 6 8 9 11",
    "augmented 0 3 4 7 8 11",
    "chromatic 0 1 2 3 4 5 6 7 8 9 10 11",
    "phrygian dominant 0 1 4 5 7 8 10",
    "lydian dominant 0 2 4 6 7 9 10",
    "altered 0 1 3 4 6 8 10",
    "bebop dominant 0 2 4 5 7 9 10 11",
    "bebop major 0 2 4 5 7 8 9 11",
    "harmonic major 0 2 4 5 7 8 11",
    "double harmonic 0 1 4 5 7 8 11",
    "hungarian minor 0 2 3 6 7 8 11",
    "romanian minor 0 2 3 6 7 9 10",
    "neapolitan minor 0 1 3 5 7 8 11",
    "neapolitan major 0 1 3 5 7 9 11",
    "persian 0 1 4 5 6 8 11",
    "hirajoshi 0 2 3 7 8",
    "in sen 0 1 5 7 10",
    "iwato 0 1 5 6 10",
    "kumoi 0 2 3 7 9",
    "egyptian 0 2 5 7 10",
    "prometheus 0 2 4 6 9 10",
    "enigmatic 0 1 4 6 8 10 11",
  };

  private static final List<Scale> ALL = Arrays.stream(NAMED).map(Scale::listed).toList();

  public static final Scale MAJOR = named("major");
  public static final Scale MINOR = named("minor");

  public Scale {
    steps = List.copyOf(steps);
    boolean rising = !steps.isEmpty() && steps.getFirst() == 0 && steps.getLast() < 12;
    for (int i = 1; rising && i < steps.size(); i++) {
      rising = steps.get(i) > steps.get(i - 1);
    }
    if (!rising) {
      throw new IllegalArgumentException(
          "the scale '" + name + "' must rise from 0 and end below 12, but is " + steps);
    }
  }

  private static Scale listed(String line) {
    int at = line.indexOf(" 0 ");
    List<Integer> steps =
        Arrays.stream(line.substring(at + 1).split(" ")).map(Integer::valueOf).toList();
    return new Scale(line.substring(0, at), steps);
  }

  /** All that have a name here. */
  public static List<Scale> all() {
    return ALL;
  }

  /**
   * The scale of this name, however it is cased.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Scale named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    for (Scale scale : ALL) {
      if (scale.name.equals(wanted)) {
        return scale;
      }
    }
    throw new IllegalArgumentException("there is no scale called '" + name + "'");
  }

  /** Whether a key of the keyboard belongs to it on this tonic. */
  public boolean contains(int tonic, int key) {
    return steps.contains(Math.floorMod(key - tonic, 12));
  }

  /** The key some degrees above (below: negative) a tonic that is a key itself. */
  public int key(int tonic, int degree) {
    int octave = Math.floorDiv(degree, steps.size());
    return tonic + 12 * octave + steps.get(Math.floorMod(degree, steps.size()));
  }

  /** The nearest key of the scale; of two the lower one. */
  public int nearest(int tonic, int key) {
    for (int distance = 0; distance < 6; distance++) {
      if (contains(tonic, key - distance)) {
        return key - distance;
      }
      if (contains(tonic, key + distance)) {
        return key + distance;
      }
    }
    return key - 6;
  }

  /**
   * The key that lies so many degrees from another one; what is between two degrees stays between
   * them, as a passing note.
   */
  public int move(int tonic, int key, int degrees) {
    int below = key;
    while (!contains(tonic, below)) {
      below--;
    }
    int passing = key - below;
    int octave = Math.floorDiv(below - tonic, 12);
    int degree = steps.indexOf(Math.floorMod(below - tonic, 12)) + steps.size() * octave;
    return key(tonic, degree + degrees) + passing;
  }

  /** Its notes on a tonic; those of seven notes have each letter once. */
  public List<NoteName> notes(NoteName tonic) {
    NoteName[] notes = new NoteName[steps.size()];
    for (int i = 0; i < notes.length; i++) {
      notes[i] =
          steps.size() == 7
              ? tonic.plus(new Interval(i + 1, steps.get(i)))
              : NoteName.usual(tonic.pitchClass() + steps.get(i));
    }
    return List.of(notes);
  }
}
