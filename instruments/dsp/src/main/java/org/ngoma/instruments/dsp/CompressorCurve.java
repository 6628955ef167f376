package org.ngoma.instruments.dsp;

/**
 * How much quieter a compressor makes a level: nothing below the threshold, a ratio above it, and
 * between them a knee, a parabola in decibels (Giannoulis, Massberg, Reiss, JAES 2012).
 */
public final class CompressorCurve {

  /** A knee of nothing, without a division by it. */
  private static final float NARROWEST_DB = 1e-3f;

  private float kneeDb = NARROWEST_DB;
  private float kneeBeginsDb;
  private float perTwoKnees;
  private float slope;

  /** Levels below it are left alone. */
  private float floor;

  /**
   * Sets the curve.
   *
   * @param slope 1 - 1 / ratio: 0 does nothing, 1 limits
   */
  public void set(float thresholdDb, float slope, float kneeDb) {
    this.slope = slope;
    this.kneeDb = Math.max(NARROWEST_DB, kneeDb);
    kneeBeginsDb = thresholdDb - 0.5f * this.kneeDb;
    perTwoKnees = 0.5f / this.kneeDb;
    floor = FastMath.dbToGain(kneeBeginsDb);
  }

  /** Reduction in dB, 0 and up, of an amplitude. */
  public float reductionDb(float amplitude) {
    if (amplitude <= floor) {
      return 0f;
    }
    return aboveFloor(FastMath.log2OfNormal(amplitude) * FastMath.OCTAVES_TO_DB);
  }

  /** Reduction in dB of a level in dB. */
  public float atDb(float levelDb) {
    return levelDb <= kneeBeginsDb ? 0f : aboveFloor(levelDb);
  }

  private float aboveFloor(float levelDb) {
    // No branch: levels around the threshold would mislead the processor at every other step.
    float into = levelDb - kneeBeginsDb;
    float within = Math.min(kneeDb, into);
    return slope * Math.fma(within * within, perTwoKnees, into - within);
  }
}
