package org.ngoma.sequencer.model.theory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A chord as it is written: a root, what stands on it, and what lies below it all.
 *
 * @param root that it is named after
 * @param tones above the root, the lowest number first; {@link Interval}s of 1 to 13
 * @param bass lowest note, the root where nothing else is said
 */
public record Chord(NoteName root, List<Interval> tones, NoteName bass) {

  /** Whatever has three to seven notes and a name, the plainest first. */
  private static final String[] KNOWN = {
    "", "m", "7", "maj7", "m7", "dim", "m7b5", "dim7", "sus4", "sus2", "6", "m6", "aug", "5", "9",
    "maj9", "m9", "7sus4", "add9", "madd9", "6/9", "m6/9", "mmaj7", "7b9", "7#9", "7b5", "7#5",
    "9sus4", "maj7#11", "9#11", "m11", "13", "maj13", "m13", "7b13", "7b9b13", "7#9b13", "mmaj9",
    "maj9#11", "13#11", "11", "maj7#5"
  };

  public Chord {
    tones = tones.stream().distinct().sorted(Comparator.comparingInt(Interval::number)).toList();
  }

  /** With the root in the bass. */
  public Chord(NoteName root, List<Interval> tones) {
    this(root, tones, root);
  }

  /**
   * Reads a chord symbol: Am7, F#m7b5, Bbmaj9, E7#9b13, C6/9, Dsus4, G/B.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Chord parse(String text) {
    return ChordText.parse(text);
  }

  /**
   * Names keys of the keyboard that sound together; nothing if no name is known for them.
   *
   * @param keys in any order; the lowest is the bass
   * @param key that decides how notes are written, or null
   */
  public static Optional<Chord> of(List<Integer> keys, Key key) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    int lowest = keys.stream().min(Comparator.naturalOrder()).orElseThrow();
    int sounding = 0;
    for (int sound : keys) {
      sounding |= 1 << Math.floorMod(sound, 12);
    }
    Chord best = null;
    double least = Double.MAX_VALUE;
    for (int root = 0; root < 12; root++) {
      for (int i = 0; i < KNOWN.length; i++) {
        Chord chord = ChordText.parse("C" + KNOWN[i]);
        double price = price(chord, root, Math.floorMod(lowest, 12), sounding) + 0.04 * i;
        if ((sounding >> root & 1) != 0 && price < least) {
          least = price;
          NoteName name = key == null ? NoteName.usual(root) : key.name(root);
          best = new Chord(name, chord.tones);
        }
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    for (Interval tone : best.tones) {
      if (best.root.plus(tone).pitchClass() == Math.floorMod(lowest, 12)) {
        return Optional.of(new Chord(best.root, best.tones, best.root.plus(tone)));
      }
    }
    return Optional.of(best);
  }

  /** What speaks against this chord on a root; infinite if it has not just these notes. */
  private static double price(Chord chord, int root, int bass, int sounding) {
    int all = 0;
    int fifth = 0;
    for (Interval tone : chord.tones) {
      int bit = 1 << Math.floorMod(root + tone.semitones(), 12);
      all |= bit;
      fifth |= tone.number() == 5 && tone.semitones() == 7 ? bit : 0;
    }
    if (all == sounding) {
      return bass == root ? 0 : 1;
    }
    // The fifth of a chord of four notes or more is often left out.
    boolean without = fifth != 0 && (all & ~fifth) == sounding && chord.tones.size() > 3;
    return without ? (bass == root ? 1.5 : 2.5) : Double.POSITIVE_INFINITY;
  }

  /** The tone of this number, if there is one. */
  public Optional<Interval> tone(int number) {
    return tones.stream().filter(tone -> tone.number() == number).findFirst();
  }

  /** Whether it has a minor third. */
  public boolean minor() {
    return tones.contains(new Interval(3, 3));
  }

  /** Its notes from the root up. */
  public List<NoteName> notes() {
    return tones.stream().map(root::plus).toList();
  }

  /** Which tone lies in the bass: 0 the root, 1 the next above it; -1 for a note of its own. */
  public int inversion() {
    for (int i = 0; i < tones.size(); i++) {
      if (root.plus(tones.get(i)).pitchClass() == bass.pitchClass()) {
        return i;
      }
    }
    return -1;
  }

  /** With another tone in the bass, counted from the root. */
  public Chord inverted(int inversion) {
    return new Chord(root, tones, root.plus(tones.get(inversion)));
  }

  /** Higher or lower by semitones, written as a key writes it. */
  public Chord transposed(int semitones, Key key) {
    NoteName moved = key.name(root.pitchClass() + semitones);
    int inversion = inversion();
    NoteName low =
        inversion < 0 ? key.name(bass.pitchClass() + semitones) : moved.plus(tones.get(inversion));
    return new Chord(moved, tones, low);
  }

  /** Its keys of the keyboard in root position, stacked upwards from the root's. */
  public List<Integer> keys(int rootKey) {
    List<Integer> keys = new ArrayList<>();
    for (Interval tone : tones) {
      keys.add(rootKey + tone.semitones());
    }
    keys.sort(Comparator.naturalOrder());
    return List.copyOf(keys);
  }

  /** The chord symbol; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return root + ChordText.kind(this) + (bass.equals(root) ? "" : "/" + bass);
  }
}
