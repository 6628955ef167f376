package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** How loud one block is: what the meters show, and whether it is sound at all. */
final class Level {

  /** Beyond all music, 120 dB over full scale: a filter has run away. */
  private static final float ABSURD = 1e6f;

  private static final int ABSURD_BITS = Float.floatToRawIntBits(ABSURD);

  /** All but the sign: so read, numbers are in the order of their size, and NaN is the largest. */
  private static final int SIZE = 0x7fffffff;

  float leftPeak;
  float rightPeak;
  float leftEnergy;
  float rightEnergy;

  /**
   * Measures one block.
   *
   * @return false for NaN, infinity and anything near it; then the figures mean nothing
   */
  @RealTime
  boolean measure(float[] left, float[] right) {
    int leftBits = peakBits(left);
    int rightBits = peakBits(right);
    leftPeak = Float.intBitsToFloat(leftBits);
    rightPeak = Float.intBitsToFloat(rightBits);
    leftEnergy = energy(left);
    rightEnergy = energy(right);
    return (leftBits > rightBits ? leftBits : rightBits) < ABSURD_BITS;
  }

  /** Whether a block is sound. */
  @RealTime
  static boolean sane(float[] left, float[] right) {
    return peakBits(left) < ABSURD_BITS && peakBits(right) < ABSURD_BITS;
  }

  /** Four sums side by side, so that none waits for the other. */
  @RealTime
  private static float energy(float[] x) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < Block.FRAMES; i += 4) {
      a = Math.fma(x[i], x[i], a);
      b = Math.fma(x[i + 1], x[i + 1], b);
      c = Math.fma(x[i + 2], x[i + 2], c);
      d = Math.fma(x[i + 3], x[i + 3], d);
    }
    return (a + b) + (c + d);
  }

  @RealTime
  private static int peakBits(float[] x) {
    int a = 0;
    int b = 0;
    for (int i = 0; i < Block.FRAMES; i += 2) {
      a = Math.max(a, Float.floatToRawIntBits(x[i]) & SIZE);
      b = Math.max(b, Float.floatToRawIntBits(x[i + 1]) & SIZE);
    }
    return Math.max(a, b);
  }
}
