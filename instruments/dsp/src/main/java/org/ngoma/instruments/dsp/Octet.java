package org.ngoma.instruments.dsp;

/**
 * Where eight voices lie side by side while a block of them is made: sample f of lane l of an area
 * is at {@code area + 8 * f + l} of one array.
 *
 * <p>One array with constant distances is what the compiler turns into vector instructions; arrays
 * of their own, or distances it cannot see, it does not. A signal whose past is needed has {@link
 * #PAST} samples of it right before its area.
 */
public final class Octet {

  /** Voices side by side. */
  public static final int LANES = 8;

  /** Frames of a block. */
  public static final int FRAMES = 32;

  /** Samples of a block, all lanes. */
  public static final int BLOCK = LANES * FRAMES;

  /** Samples kept of the past: sixteen frames. */
  public static final int PAST = 16 * LANES;

  /** Samples beyond the block that oscillators have already written to: 24 frames. */
  public static final int AHEAD = EdgeTables.TAPS * LANES;

  /** What goes into drive and filter. */
  public static final int IN = PAST;

  /** The four phases of a signal at four times the rate. */
  static final int Z0 = IN + BLOCK + AHEAD + PAST;

  static final int Z1 = Z0 + BLOCK + PAST;
  static final int Z2 = Z1 + BLOCK + PAST;
  static final int Z3 = Z2 + BLOCK + PAST;

  /** What leaves the filter. */
  public static final int OUT = Z3 + BLOCK;

  /** Gains behind the filter. */
  public static final int GAIN = OUT + BLOCK;

  /** States and coefficients, two frames longer than a block. */
  private static final int STREAM = BLOCK + 2 * LANES;

  static final int S1 = GAIN + BLOCK;
  static final int S2 = S1 + STREAM;
  static final int S3 = S2 + STREAM;
  static final int S4 = S3 + STREAM;
  static final int C1 = S4 + STREAM;
  static final int C2 = C1 + STREAM;
  static final int C3 = C2 + STREAM;
  static final int C4 = C3 + STREAM;
  static final int C5 = C4 + STREAM;
  static final int C6 = C5 + STREAM;
  static final int C7 = C6 + STREAM;

  /** First oscillator by itself, when it rings with the second. */
  public static final int RING1 = C7 + STREAM + PAST;

  public static final int RING2 = RING1 + BLOCK + AHEAD + PAST;

  /** Sum of the octets whose voices all stand in the middle, not yet summed over its lanes. */
  public static final int SUM = RING2 + BLOCK + AHEAD;

  /** Length of the array. */
  public static final int SIZE = SUM + BLOCK;

  private Octet() {}

  /**
   * Begins a straight line of a coefficient in one lane; the loop that reads it draws it on from
   * two frames to the next.
   */
  static void line(float[] w, int at, float from, float to) {
    float step = (to - from) * (1f / FRAMES);
    w[at] = from + step;
    w[at + LANES] = Math.fma(2f, step, from);
  }
}
