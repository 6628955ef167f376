package org.ngoma.sequencer.model.shape;

import java.util.Locale;

/** Settings within their bounds, or one sentence that says what these are. */
public final class Bound {

  private Bound() {}

  /**
   * Refuses what is no number of the range.
   *
   * @throws IllegalArgumentException if it is not within
   */
  public static void within(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s %s: from %s to %s".formatted(what, text(value), text(least), text(most)));
    }
  }

  /**
   * Refuses what is no share of the range, and says so in per cent.
   *
   * @throws IllegalArgumentException if it is not within
   */
  public static void share(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s %s %%: from %s to %s"
              .formatted(what, text(100 * value), text(100 * least), text(100 * most)));
    }
  }

  /** A whole number without its point. */
  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : Double.toString(value);
  }

  /** 0.8 as {@code 80 %}. */
  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  /** The nearest that MIDI has. */
  static int velocity(double velocity) {
    return (int) Math.max(1, Math.min(127, Math.round(velocity)));
  }

  /** A key that the keyboard has, by octaves up or down where it has not. */
  public static int key(int key) {
    int within = key;
    while (within < 0) {
      within += 12;
    }
    while (within > 127) {
      within -= 12;
    }
    return within;
  }

  /** The nearest tick of the pattern. */
  static int tick(long tick, int lengthTicks) {
    return (int) Math.max(0, Math.min(lengthTicks - 1L, tick));
  }
}
