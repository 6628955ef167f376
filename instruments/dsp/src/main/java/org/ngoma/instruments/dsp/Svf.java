package org.ngoma.instruments.dsp;

/**
 * One resonant two-pole filter: the single-voice sibling of {@link FilterOctet}, whose formula it
 * shares. Its settings hold for a whole block.
 */
public final class Svf {

  private static final float HIGHEST = 0.45f;
  private static final float SILENT = 1e-20f;

  private float keep;
  private float couple;
  private float take;
  private float damping;
  private float band;
  private float low;

  /** Silences it. */
  public void reset() {
    band = 0f;
    low = 0f;
  }

  /**
   * Tunes it.
   *
   * @param cutoff part of the sample rate
   * @param damping 2 without resonance, 1.414 flat, near 0 with the most
   */
  public void tune(float cutoff, float damping) {
    float g = FastMath.tanPi(Math.min(HIGHEST, cutoff));
    float a1 = 1f / Math.fma(g, g + damping, 1f);
    keep = Math.fma(2f, a1, -1f);
    couple = 2f * g * a1;
    take = g * couple;
    this.damping = damping;
  }

  /** Keeps what lies below the cutoff, in place. */
  public void lowPass(float[] x, int from, int to) {
    run(x, from, to, 0f, 0f, 0.5f);
  }

  /** Keeps what lies around the cutoff, at its level, in place. */
  public void bandPass(float[] x, int from, int to) {
    run(x, from, to, 0f, 0.5f * damping, 0f);
  }

  /** Keeps what lies above the cutoff, in place. */
  public void highPass(float[] x, int from, int to) {
    run(x, from, to, 1f, -0.5f * damping, -0.5f);
  }

  private void run(float[] x, int from, int to, float dry, float bandMix, float lowMix) {
    float s = band;
    float t = low;
    for (int i = from; i < to; i++) {
      float u = x[i] - t;
      float s2 = Math.fma(keep, s, couple * u);
      float t2 = Math.fma(take, u, Math.fma(couple, s, t));
      x[i] = Math.fma(dry, x[i], Math.fma(bandMix, s + s2, lowMix * (t + t2)));
      s = s2;
      t = t2;
    }
    band = Math.abs(s) < SILENT ? 0f : s;
    low = Math.abs(t) < SILENT ? 0f : t;
  }
}
