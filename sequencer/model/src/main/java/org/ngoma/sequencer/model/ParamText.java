package org.ngoma.sequencer.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** A parameter's value as people read it: {@code 1,200 Hz}, {@code -6 dB}, {@code 40 %}. */
public final class ParamText {

  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

  private ParamText() {}

  /** Text of a value of this parameter, with its unit. */
  public static String of(ParamSpec spec, double value) {
    return switch (spec.unit()) {
      case SWITCH -> value < 0.5 ? "off" : "on";
      case CHOICE -> {
        int position = (int) Math.round(spec.clamp(value) - spec.min());
        yield spec.labels().isEmpty()
            ? Long.toString(Math.round(value))
            : spec.labels().get(position);
      }
      case AMOUNT -> number(value * 100) + " %";
      case BIPOLAR -> (value > 0 ? "+" : "") + number(value);
      case PLAIN -> number(value);
      case RATIO -> number(value) + spec.unit().symbol();
      case HERTZ, DECIBEL, MILLISECONDS, SEMITONES, CENTS, BPM, BEATS ->
          number(value) + " " + spec.unit().symbol();
    };
  }

  /** Four digits at most, thousands apart, no needless zeros. */
  public static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
    int decimals = Math.max(0, Math.min(3, rounded.scale()));
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }
}
