package org.ngoma.sequencer.model;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One parameter, declared beside the sound that it drives; encoders, MIDI, locks, automation,
 * files, text and documentation all read this row.
 *
 * @param id never changes and is what files hold: {@code "synth.cutoff"}
 * @param name as a screen with room shows it: {@code "Filter cutoff"}
 * @param shortName at most 6 characters, for the OLED: {@code "Cutoff"}
 * @param unit what {@code min}, {@code max} and {@code defaultValue} are in
 * @param curve how a knob's way 0..1 maps to the range
 * @param steps number of positions of a stepped parameter, 0 for a continuous one
 * @param labels what the positions of a choice are called, from {@code min} on; else empty
 * @param smoothingMs time that the sound takes to follow a jump, 0 for at once
 * @param since version of the first release that had it
 */
public record ParamSpec(
    String id,
    String name,
    String shortName,
    Unit unit,
    Curve curve,
    double min,
    double max,
    double defaultValue,
    int steps,
    List<String> labels,
    double smoothingMs,
    Set<ParamFlag> flags,
    String since) {

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(\\.[a-z0-9_]+)+");

  public ParamSpec {
    flags = Set.copyOf(flags);
    labels = List.copyOf(labels);
    if (!labels.isEmpty() && labels.size() != steps) {
      throw new IllegalArgumentException(id + ": not as many labels as positions");
    }
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("parameter id '" + id + "' is not like 'synth.cutoff'");
    }
    if (shortName.length() > 6) {
      throw new IllegalArgumentException("short name '" + shortName + "' is over 6 characters");
    }
    if (!(min < max) || defaultValue < min || defaultValue > max) {
      throw new IllegalArgumentException(id + ": default or range out of order");
    }
    if (curve == Curve.EXPONENTIAL && min <= 0) {
      throw new IllegalArgumentException(id + ": an exponential range starts above 0");
    }
  }

  /** The nearest value in range; NaN becomes the default. */
  public double clamp(double value) {
    if (Double.isNaN(value)) {
      return defaultValue;
    }
    double inRange = Math.max(min, Math.min(max, value));
    return steps > 0 ? Math.rint(inRange) : inRange;
  }

  /** Value at a knob's way of 0..1. */
  public double valueAt(double way) {
    double w = Math.max(0, Math.min(1, way));
    double value =
        switch (curve) {
          case LINEAR -> min + w * (max - min);
          case EXPONENTIAL -> min * Math.pow(max / min, w);
          case SQUARED -> min + w * w * (max - min);
        };
    return clamp(value);
  }

  /** Way of 0..1 of a knob that stands at {@code value}; the inverse of {@link #valueAt}. */
  public double wayOf(double value) {
    double v = clamp(value);
    return switch (curve) {
      case LINEAR -> (v - min) / (max - min);
      case EXPONENTIAL -> Math.log(v / min) / Math.log(max / min);
      case SQUARED -> Math.sqrt((v - min) / (max - min));
    };
  }
}
