package org.ngoma.sequencer.model.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chord symbols: as they are read and as they are written. */
final class ChordText {

  /** What a symbol may be made of behind its root; longer forms before shorter ones. */
  private static final Pattern PART =
      Pattern.compile(
          "m(?:in)?(?:maj|M)(?=\\d)|mmaj|(?:maj|Maj|ma|M|Δ)(?=7|9|11|13)|maj|Maj|M|Δ|min|mi|m|-|dim|°|o|ø"
              + "|aug|\\+|sus2|sus4|sus|alt|add(?:2|4|6|9|11|13)|(?:no|omit)[35]"
              + "|[b#♭♯](?:5|6|9|11|13)|6/?9|13|11|9|7|6|5|2|4");

  private ChordText() {}

  static Chord parse(String text) {
    String said = text.strip();
    int length = NoteName.length(said);
    if (length == 0 || Character.isLowerCase(said.charAt(0))) {
      throw refused(text, "it does not begin with a note from A to G");
    }
    NoteName root = NoteName.begin(said.substring(0, length));
    String kind = said.substring(length).replaceAll("[(), ]", "");
    NoteName bass = root;
    int slash = kind.lastIndexOf('/');
    if (slash >= 0 && !kind.startsWith("/9", slash)) {
      bass = NoteName.parse(kind.substring(slash + 1));
      kind = kind.substring(0, slash);
    }
    return new Chord(root, tones(text, kind), bass);
  }

  private static IllegalArgumentException refused(String text, String why) {
    return new IllegalArgumentException("'" + text + "' is not a chord: " + why);
  }

  private static List<Interval> tones(String text, String kind) {
    TreeMap<Integer, Integer> tones = new TreeMap<>();
    tones.put(1, 0);
    tones.put(3, 4);
    tones.put(5, 7);
    int seventh = 10;
    Matcher part = PART.matcher(kind);
    int at = 0;
    while (at < kind.length()) {
      if (!part.find(at) || part.start() != at) {
        throw refused(text, "'" + kind.substring(at) + "' means nothing in one");
      }
      String word = part.group();
      at = part.end();
      switch (word) {
        case "mmaj", "mM", "minmaj", "minM" -> {
          tones.put(3, 3);
          seventh = 11;
        }
        case "maj", "Maj", "ma", "M", "Δ" -> {
          seventh = 11;
          if (word.equals("Δ") && at == kind.length()) {
            tones.put(7, 11);
          }
        }
        case "min", "mi", "m", "-" -> tones.put(3, 3);
        case "dim", "°", "o" -> {
          tones.put(3, 3);
          tones.put(5, 6);
          seventh = 9;
        }
        case "ø" -> {
          tones.put(3, 3);
          tones.put(5, 6);
          tones.put(7, 10);
        }
        case "aug", "+" -> tones.put(5, 8);
        case "sus2", "2" -> suspend(tones, 2, 2);
        case "sus4", "sus", "4" -> suspend(tones, 4, 5);
        case "alt" -> {
          tones.remove(5);
          tones.put(7, 10);
          tones.put(9, 13);
          tones.put(13, 20);
        }
        case "5" -> tones.remove(3);
        case "6" -> tones.put(6, 9);
        case "69", "6/9" -> {
          tones.put(6, 9);
          tones.put(9, 14);
        }
        case "7", "9", "11", "13" -> stack(tones, Integer.parseInt(word), seventh);
        default -> alter(tones, word);
      }
    }
    List<Interval> intervals = new ArrayList<>();
    tones.forEach((number, semitones) -> intervals.add(new Interval(number, semitones)));
    return intervals;
  }

  private static void suspend(Map<Integer, Integer> tones, int number, int semitones) {
    tones.remove(3);
    tones.put(number, semitones);
  }

  private static void stack(Map<Integer, Integer> tones, int top, int seventh) {
    tones.put(7, seventh);
    if (top >= 9) {
      tones.putIfAbsent(9, 14);
    }
    if (top == 11) {
      tones.put(11, 17);
    }
    if (top == 13) {
      // The eleventh rubs against a major third; a thirteenth is played without.
      if (tones.getOrDefault(3, 0) == 3) {
        tones.put(11, 17);
      }
      tones.put(13, 21);
    }
  }

  private static void alter(Map<Integer, Integer> tones, String word) {
    int digits = word.replaceAll("\\d", "").length();
    int number = Integer.parseInt(word.substring(digits));
    if (word.startsWith("no") || word.startsWith("omit")) {
      tones.remove(number);
      return;
    }
    int sign =
        switch (word.charAt(0)) {
          case 'b', '♭' -> -1;
          case '#', '♯' -> 1;
          default -> 0;
        };
    int higher = number == 2 || number == 4 ? number + 7 : number;
    int place = number == 6 && sign < 0 ? 13 : higher;
    tones.put(place, Interval.major(place) + sign);
  }

  /** The part of the symbol behind the root. */
  static String kind(Chord chord) {
    TreeMap<Integer, Integer> tones = new TreeMap<>();
    chord.tones().forEach(tone -> tones.put(tone.number(), tone.semitones()));
    int third = tones.getOrDefault(3, 0);
    int fifth = tones.getOrDefault(5, 0);
    int seventh = tones.getOrDefault(7, 0);
    StringBuilder text = new StringBuilder();
    boolean bent = fifth != 7 && fifth != 0;
    boolean power = third == 0 && !tones.containsKey(2) && !tones.containsKey(4);
    if (third == 3 && fifth == 6 && (seventh == 9 || seventh == 0) && !tones.containsKey(6)) {
      text.append("dim");
      bent = false;
    } else if (third == 4 && fifth == 8 && seventh == 0 && !tones.containsKey(6)) {
      text.append("aug");
      bent = false;
    } else if (third == 3) {
      text.append('m');
    }
    stacked(text, tones, seventh, power);
    if (tones.containsKey(2)) {
      text.append("sus2");
    } else if (tones.containsKey(4)) {
      text.append("sus4");
    }
    if (bent) {
      text.append(fifth < 7 ? "b5" : "#5");
    }
    tones.forEach((number, semitones) -> altered(text, number, semitones));
    if (fifth == 0) {
      text.append("no5");
    }
    if (power && seventh != 0) {
      text.append("no3");
    }
    return text.toString();
  }

  /** Sixth, seventh and the thirds above it that are not altered. */
  private static void stacked(
      StringBuilder text, Map<Integer, Integer> tones, int seventh, boolean power) {
    boolean ninth = tones.getOrDefault(9, 0) == 14;
    boolean eleventh = tones.getOrDefault(11, 0) == 17;
    boolean thirteenth = tones.getOrDefault(13, 0) == 21;
    boolean minor = tones.getOrDefault(3, 0) == 3;
    if (seventh == 0) {
      boolean sixth = tones.containsKey(6);
      text.append(sixth ? ninth ? "6/9" : "6" : power ? "5" : "");
      add(text, ninth && !sixth, 9);
      add(text, eleventh, 11);
      add(text, thirteenth, 13);
      return;
    }
    text.append(seventh == 11 ? "maj" : "");
    boolean full = thirteenth && ninth && (eleventh || !minor);
    int top = full ? 13 : ninth && eleventh ? 11 : ninth ? 9 : 7;
    text.append(top);
    add(text, eleventh && (top < 11 || (top == 13 && !minor)), 11);
    add(text, thirteenth && top < 13, 13);
    add(text, tones.containsKey(6), 6);
  }

  private static void add(StringBuilder text, boolean wanted, int number) {
    text.append(wanted ? "add" + number : "");
  }

  private static void altered(StringBuilder text, int number, int semitones) {
    int off = new Interval(number, semitones).alteration();
    if (number >= 9 && off != 0) {
      text.append(off < 0 ? "b" : "#").append(number);
    }
  }
}
