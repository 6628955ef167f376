package org.ngoma.sequencer.model.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * How a hand goes from one chord to the next: common notes stay, the others move as little as they
 * can, nothing doubles what stands out, and no two voices run in bare fifths or octaves.
 */
public final class VoiceLeading {

  private static final int FEWEST = 2;
  private static final int MOST = 6;

  /** What weighs against a voicing beside the semitones that its voices move. */
  private static final double FARTHEST = 0.5;

  private static final double PARALLEL = 5;
  private static final double DOUBLED = 3;
  private static final double MUDDY = 4;
  private static final double WIDE = 0.15;

  /** Below this key, seconds and thirds are mud. */
  private static final int LOW = 48;

  private VoiceLeading() {}

  /**
   * The notes of a chord that so many voices need: first what makes it that chord, last root and
   * fifth, which a bass plays or nobody misses.
   */
  private static List<Interval> needed(Chord chord, int voices) {
    List<Interval> left = new ArrayList<>(chord.tones());
    int[] leave = {5, 1, 11, 9};
    for (int number : leave) {
      if (left.size() > voices) {
        left.removeIf(tone -> tone.number() == number && plain(tone));
      }
    }
    while (left.size() > voices) {
      left.removeLast();
    }
    return left;
  }

  private static boolean plain(Interval tone) {
    return tone.alteration() == 0;
  }

  /**
   * A voicing to begin with, around the middle of a range.
   *
   * @param voices 2 to 6
   * @param low lowest key, {@code high} the highest, at least an octave above
   * @return keys, rising
   */
  public static List<Integer> begin(Chord chord, int voices, int low, int high) {
    check(voices, low, high);
    int centre = (low + high) / 2;
    List<Integer> from = new ArrayList<>();
    for (int voice = 0; voice < voices; voice++) {
      from.add(centre + 4 * voice - 2 * (voices - 1));
    }
    return search(from, chord, low, high, false);
  }

  /**
   * The next voicing of as many voices.
   *
   * @param from keys that sound, rising
   * @return keys, rising
   */
  public static List<Integer> next(List<Integer> from, Chord to, int low, int high) {
    check(from.size(), low, high);
    return search(from, to, low, high, true);
  }

  private static void check(int voices, int low, int high) {
    if (voices < FEWEST || voices > MOST || high - low < 12) {
      throw new IllegalArgumentException(
          "voices lead by "
              + FEWEST
              + " to "
              + MOST
              + " in an octave at least, not by "
              + voices
              + " from "
              + low
              + " to "
              + high);
    }
  }

  private static List<Integer> search(
      List<Integer> from, Chord to, int low, int high, boolean leading) {
    List<Interval> tones = needed(to, from.size());
    Search search = new Search(from, to, tones, low, high, leading);
    search.place(0);
    return List.copyOf(search.best);
  }

  /** Tries all voicings in which voices do not cross. */
  private static final class Search {

    private final List<Integer> from;
    private final List<Interval> tones;
    private final int root;
    private final int low;
    private final int high;
    private final boolean leading;
    private final int[] keys;
    private final int[] uses;
    private List<Integer> best = List.of();
    private double least = Double.MAX_VALUE;

    Search(List<Integer> from, Chord to, List<Interval> tones, int low, int high, boolean leading) {
      this.from = from;
      this.tones = tones;
      this.low = low;
      this.high = high;
      this.leading = leading;
      root = to.root().pitchClass();
      keys = new int[from.size()];
      uses = new int[tones.size()];
    }

    void place(int voice) {
      if (voice == keys.length) {
        rate();
        return;
      }
      int above = voice == 0 ? low : Math.max(low, keys[voice - 1] + 1);
      int nearest = from.get(voice);
      for (int key = Math.max(above, nearest - 9); key <= Math.min(high, nearest + 9); key++) {
        int tone = toneOf(key);
        if (tone >= 0) {
          keys[voice] = key;
          uses[tone]++;
          place(voice + 1);
          uses[tone]--;
        }
      }
    }

    private int toneOf(int key) {
      for (int i = 0; i < tones.size(); i++) {
        if (Math.floorMod(root + tones.get(i).semitones() - key, 12) == 0) {
          return i;
        }
      }
      return -1;
    }

    private void rate() {
      double price = 0;
      int farthest = 0;
      for (int i = 0; i < uses.length; i++) {
        if (uses[i] == 0) {
          return;
        }
        int number = tones.get(i).number();
        price += (uses[i] - 1) * (number == 1 || number == 5 ? 0.5 : DOUBLED);
      }
      for (int v = 0; v < keys.length; v++) {
        int move = Math.abs(keys[v] - from.get(v));
        price += move;
        farthest = Math.max(farthest, move);
        if (v > 0) {
          int gap = keys[v] - keys[v - 1];
          price += gap < 5 && keys[v - 1] < LOW ? MUDDY : 0;
          price += WIDE * Math.max(0, gap - 7);
          price += gap == 1 ? 1 : 0;
        }
      }
      price += FARTHEST * farthest + (leading ? PARALLEL * parallels() : 0);
      if (price < least) {
        least = price;
        List<Integer> found = new ArrayList<>();
        for (int key : keys) {
          found.add(key);
        }
        best = found;
      }
    }

    /** Pairs of voices that move alike from fifth to fifth or from octave to octave. */
    private int parallels() {
      int count = 0;
      for (int a = 0; a < keys.length; a++) {
        for (int b = a + 1; b < keys.length; b++) {
          int before = (from.get(b) - from.get(a)) % 12;
          int now = (keys[b] - keys[a]) % 12;
          boolean moves = keys[a] != from.get(a);
          count += moves && before == now && (now == 0 || now == 7) ? 1 : 0;
        }
      }
      return count;
    }
  }
}
