package org.ngoma.instruments.dsp;

/**
 * Evens out loud and soft and lets the knock through: a feed-forward peak compressor.
 *
 * <p>Gain is computed in decibels and smoothed there (Giannoulis, Massberg, Reiss, JAES 2012),
 * every {@value #STEP_FRAMES} frames, with a straight line between.
 */
public final class Compressor {

  private static final int STEP_FRAMES = 8;

  private final float thresholdDb;
  private final float slope;
  private float attack;
  private float release;
  private float reductionDb;
  private float gain = 1f;

  /**
   * A compressor.
   *
   * @param thresholdDb level above which it acts
   * @param ratio dB in for each dB out above the threshold
   */
  public Compressor(float thresholdDb, float ratio) {
    this.thresholdDb = thresholdDb;
    slope = 1f - 1f / ratio;
  }

  /** Sets the times in which it gets two thirds of the way down and back up, in ms. */
  public void prepare(int sampleRate, float attackMs, float releaseMs) {
    attack = approach(sampleRate, attackMs);
    release = approach(sampleRate, releaseMs);
    reset();
  }

  private static float approach(int sampleRate, float ms) {
    float steps = ms * sampleRate / (1000f * STEP_FRAMES);
    return 1f - FastMath.exp2(-1.442_695f / steps);
  }

  /** Lets go. */
  public void reset() {
    reductionDb = 0f;
    gain = 1f;
  }

  /**
   * Compresses in place.
   *
   * @param amount how much of the reduction is applied, 0..1
   * @param frames a multiple of {@value #STEP_FRAMES}
   */
  public void process(float[] x, int frames, float amount) {
    for (int first = 0; first < frames; first += STEP_FRAMES) {
      float peak = 0f;
      for (int i = first; i < first + STEP_FRAMES; i++) {
        peak = Math.max(peak, Math.abs(x[i]));
      }
      float overDb = Math.max(0f, FastMath.gainToDb(peak) - thresholdDb);
      float wanted = amount * slope * overDb;
      reductionDb += (wanted > reductionDb ? attack : release) * (wanted - reductionDb);
      float end = FastMath.dbToGain(-reductionDb);
      float step = (end - gain) / STEP_FRAMES;
      for (int i = 1; i <= STEP_FRAMES; i++) {
        x[first + i - 1] *= Math.fma(step, i, gain);
      }
      gain = end;
    }
  }
}
