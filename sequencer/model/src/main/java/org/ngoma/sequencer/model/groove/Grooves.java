package org.ngoma.sequencer.model.groove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Ppqn;

/**
 * The grooves that come with the box. All are authored; what they are named after is where they
 * come from, not what they copy.
 */
public final class Grooves {

  /**
   * Name, steps of a quarter, how late each step is in per cent of a step (early below 0), accent
   * of each in per cent. One number stands for all steps, two for their alternation and so on.
   */
  private static final String[] LISTED = {
    "Straight|4|0|100",
    "Swing 16 52|4|0 4|100",
    "Swing 16 54|4|0 8|100",
    "Swing 16 56|4|0 12|100",
    "Swing 16 58|4|0 16|100",
    "Swing 16 60|4|0 20|100",
    "Swing 16 62|4|0 24|100",
    "Swing 16 64|4|0 28|100",
    "Swing 16 66|4|0 32|100",
    "Swing 16 71|4|0 42|100",
    "Swing 16 75|4|0 50|100",
    "Swing 8 54|2|0 8|100",
    "Swing 8 58|2|0 16|100",
    "Swing 8 62|2|0 24|100",
    "Swing 8 66|2|0 32|100",
    "Triplet feel 8|2|0 33.33|100 88",
    "Triplet feel 16|4|0 33.33|100 85",
    "Quintuplet feel|4|0 20|100 88",
    "Septuplet feel|4|0 14.29|100 88",
    "Shuffle|2|0 33.33|110 80",
    "Half-time shuffle|4|0 33.33|112 62 96 70",
    // Sixteenths of a shaker: strong and weak in the hand.
    "Amapiano shaker|4|0 8|112 62 104 62 112 100 62 100 62 112 100 62 112 62 104 100",
    "Amapiano shaker, loose|4|0 12 -3 9 0 14 2 8 0 11 -2 10 0 13 3 7|"
        + "112 60 100 66 106 64 96 70 110 58 102 66 106 62 98 74",
    // The hook leans on what lies between the beats, and its pick-up comes late.
    "Log drum|4|0 8 4 12 0 10 9 14 2 8 11 12 3 10 14 16|"
        + "112 80 88 96 84 84 110 96 84 84 108 100 90 84 106 96",
    "Private school|4|0 24 0 20 3 24 -2 20 0 24 0 20 4 24 -2 18|"
        + "104 72 96 76 108 72 94 78 102 72 96 76 108 72 94 80",
    "Sgija|4|0 6 -4 8|112 84 100 90 104 84 108 94",
    "Bacardi|4|0 16 6 20|112 70 104 92",
    "Kwaito bounce|4|0 16 5 18 8 16 5 20|108 74 100 78 114 72 98 82",
    "Gqom|4|0 4 8 6|112 84 106 96",
    "Deep house hats|4|0 10|84 62 118 66",
    "Garage two-step|4|0 26 3 24|106 66 100 84 112 62 96 88",
    "Techno|4|0 0 -3 0|114 78 104 84",
    "Boom bap|4|0 16 2 18 9 16 2 20|110 68 98 76 116 66 94 80",
    // A hand that plays the backbeat early or late while the hats go their own way.
    "Drunk, late snare|4|0 18 6 24 16 20 4 28 3 16 8 22 18 22 5 26|"
        + "110 70 92 78 114 68 90 76 106 72 94 80 116 66 92 74",
    "Drunk, early snare|4|0 20 8 26 -12 18 10 28 6 20 9 24 -14 18 8 24|"
        + "108 70 94 76 116 66 92 80 104 72 94 78 116 68 90 76",
    "Laid back|4|0 6 9 8 11 7 9 8 4 6 9 8 12 7 9 8|108 84 98 86 112 84 96 86",
    "Pushed|4|0 -4 -7 -5 -3 -5 -8 -5|108 86 104 88 110 86 102 90",
    "Funk ghosts|4|0 4 2 6|116 52 96 58 122 48 92 60",
    "Samba|4|0 4 -9 -14|108 74 82 112",
    "Bossa|4|0 3 -3 -4|106 82 92 98",
    "Afrobeat|4|0 10 -2 12|108 72 98 84 100 74 104 82",
    "Bembe 12-8|3|0 4 -5|114 82 96 92 104 88 110 84 98 100 90 96",
    "One drop|4|0 0 12 6|92 74 112 84 96 74 112 84 120 74 112 84 96 74 112 84",
    "Dub|4|0 8 14 10|100 74 116 80",
    "Trap hats|4|0 2|112 78 94 78 104 78 94 84",
    "Jungle|4|0 10 2 12 5 10 3 14|114 62 90 70 118 58 86 92",
  };

  private static final int BAR = 4 * Ppqn.TICKS;

  private static final List<Groove> ALL = Arrays.stream(LISTED).map(Grooves::of).toList();

  private Grooves() {}

  private static Groove of(String line) {
    String[] part = line.split("\\|");
    int stepTicks = Ppqn.TICKS / Integer.parseInt(part[1]);
    double[] late = numbers(part[2]);
    double[] accent = numbers(part[3]);
    int steps = Math.max(late.length, accent.length);
    // A cycle of whole beats, or a bar: whatever is listed goes into it without a rest.
    while (steps * stepTicks % Ppqn.TICKS != 0 && steps * stepTicks < BAR) {
      steps *= 2;
    }
    List<Integer> starts = new ArrayList<>();
    List<Double> accents = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      starts.add(i * stepTicks + (int) Math.round(late[i % late.length] * stepTicks / 100));
      accents.add(accent[i % accent.length] / 100);
    }
    return new Groove(part[0], steps * stepTicks, starts, accents);
  }

  private static double[] numbers(String words) {
    return Arrays.stream(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /** All of them. */
  public static List<Groove> all() {
    return ALL;
  }

  /**
   * The groove of this name, however it is cased.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Groove named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no groove called '" + name + "'"));
  }
}
