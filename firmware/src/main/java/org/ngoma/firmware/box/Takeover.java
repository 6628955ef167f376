package org.ngoma.firmware.box;

import org.ngoma.firmware.midi.MidiSetup;

/**
 * How a knob that stands elsewhere comes to turn a parameter, all in ways of 0..1.
 *
 * <p>It jumps: the parameter goes where the knob is. Or it picks up: nothing happens until the knob
 * comes by where the parameter stands. Or it scales: the parameter moves at once, by the share of
 * its way that the knob turns of its own, until both are at an end together.
 */
final class Takeover {

  /** So close the knob need come by: finer than 7 bits. */
  private static final double CLOSE = 0.012;

  private final MidiSetup.Takeover kind;
  private double knob = Double.NaN;

  /** What the knob made last; when the parameter stands elsewhere, somebody else moved it. */
  private double made = Double.NaN;

  Takeover(MidiSetup.Takeover kind) {
    this.kind = kind;
  }

  /**
   * The knob was turned.
   *
   * @param to where the knob is
   * @param stands where the parameter is
   * @return where the parameter is to be; {@code stands} when it is not taken over yet
   */
  double turn(double to, double stands) {
    double from = knob;
    boolean ours = Math.abs(stands - made) < 1e-6;
    knob = to;
    if (kind == MidiSetup.Takeover.JUMP || Math.abs(to - stands) <= CLOSE) {
      return made(to);
    }
    if (Double.isNaN(from)) {
      return stands;
    }
    if (kind == MidiSetup.Takeover.PICKUP) {
      boolean passed = (from - stands) * (to - stands) <= 0;
      return ours || passed ? made(to) : stands;
    }
    return made(scaled(from, to, stands));
  }

  private double made(double way) {
    made = way;
    return way;
  }

  private static double scaled(double from, double to, double stands) {
    double room = to > from ? 1 - from : from;
    double left = to > from ? 1 - stands : stands;
    double share = room <= 0 ? 1 : Math.min(1, Math.abs(to - from) / room);
    return to > from ? stands + share * left : stands - share * left;
  }
}
