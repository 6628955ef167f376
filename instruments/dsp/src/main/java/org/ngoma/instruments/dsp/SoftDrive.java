package org.ngoma.instruments.dsp;

/**
 * Warm overdrive that folds hardly anything back: the curve x / sqrt(1 + x^2) averaged between
 * neighbouring samples.
 *
 * <p>First-order antiderivative anti-aliasing (Parker, Zavalishin, Le Bivic, DAFx 2016). For this
 * curve the antiderivative is sqrt(1 + x^2), and the quotient of differences becomes (a + b) /
 * (sqrt(1 + a^2) + sqrt(1 + b^2)), which has no singular case. The output lags by half a sample.
 */
public final class SoftDrive {

  private SoftDrive() {}

  /**
   * Drives a run of samples; the louder the input may get, the more its level is brought back, so
   * that driving harder is heard as denser rather than as louder.
   *
   * @param in input; the {@code lag} samples before {@code from} are the ones before
   * @param lag distance from a sample to the one before it: 1, or 4 for four lanes side by side
   * @param drive gain into the curve, above 0
   * @param driveStep change of it from sample to sample
   * @param out receives {@code length} samples from 0 on; not the same array as {@code in}
   */
  public static void apply(
      float[] in, int from, int lag, float drive, float driveStep, float[] out, int length) {
    // At drive 1 nearly the input itself; 1 / sqrt(drive) keeps a driven wave as loud.
    float level = 1f / (float) Math.sqrt(drive);
    float endDrive = Math.fma(driveStep, length, drive);
    float levelStep = (1f / (float) Math.sqrt(endDrive) - level) / length;
    if (driveStep == 0f) {
      steady(in, from, lag, drive, level, out, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      float d = Math.fma(driveStep, i, drive);
      float a = d * in[from + i];
      float b = d * in[from + i - lag];
      float roots = (float) Math.sqrt(Math.fma(a, a, 1f)) + (float) Math.sqrt(Math.fma(b, b, 1f));
      out[i] = Math.fma(levelStep, i, level) * (a + b) / roots;
    }
  }

  private static void steady(
      float[] in, int from, int lag, float drive, float level, float[] out, int length) {
    for (int i = 0; i < length; i++) {
      float a = drive * in[from + i];
      float b = drive * in[from + i - lag];
      float roots = (float) Math.sqrt(Math.fma(a, a, 1f)) + (float) Math.sqrt(Math.fma(b, b, 1f));
      out[i] = level * (a + b) / roots;
    }
  }
}
