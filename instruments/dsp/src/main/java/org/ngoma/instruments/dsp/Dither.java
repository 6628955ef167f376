package org.ngoma.instruments.dsp;

/**
 * The faint hiss in which fades end smoothly where 16 bits would let them crumble.
 *
 * <p>Noise of triangular distribution, two steps wide, added before rounding: the error that is
 * left has neither a mean nor a loudness that follow the music (Lipshitz, Wannamaker, Vanderkooy,
 * Quantization and Dither: A Theoretical Survey, 1992). Digital silence stays silent. The same
 * numbers come in every run.
 */
public final class Dither {

  private static final float STEP = 1f / (1 << 15);

  /** Of 2^-32: an int of noise becomes half a step of each of two draws. */
  private static final float SCALE = STEP * 0x1p-32f;

  private long state;

  /** Noise of one channel. */
  public Dither() {
    this(0);
  }

  /**
   * @param channel each has a noise of its own
   */
  public Dither(int channel) {
    state = 0x9E37_79B9_7F4A_7C15L * (channel + 1);
  }

  /** Adds the noise that 16 bits need to every sample that is not 0. */
  public void add(float[] samples, int from, int count) {
    long x = state;
    for (int i = from; i < from + count; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
      if (samples[i] != 0) {
        samples[i] += SCALE * ((float) (int) x - (float) (int) (x >>> 32));
      }
    }
    state = x;
  }
}
