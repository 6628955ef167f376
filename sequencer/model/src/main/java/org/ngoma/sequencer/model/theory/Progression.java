package org.ngoma.sequencer.model.theory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Chords that follow each other, in numerals, so that they can stand in any key.
 *
 * @param name for a list
 * @param minor whether they are meant in a minor key
 * @param numerals one a bar
 */
public record Progression(String name, boolean minor, List<String> numerals) {

  private static final String[] LISTED = {
    "Evening taxi|minor|i9 VImaj9 VII6/9 v11",
    "Private school|minor|i9 iv9 VII13 IIImaj9",
    "Sunday groove|minor|VImaj7 v7 i9 i9",
    "Township organ|major|I IV I/5 V7",
    "Marabi|major|I IV I V",
    "Log drum vamp|minor|i7 VII VImaj7 VII",
    "Soulful house|minor|iv9 v7 i9 VImaj7",
    "Deep house|minor|i9 iv9",
    "Classic house|minor|i VI III VII",
    "Piano house|major|IVmaj7 iii7 vi7 V",
    "Two-five-one|major|ii7 V7 Imaj7 Imaj7",
    "Two-five-one in minor|minor|iiø7 V7b9 i6 i6",
    "Turnaround|major|Imaj7 vi7 ii7 V7",
    "Rhythm changes|major|I6 V7/ii ii7 V7",
    "Backdoor|major|Imaj7 iv7 bVII7 Imaj7",
    "Gospel walk|major|I I7/3 IV #iv° I/5 V7/ii ii7 V7",
    "Gospel amen|major|IV iv I I7",
    "Neo soul|major|IVmaj9 iii7 ii9 Imaj9",
    "Four chords|major|I V vi IV",
    "Axis in minor|minor|i VI III VII",
    "Doo-wop|major|I vi IV V",
    "Twelve-bar blues|major|I7 IV7 I7 I7 IV7 IV7 I7 I7 V7 IV7 I7 V7",
    "Minor blues|minor|i7 i7 i7 i7 iv7 iv7 i7 i7 VImaj7 V7 i7 V7",
    "Andalusian|minor|i VII VI V",
    "Pachelbel|major|I V vi iii IV I IV V",
    "Dorian vamp|minor|i7 IV7",
    "Royal road|major|IVmaj7 V7 iii7 vi7",
    "Trap minor|minor|i i VI v",
    "Dub|minor|i VII",
    "Afrobeat|minor|i7 iv7",
    "Ambient drift|major|Imaj9 IVmaj9 vi9 IVmaj9",
    "Lydian float|major|Imaj7 II Imaj7 II",
  };

  private static final List<Progression> ALL = Arrays.stream(LISTED).map(Progression::of).toList();

  public Progression {
    numerals = List.copyOf(numerals);
  }

  private static Progression of(String line) {
    String[] part = line.split("\\|");
    return new Progression(part[0], part[1].equals("minor"), List.of(part[2].split(" ")));
  }

  /** All that are known here. */
  public static List<Progression> all() {
    return ALL;
  }

  /**
   * The progression of this name, however it is cased.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Progression named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(one -> one.name.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no progression called '" + name + "'"));
  }

  /** Its chords in a key. */
  public List<Chord> in(Key key) {
    return numerals.stream().map(numeral -> Numeral.parse(numeral, key)).toList();
  }
}
