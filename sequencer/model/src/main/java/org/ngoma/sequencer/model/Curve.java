package org.ngoma.sequencer.model;

/** How a knob's way maps to a range. */
public enum Curve {
  /** Equal turns, equal differences. */
  LINEAR,
  /** Equal turns, equal ratios: frequencies and times. */
  EXPONENTIAL,
  /** Fine near the lower end, and may start at 0: times and depths. */
  SQUARED
}
