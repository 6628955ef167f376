package org.ngoma.sequencer.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a trig plays. Every condition is a pure function of the song's position and of what is
 * written in the pattern, so it can be told beforehand and comes out the same each time; only
 * {@link Kind#FILL} listens to a hand.
 *
 * @param kind what it asks
 * @param a per cent of {@link Kind#PROBABILITY}, or the first number of {@link Kind#RATIO}, else 0
 * @param b the second number of {@link Kind#RATIO}, else 0
 * @param negated whether it plays when the answer is no
 */
public record Condition(Kind kind, int a, int b, boolean negated) {

  /** The longest cycle of A:B. */
  public static final int MAX_RATIO = 64;

  private static final Pattern RATIO = Pattern.compile("([0-9]{1,3}):([0-9]{1,3})");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}) ?%");

  /** What is asked. */
  public enum Kind {
    /** Drawn anew in each cycle, the same way in each performance. */
    PROBABILITY,

    /** In the a-th of every b cycles of the pattern. */
    RATIO,

    /** In the first cycle since the clip began. */
    FIRST,

    /** In the last cycle before the clip ends. */
    LAST,

    /** What the last condition on this track said; conditions with PRE or NEI are not asked. */
    PRE,

    /**
     * What the last condition on the track above said; conditions with PRE or NEI are not asked.
     */
    NEI,

    /** While fill is held. */
    FILL
  }

  public Condition {
    boolean right =
        switch (kind) {
          case PROBABILITY -> a >= 0 && a <= 100 && b == 0;
          case RATIO -> a >= 1 && a <= b && b <= MAX_RATIO;
          case FIRST, LAST, PRE, NEI, FILL -> a == 0 && b == 0;
        };
    if (!right) {
      throw new IllegalArgumentException(
          switch (kind) {
            case PROBABILITY -> "probability " + a + " %: from 0 to 100";
            case RATIO -> "condition " + a + ":" + b + ": from 1:1 to 64:64, the first not above";
            default -> "condition " + kind + " takes no numbers";
          });
    }
  }

  /** Plays in so many per cent of all cycles. */
  public static Condition percent(int percent) {
    return new Condition(Kind.PROBABILITY, percent, 0, false);
  }

  /** Plays in the a-th of every b cycles. */
  public static Condition ratio(int a, int b) {
    return new Condition(Kind.RATIO, a, b, false);
  }

  /** One without numbers. */
  public static Condition of(Kind kind) {
    return new Condition(kind, 0, 0, false);
  }

  /** The opposite. */
  public Condition not() {
    return new Condition(kind, a, b, !negated);
  }

  /** Whether it repeats what another condition said. */
  public boolean refers() {
    return kind == Kind.PRE || kind == Kind.NEI;
  }

  /**
   * Reads what {@link #toString} writes: {@code 50%}, {@code 1:4}, {@code 1ST}, {@code LAST},
   * {@code PRE}, {@code NEI}, {@code FILL}, each with {@code !} before it for the opposite.
   *
   * @throws IllegalArgumentException one sentence, when it is none of them
   */
  public static Condition parse(String text) {
    boolean negated = text.startsWith("!");
    String bare = (negated ? text.substring(1) : text).trim().toUpperCase(Locale.ROOT);
    Condition plain = plain(text, bare);
    return negated ? plain.not() : plain;
  }

  private static Condition plain(String text, String bare) {
    Matcher percent = PERCENT.matcher(bare);
    Matcher ratio = RATIO.matcher(bare);
    if (percent.matches()) {
      return percent(Integer.parseInt(percent.group(1)));
    } else if (ratio.matches()) {
      return ratio(Integer.parseInt(ratio.group(1)), Integer.parseInt(ratio.group(2)));
    }
    return switch (bare) {
      case "1ST" -> of(Kind.FIRST);
      case "LAST" -> of(Kind.LAST);
      case "PRE" -> of(Kind.PRE);
      case "NEI" -> of(Kind.NEI);
      case "FILL" -> of(Kind.FILL);
      default ->
          throw new IllegalArgumentException(
              "no condition is called '%s': give 50%%, 1:4, 1ST, LAST, PRE, NEI or FILL"
                  .formatted(text.length() > 20 ? text.substring(0, 20) + "…" : text));
    };
  }

  @Override
  public String toString() {
    String bare =
        switch (kind) {
          case PROBABILITY -> a + "%";
          case RATIO -> a + ":" + b;
          case FIRST -> "1ST";
          case LAST, PRE, NEI, FILL -> kind.name();
        };
    return negated ? "!" + bare : bare;
  }
}
