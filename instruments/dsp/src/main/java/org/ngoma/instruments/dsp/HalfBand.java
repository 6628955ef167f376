package org.ngoma.instruments.dsp;

/**
 * Halves the sample rate with hardly any delay (1.2 frames): what lies above half of the new rate
 * is at least 70 dB down.
 *
 * <p>Two chains of all-pass filters, an elliptic half-band filter (Valenzuela and Constantinides,
 * 1983), designed for a transition of a tenth of the higher rate.
 */
public final class HalfBand {

  private static final float EARLY_1 = 0.079_866_43f;
  private static final float LATE_1 = 0.283_829_33f;
  private static final float EARLY_2 = 0.545_323_67f;
  private static final float LATE_2 = 0.834_411_9f;
  private static final float SILENT = 1e-20f;

  private float earlyIn;
  private float earlyMid;
  private float earlyOut;
  private float lateIn;
  private float lateMid;
  private float lateOut;

  /** Silences it. */
  public void reset() {
    earlyIn = 0f;
    earlyMid = 0f;
    earlyOut = 0f;
    lateIn = 0f;
    lateMid = 0f;
    lateOut = 0f;
  }

  /** Makes {@code frames} samples of twice as many. */
  public void halve(float[] in, float[] out, int frames) {
    float e0 = earlyIn, e1 = earlyMid, e2 = earlyOut;
    float l0 = lateIn, l1 = lateMid, l2 = lateOut;
    for (int i = 0; i < frames; i++) {
      float late = in[2 * i];
      float early = in[2 * i + 1];
      float a = Math.fma(EARLY_1, early - e1, e0);
      e0 = early;
      float b = Math.fma(EARLY_2, a - e2, e1);
      e1 = a;
      e2 = b;
      float c = Math.fma(LATE_1, late - l1, l0);
      l0 = late;
      float d = Math.fma(LATE_2, c - l2, l1);
      l1 = c;
      l2 = d;
      out[i] = 0.5f * (b + d);
    }
    earlyIn = e0;
    earlyMid = flushed(e1);
    earlyOut = flushed(e2);
    lateIn = l0;
    lateMid = flushed(l1);
    lateOut = flushed(l2);
  }

  private static float flushed(float x) {
    return Math.abs(x) < SILENT ? 0f : x;
  }
}
