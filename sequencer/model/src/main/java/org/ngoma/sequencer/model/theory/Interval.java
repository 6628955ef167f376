package org.ngoma.sequencer.model.theory;

/**
 * How far one note lies above another: by letters and by semitones.
 *
 * @param number 1 for a unison, 8 for an octave, at most 22
 * @param semitones of it; a diminished unison has less than 0
 */
public record Interval(int number, int semitones) {

  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
  private static final int MOST = 22;
  private static final String[] ORDINALS = {
    "unison",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "octave",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth"
  };

  public Interval {
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException("there is no interval number " + number);
    }
  }

  /**
   * Reads the short form: P1, m2, M3, A4, d5, m7, M9.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Interval parse(String text) {
    if (text.matches("([PMm]|A{1,3}|d{1,3})\\d{1,2}")) {
      int at = text.replaceAll("\\d", "").length();
      int number = Integer.parseInt(text.substring(at));
      char quality = text.charAt(0);
      boolean perfect = number >= 1 && number <= MOST && perfect(number);
      if (number >= 1 && number <= MOST && (perfect ? "PAd" : "MmAd").indexOf(quality) >= 0) {
        int off =
            switch (quality) {
              case 'A' -> at;
              case 'd' -> perfect ? -at : -1 - at;
              case 'm' -> -1;
              default -> 0;
            };
        return new Interval(number, major(number) + off);
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not an interval; intervals are written like m3, P5 or M9");
  }

  private static boolean perfect(int number) {
    int simple = (number - 1) % 7;
    return simple == 0 || simple == 3 || simple == 4;
  }

  /** Semitones of the perfect or major interval of this number. */
  static int major(int number) {
    return MAJOR[(number - 1) % 7] + 12 * ((number - 1) / 7);
  }

  /** Semitones beyond the perfect or major interval of its number. */
  public int alteration() {
    return semitones - major(number);
  }

  /** What is left of the octave above it; that of a compound interval is its simple part's. */
  public Interval inverted() {
    Interval simple = simple();
    return simple.number == 1
        ? new Interval(8, 12 - simple.semitones)
        : new Interval(9 - simple.number, 12 - simple.semitones);
  }

  /** Without whole octaves. */
  public Interval simple() {
    int octaves = (number - 1) / 7;
    return new Interval(number - 7 * octaves, semitones - 12 * octaves);
  }

  private String quality(String perfect, String major, String minor, String more, String less) {
    int off = alteration();
    boolean pure = perfect(number);
    if (off == 0) {
      return pure ? perfect : major;
    }
    if (!pure && off == -1) {
      return minor;
    }
    int times = off > 0 ? off : pure ? -off : -off - 1;
    return (off > 0 ? more : less).repeat(times);
  }

  /** In words: minor third, perfect fifth, augmented eleventh. */
  public String name() {
    String quality = quality("perfect ", "major ", "minor ", "augmented ", "diminished ");
    String times = quality.replaceFirst("^(augmented |diminished )\\1+", "doubly $1");
    return times + (number <= ORDINALS.length ? ORDINALS[number - 1] : number + "th");
  }

  /** The short form: m3, P5, A11. */
  @Override
  public String toString() {
    return quality("P", "M", "m", "A", "d") + number;
  }
}
