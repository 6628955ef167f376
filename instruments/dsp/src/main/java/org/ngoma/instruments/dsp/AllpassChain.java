package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * First-order allpasses in a row with feedback around them: beside the sound itself, the notches of
 * a phaser.
 *
 * <p>All stages turn the phase by 90 degrees at the same frequency (J. Smith, "Physical Audio
 * Signal Processing", 2010). The feedback is late by one frame.
 */
public final class AllpassChain {

  private static final float SILENT = 1e-20f;

  /** Adding and subtracting it makes 0 of anything below 6e-26. */
  private static final float FLUSH = 1e-18f;

  private final float[] state;
  private float last;

  /**
   * A silent chain.
   *
   * @param mostStages of any call
   */
  public AllpassChain(int mostStages) {
    state = new float[mostStages];
  }

  /** Silences it. */
  public void reset() {
    Arrays.fill(state, 0f);
    last = 0f;
  }

  /**
   * Coefficient of a stage.
   *
   * @param corner where it turns by 90 degrees, part of the sample rate
   */
  public static float coefficient(float corner) {
    float g = FastMath.tanPi(corner);
    return (g - 1f) / (g + 1f);
  }

  /**
   * Passes a block through in place.
   *
   * @param coefficient at the first frame, and its change from frame to frame
   * @param feedback of the last stage into the first, below 1
   */
  public void process(
      float[] x,
      int frames,
      int stages,
      float coefficient,
      float coefficientStep,
      float feedback,
      float feedbackStep) {
    float[] s = state;
    float y = last;
    for (int i = 0; i < frames; i++) {
      float a = Math.fma(coefficientStep, i, coefficient);
      y = Math.fma(Math.fma(feedbackStep, i, feedback), y, x[i] + FLUSH - FLUSH);
      for (int k = 0; k < stages; k++) {
        float out = Math.fma(a, y, s[k]);
        s[k] = Math.fma(-a, out, y);
        y = out;
      }
      x[i] = y;
    }
    last = Math.abs(y) < SILENT ? 0f : y;
    for (int k = 0; k < s.length; k++) {
      s[k] = k >= stages || Math.abs(s[k]) < SILENT ? 0f : s[k];
    }
  }
}
