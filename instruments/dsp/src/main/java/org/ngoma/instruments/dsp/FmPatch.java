package org.ngoma.instruments.dsp;

/** What the voices of one FM sound share: how its four operators are wired, tuned and shaped. */
public final class FmPatch {

  public static final int OPERATORS = 4;

  /** How many ways of wiring there are. */
  public static final int ALGORITHMS = 8;

  /**
   * By algorithm and operator: bits of the operators that shake it. The wirings are those of the
   * four-operator synthesizers of the 1980s.
   */
  private static final int[][] SHAKEN_BY = {
    {0b0010, 0b0100, 0b1000, 0},
    {0b0010, 0b1100, 0, 0},
    {0b1010, 0b0100, 0, 0},
    {0b0110, 0, 0b1000, 0},
    {0b0010, 0, 0b1000, 0},
    {0b1000, 0b1000, 0b1000, 0},
    {0, 0, 0b1000, 0},
    {0, 0, 0, 0},
  };

  /** By algorithm: bits of the operators that are heard. */
  private static final int[] HEARD = {
    0b0001, 0b0001, 0b0001, 0b0001, 0b0101, 0b0111, 0b0111, 0b1111
  };

  public int algorithm;
  public final float[] ratio = new float[OPERATORS];

  /** 0..1: loudness of what is heard; its square the depth of what shakes, 1 is a whole cycle. */
  public final float[] level = new float[OPERATORS];

  public final float[] attackMs = new float[OPERATORS];
  public final float[] decayMs = new float[OPERATORS];
  public final float[] sustain = new float[OPERATORS];
  public float releaseMs;

  /** 0..1: how much faster envelopes run for higher keys; 1 is twice as fast an octave. */
  public float keyScaling;

  /** Goes up whenever an envelope changes. */
  public int version;

  int shakenBy(int operator) {
    return SHAKEN_BY[algorithm][operator];
  }

  boolean heard(int operator) {
    return (HEARD[algorithm] >> operator & 1) != 0;
  }

  /** So that more carriers are not louder. */
  float balance() {
    return 1f / (float) Math.sqrt(Integer.bitCount(HEARD[algorithm]));
  }
}
