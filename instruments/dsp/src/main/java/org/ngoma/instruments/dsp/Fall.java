package org.ngoma.instruments.dsp;

/**
 * The decay of something struck: an exponential fall that reaches silence exactly at its time,
 * having lost 60 dB just before. Drawn in straight lines from block to block.
 */
public final class Fall {

  private static final float BEYOND = 1e-3f;

  /** log2 of (1 + BEYOND) / BEYOND. */
  private static final float OCTAVES = 9.967_226f;

  private float level;
  private float aim;
  private float rate;

  /** Falls silent at once. */
  public void reset() {
    level = 0f;
  }

  /**
   * Begins to fall from {@code peak}, above 0.
   *
   * @param frames until it is silent
   */
  public void start(float peak, float frames) {
    level = peak;
    aim = -BEYOND * peak;
    rate = OCTAVES / Math.max(1f, frames);
  }

  /** Falls from where it stands, within this many frames. */
  public void hurry(float frames) {
    aim = -BEYOND * level;
    rate = Math.max(rate, OCTAVES / Math.max(1f, frames));
  }

  public float level() {
    return level;
  }

  /** Goes on by some frames; returns the level there. */
  public float advance(int frames) {
    if (level > 0f) {
      level = Math.max(0f, Math.fma(level - aim, FastMath.exp2(-rate * frames), aim));
    }
    return level;
  }
}
