package org.ngoma.instruments.dsp;

/**
 * Bends a wave: valve, transistor, folder, diode, tape.
 *
 * <p>Each curve is averaged between neighbouring samples, first-order antiderivative anti-aliasing
 * (Parker, Zavalishin, Le Bivic, DAFx 2016), in forms without a singular case. All have slope 1 for
 * small waves. The output lags by half a sample.
 */
public final class WaveShaper {

  public static final int TUBE = 0;
  public static final int HARD = 1;
  public static final int FOLD = 2;
  public static final int ASYMMETRIC = 3;
  public static final int TAPE = 4;

  /** Where the valve rests on its curve: even harmonics beside the odd ones. */
  private static final float BIAS = 0.35f;

  private static final float AT_REST = BIAS / (float) StrictMath.sqrt(1 + BIAS * BIAS);

  /** Makes the slope at rest 1 again. */
  private static final float STEEPER = (float) StrictMath.pow(1 + (double) BIAS * BIAS, 1.5);

  /** The lower half of the asymmetric curve ends at a third of the upper one. */
  private static final float LOWER = 3f;

  private static final float TO_CYCLES = 0.159_154_94f;

  private float before;

  /** Forgets the last sample. */
  public void reset() {
    before = 0f;
  }

  /**
   * Shapes in place.
   *
   * @param gain into the curve at the first sample, and its change from sample to sample
   */
  public void process(int curve, float[] x, int samples, float gain, float gainStep) {
    for (int i = 0; i < samples; i++) {
      x[i] *= Math.fma(gainStep, i, gain);
    }
    float last = x[samples - 1];
    switch (curve) {
      case TUBE -> tube(x, samples);
      case HARD -> hard(x, samples);
      case FOLD -> fold(x, samples);
      case ASYMMETRIC -> asymmetric(x, samples);
      default -> soft(x, samples);
    }
    before = last;
  }

  /** Mean of x / sqrt(1 + x^2) between two places. */
  private static float softMean(float a, float b) {
    float roots = (float) Math.sqrt(Math.fma(a, a, 1f)) + (float) Math.sqrt(Math.fma(b, b, 1f));
    return (a + b) / roots;
  }

  private void soft(float[] x, int samples) {
    float b = before;
    for (int i = 0; i < samples; i++) {
      float a = x[i];
      x[i] = softMean(a, b);
      b = a;
    }
  }

  private void tube(float[] x, int samples) {
    float b = before + BIAS;
    for (int i = 0; i < samples; i++) {
      float a = x[i] + BIAS;
      x[i] = STEEPER * (softMean(a, b) - AT_REST);
      b = a;
    }
  }

  /** The mean over the way: what lies within the rails at its middle, the rest at the rail. */
  private void hard(float[] x, int samples) {
    float b = before;
    for (int i = 0; i < samples; i++) {
      float a = x[i];
      float high = Math.max(a, b);
      float low = Math.min(a, b);
      float highIn = Math.max(-1f, Math.min(1f, high));
      float lowIn = Math.max(-1f, Math.min(1f, low));
      float above = high - Math.max(low, 1f);
      float below = Math.min(high, -1f) - low;
      float inside = (highIn - lowIn) * 0.5f * (highIn + lowIn);
      float way = high - low;
      float sum = inside + Math.max(0f, above) - Math.max(0f, below);
      x[i] = way > 1e-9f ? sum / way : highIn;
      b = a;
    }
  }

  /** sin x: its mean over a way is the sine of the middle times sin(h) / h of half the way. */
  private void fold(float[] x, int samples) {
    float b = before;
    for (int i = 0; i < samples; i++) {
      float a = x[i];
      float half = 0.5f * (a - b);
      float flat = Math.abs(half) < 1e-3f ? 1f : FastMath.sin2pi(half * TO_CYCLES) / half;
      x[i] = FastMath.sin2pi(0.5f * (a + b) * TO_CYCLES) * flat;
      b = a;
    }
  }

  private void asymmetric(float[] x, int samples) {
    float b = before;
    for (int i = 0; i < samples; i++) {
      float a = x[i];
      if (a >= 0f && b >= 0f) {
        x[i] = softMean(a, b);
      } else if (a <= 0f && b <= 0f) {
        x[i] = softMean(LOWER * a, LOWER * b) / LOWER;
      } else {
        x[i] = (integral(a) - integral(b)) / (a - b);
      }
      b = a;
    }
  }

  /** Of the asymmetric curve, from 0 on. */
  private static float integral(float x) {
    float k = x < 0f ? LOWER * x : x;
    return x * x / (1f + (float) Math.sqrt(Math.fma(k, k, 1f)));
  }
}
