package org.ngoma.instruments.dsp;

/**
 * How loud a sound is, every {@value #FRAMES} frames: what compressors, gates and shapers of
 * transients look at.
 */
public final class StepLevels {

  /** Frames of one step. */
  public static final int FRAMES = 8;

  private StepLevels() {}

  /**
   * Highest sample of each step of one channel.
   *
   * @param frames a multiple of {@value #FRAMES}
   * @param out receives one peak a step
   */
  public static void peaks(float[] x, int frames, float[] out) {
    for (int s = 0; s < frames / FRAMES; s++) {
      int from = s * FRAMES;
      int peak = 0;
      for (int i = from; i < from + FRAMES; i++) {
        peak = Math.max(peak, magnitude(x[i]));
      }
      out[s] = Float.intBitsToFloat(peak);
    }
  }

  /** Highest sample of each step of both channels. */
  public static void peaks(float[] left, float[] right, int frames, float[] out) {
    for (int s = 0; s < frames / FRAMES; s++) {
      int from = s * FRAMES;
      // Two at a time, so that neither waits for the other.
      int even = 0;
      int odd = 0;
      for (int i = from; i < from + FRAMES; i += 2) {
        even = Math.max(even, Math.max(magnitude(left[i]), magnitude(right[i])));
        odd = Math.max(odd, Math.max(magnitude(left[i + 1]), magnitude(right[i + 1])));
      }
      out[s] = Float.intBitsToFloat(Math.max(even, odd));
    }
  }

  /** As whole numbers, without their sign, floats have the same order. */
  private static int magnitude(float x) {
    return Float.floatToRawIntBits(x) & Integer.MAX_VALUE;
  }

  /** Mean of the squares of each step of one channel. */
  public static void powers(float[] x, int frames, float[] out) {
    for (int s = 0; s < frames / FRAMES; s++) {
      int from = s * FRAMES;
      float sum = 0;
      for (int i = from; i < from + FRAMES; i++) {
        sum = Math.fma(x[i], x[i], sum);
      }
      out[s] = sum * (1f / FRAMES);
    }
  }

  /** What a one-pole follower of this time constant goes of the way in one step. */
  public static float approach(int sampleRate, float ms) {
    return 1f - kept(sampleRate, ms);
  }

  /** What is left after one step of a fall with this time constant. */
  public static float kept(int sampleRate, float ms) {
    return FastMath.exp2(-1.442_695f * FRAMES * 1000f / (ms * sampleRate));
  }
}
