package org.ngoma.sequencer.model;

/**
 * Strikes a note several times within its length.
 *
 * @param count strikes, 1 to 32
 * @param ramp how the velocity goes: -1 dies away, 0 stays, 1 rises from nothing
 * @param acceleration how the gaps go: -1 ever wider, 0 even, 1 ever closer
 */
public record Ratchet(int count, double ramp, double acceleration) {

  /** Most strikes of one note. */
  public static final int MAX = 32;

  /** One strike: no ratchet. */
  public static final Ratchet PLAIN = new Ratchet(1, 0, 0);

  public Ratchet {
    if (count < 1 || count > MAX) {
      throw new IllegalArgumentException("ratchet of " + count + " strikes: from 1 to 32");
    }
    if (!(Math.abs(ramp) <= 1) || !(Math.abs(acceleration) <= 1)) {
      throw new IllegalArgumentException(
          "ratchet with ramp " + ramp + " and acceleration " + acceleration + ": from -1 to 1");
    }
  }

  /** Where strike {@code index} begins, as part of the note's length. */
  public double place(int index) {
    return Math.pow(index / (double) count, Math.pow(2, -1.5 * acceleration));
  }

  /** What the velocity of strike {@code index} is multiplied by. */
  public double velocity(int index) {
    if (count == 1) {
      return 1;
    }
    double way = index / (count - 1.0);
    return ramp < 0 ? 1 + ramp * way : 1 - ramp * (1 - way);
  }
}
