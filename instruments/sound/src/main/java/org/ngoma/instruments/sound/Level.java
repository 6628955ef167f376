package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** How loud one block is: what the meters show, and whether it is sound at all. */
final class Level {

  /** Energy of a block beyond all music, 120 dB over full scale: a filter has run away. */
  private static final float ABSURD = 1e12f;

  float leftPeak;
  float rightPeak;
  float leftEnergy;
  float rightEnergy;

  /**
   * Measures one block.
   *
   * @return false for NaN, infinity and anything near it: their squares never add up to a small
   *     number
   */
  @RealTime
  boolean measure(float[] left, float[] right) {
    leftEnergy = energy(left);
    rightEnergy = energy(right);
    leftPeak = peak(left);
    rightPeak = peak(right);
    return leftEnergy + rightEnergy < ABSURD;
  }

  /** Whether a block is sound. */
  @RealTime
  static boolean sane(float[] left, float[] right) {
    return energy(left) + energy(right) < ABSURD;
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
  private static float peak(float[] x) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < Block.FRAMES; i += 4) {
      a = Math.max(a, Math.abs(x[i]));
      b = Math.max(b, Math.abs(x[i + 1]));
      c = Math.max(c, Math.abs(x[i + 2]));
      d = Math.max(d, Math.abs(x[i + 3]));
    }
    return Math.max(Math.max(a, b), Math.max(c, d));
  }
}
