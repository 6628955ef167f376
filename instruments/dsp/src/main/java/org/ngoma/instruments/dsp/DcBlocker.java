package org.ngoma.instruments.dsp;

/**
 * Takes away what does not move: a first-order high-pass below anything one hears. What leaves it
 * is 0 or far above the subnormal numbers.
 */
public final class DcBlocker {

  private static final float SILENT = 1e-9f;

  /** Adding and subtracting it makes 0 of anything below 6e-21. */
  private static final float FLUSH = 1e-13f;

  private float keep = 0.997f;
  private float in;
  private float out;

  /**
   * Sets the corner.
   *
   * @param cornerHz where it takes 3 dB
   */
  public void prepare(int sampleRate, float cornerHz) {
    float g = FastMath.tanPi(cornerHz / sampleRate);
    keep = (1f - g) / (1f + g);
    reset();
  }

  /** Silences it. */
  public void reset() {
    in = 0f;
    out = 0f;
  }

  /** Whether nothing rings on. */
  public boolean silent() {
    return in == 0f && out == 0f;
  }

  /** Filters in place. */
  public void process(float[] x, int frames) {
    float before = in;
    float y = out;
    float gain = 0.5f * (1f + keep);
    for (int i = 0; i < frames; i++) {
      float now = x[i];
      y = Math.fma(keep, y, gain * (now - before));
      before = now;
      x[i] = (y + FLUSH) - FLUSH;
    }
    in = before;
    out = Math.abs(y) < SILENT ? 0f : y;
  }
}
