package org.ngoma.sequencer.model.theory;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a chord is in a key, as a roman numeral: ii7, V7, bVII, viiø7, V7/ii.
 *
 * <p>Large numerals have a major third, small ones a minor one. Degrees are those of the key: in a
 * minor key VI stands on the lowered sixth. A chord that is not of the key and lies a fifth above
 * one that is, is called the dominant of that. What lies in the bass, if not the root, follows as
 * in chord symbols: I/3, V7/7.
 */
public final class Numeral {

  private static final List<String> DEGREES = List.of("I", "II", "III", "IV", "V", "VI", "VII");
  private static final Pattern FORM =
      Pattern.compile("([b#♭♯]*)(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(.*)");

  /** Behind a numeral: of a diminished triad, and of a half-diminished seventh. */
  private static final String DIMINISHED = "°";

  private static final String HALF = "ø7";

  private Numeral() {}

  /** The numeral of a chord. */
  public static String of(Chord chord, Key key) {
    String target = dominantOf(chord, key);
    if (!target.isEmpty()) {
      return (chord.tone(7).isPresent() ? "V7/" : "V/") + target;
    }
    return plain(chord, key) + bass(chord);
  }

  private static String plain(Chord chord, Key key) {
    int degree = Math.floorMod(chord.root().letter() - key.tonic().letter(), 7);
    int off = chord.root().pitchClass() - key.notes().get(degree).pitchClass();
    int sharps = Math.floorMod(off + 6, 12) - 6;
    String kind = ChordText.kind(chord);
    boolean small = chord.minor();
    String numeral = DEGREES.get(degree);
    return (sharps < 0 ? "b" : "#").repeat(Math.abs(sharps))
        + (small ? numeral.toLowerCase(Locale.ROOT) : numeral)
        + suffix(kind, small);
  }

  private static String suffix(String kind, boolean small) {
    if (kind.equals("m7b5")) {
      return HALF;
    }
    if (kind.startsWith("dim")) {
      return DIMINISHED + kind.substring("dim".length());
    }
    if (kind.equals("aug")) {
      return "+";
    }
    return small && kind.startsWith("m") ? kind.substring(1) : kind;
  }

  private static String bass(Chord chord) {
    int inversion = chord.inversion();
    if (inversion == 0) {
      return "";
    }
    return inversion > 0 ? "/" + chord.tones().get(inversion).number() : "/" + chord.bass();
  }

  /** The degree that a secondary dominant leads to, or nothing. */
  private static String dominantOf(Chord chord, Key key) {
    boolean dominant = chord.tones().contains(new Interval(3, 4)) && chord.inversion() == 0;
    boolean triad = chord.tones().size() == 3 && ChordText.kind(chord).isEmpty();
    boolean seventh = ChordText.kind(chord).equals("7");
    if (!dominant || !(triad || seventh) || ofKey(chord, key)) {
      return "";
    }
    NoteName home = chord.root().plus(new Interval(4, 5));
    int degree = key.notes().indexOf(home);
    if (degree <= 0) {
      return "";
    }
    Chord aim = triad(key, degree);
    boolean leads = !aim.tones().contains(new Interval(5, 6));
    return leads ? plain(aim, key) : "";
  }

  /** Whether all its notes are of the key; in minor also with a raised leading note. */
  private static boolean ofKey(Chord chord, Key key) {
    Scale raised = key.minor() ? Scale.named("harmonic minor") : key.scale();
    int tonic = key.tonic().pitchClass();
    boolean plain = true;
    boolean leading = true;
    for (NoteName note : chord.notes()) {
      plain &= key.scale().contains(tonic, note.pitchClass());
      leading &= raised.contains(tonic, note.pitchClass());
    }
    return plain || leading;
  }

  /** The triad of the key on a degree, counted from 0. */
  public static Chord triad(Key key, int degree) {
    return stacked(key, degree, 3);
  }

  /**
   * Thirds of the key stacked on a degree.
   *
   * @param degree from 0
   * @param notes 3 for a triad to 7 for all the notes of the key
   */
  public static Chord stacked(Key key, int degree, int notes) {
    List<NoteName> scale = key.notes();
    NoteName root = scale.get(degree);
    Interval[] tones = new Interval[notes];
    for (int i = 0; i < notes; i++) {
      Interval simple = root.to(scale.get((degree + 2 * i) % 7));
      int octave = 2 * i / 7;
      tones[i] = new Interval(simple.number() + 7 * octave, simple.semitones() + 12 * octave);
    }
    return new Chord(root, List.of(tones));
  }

  /**
   * The chord of a numeral in a key.
   *
   * @throws IllegalArgumentException if it is no numeral
   */
  public static Chord parse(String text, Key key) {
    String said = text.strip();
    int slash = said.lastIndexOf('/');
    if (slash > 0 && !said.startsWith("/9", slash)) {
      String below = said.substring(slash + 1);
      Chord above = parse(said.substring(0, slash), key);
      if (below.matches("\\d+")) {
        return overTone(text, above, Integer.parseInt(below));
      }
      if (NoteName.length(below) == below.length()) {
        return new Chord(above.root(), above.tones(), NoteName.parse(below));
      }
      Chord aim = parse(below, key);
      return parse(said.substring(0, slash), new Key(aim.root(), false));
    }
    Matcher form = FORM.matcher(said);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a roman numeral; they are written like ii7, V or bVII");
    }
    String numeral = form.group(2);
    int degree = DEGREES.indexOf(numeral.toUpperCase(Locale.ROOT));
    NoteName root = key.notes().get(degree);
    for (char sign : form.group(1).toCharArray()) {
      root = new NoteName(root.letter(), root.alter() + (sign == '#' || sign == '♯' ? 1 : -1));
    }
    boolean small = Character.isLowerCase(numeral.charAt(0));
    return Chord.parse(root + kind(form.group(3), small));
  }

  private static String kind(String suffix, boolean small) {
    if (suffix.startsWith("ø")) {
      return "m7b5";
    }
    if (suffix.startsWith("°") || suffix.startsWith("o")) {
      return "dim" + suffix.substring(1);
    }
    return (small ? "m" : "") + suffix;
  }

  private static Chord overTone(String text, Chord chord, int number) {
    Interval tone =
        chord
            .tone(number)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'" + text + "' asks for tone " + number + ", which " + chord + " lacks"));
    return new Chord(chord.root(), chord.tones(), chord.root().plus(tone));
  }
}
