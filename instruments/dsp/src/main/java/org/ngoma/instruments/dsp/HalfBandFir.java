package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * Doubles and halves the sample rate without bending any phase: both ways together are late by a
 * whole number of frames.
 *
 * <p>A windowed sinc whose every second coefficient is 0 (P. P. Vaidyanathan and T. Q. Nguyen, "A
 * trick for the design of FIR half-band filters", 1987), behind a Kaiser window that leaves 80 dB.
 */
final class HalfBandFir {

  private static final double KAISER_BETA = 7.9;
  private static final float SILENT = 1e-20f;

  private final int reach;

  /** Coefficients on one side of the middle at odd distances, the farthest first. */
  private final float[] side;

  /** The last frames of the lower rate before the present block, then the block. */
  private final float[] low;

  /** The last even and odd samples of the higher rate, then the block's. */
  private final float[] even;

  private final float[] odd;

  /**
   * A silent filter.
   *
   * @param reach half the number of coefficients that are not 0: more are steeper
   * @param mostFrames of any call, at the lower rate
   */
  HalfBandFir(int reach, int mostFrames) {
    this.reach = reach;
    side = new float[reach];
    for (int i = 0; i < reach; i++) {
      int distance = 2 * (reach - i) - 1;
      double x = distance / (2.0 * reach);
      double window = bessel(KAISER_BETA * StrictMath.sqrt(1 - x * x)) / bessel(KAISER_BETA);
      double sign = (distance & 2) == 0 ? 1 : -1;
      side[i] = (float) (window * sign / (StrictMath.PI * distance));
    }
    normalise();
    low = new float[2 * reach + mostFrames];
    even = new float[2 * reach + mostFrames];
    odd = new float[reach + mostFrames];
  }

  /** Makes the sides add up to a half, so that a constant stays what it is. */
  private void normalise() {
    double sum = 0;
    for (float c : side) {
      sum += 2 * c;
    }
    for (int i = 0; i < reach; i++) {
      side[i] = (float) (side[i] * 0.5 / sum);
    }
  }

  /** The modified Bessel function of the first kind and order 0. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; k++) {
      term *= (x / 2 / k) * (x / 2 / k);
      sum += term;
    }
    return sum;
  }

  /** Frames of the lower rate by which doubling and halving together are late. */
  int latencyFrames() {
    return 2 * reach - 1;
  }

  void reset() {
    Arrays.fill(low, 0f);
    Arrays.fill(even, 0f);
    Arrays.fill(odd, 0f);
  }

  /** Makes twice as many of {@code frames} samples. */
  void twice(float[] in, float[] out, int frames) {
    float[] x = low;
    int taps = 2 * reach;
    System.arraycopy(in, 0, x, taps, frames);
    for (int i = 0; i < frames; i++) {
      int newest = taps + i;
      int oldest = i + 1;
      float sum = 0f;
      for (int k = 0; k < reach; k++) {
        sum = Math.fma(side[k], x[newest - k] + x[oldest + k], sum);
      }
      out[2 * i] = 2f * sum;
      out[2 * i + 1] = x[newest - reach + 1];
    }
    keep(x, frames, taps);
  }

  /** Makes {@code frames} samples of twice as many. */
  void half(float[] in, float[] out, int frames) {
    float[] e = even;
    float[] o = odd;
    int taps = 2 * reach;
    for (int i = 0; i < frames; i++) {
      e[taps + i] = in[2 * i];
      o[reach + i] = in[2 * i + 1];
    }
    for (int i = 0; i < frames; i++) {
      int newest = taps + i;
      int oldest = i + 1;
      float sum = 0.5f * o[i];
      for (int k = 0; k < reach; k++) {
        sum = Math.fma(side[k], e[newest - k] + e[oldest + k], sum);
      }
      out[i] = Math.abs(sum) < SILENT ? 0f : sum;
    }
    keep(e, frames, taps);
    keep(o, frames, reach);
  }

  private static void keep(float[] x, int frames, int kept) {
    System.arraycopy(x, frames, x, 0, kept);
  }
}
