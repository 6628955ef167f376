package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.FastMath;

/**
 * Strings that nobody struck, ringing along: the glow behind a piano, long under the pedal.
 *
 * <p>Twelve plucked-string loops (Karplus and Strong 1983), one for each note of an octave, fed
 * with what sounds.
 */
final class OpenStrings {

  private static final int STRINGS = 12;
  private static final int LOWEST_KEY = 36;

  /** log2(10^3): octaves in 60 dB. */
  private static final float OCTAVES = 9.965_784f;

  /** Below this level, -130 dB, nothing is left once a whole loop has passed. */
  private static final float SILENT = 3e-7f;

  private final float[][] lines = new float[STRINGS][];
  private final int[] at = new int[STRINGS];
  private final float[] last = new float[STRINGS];
  private final float[] fed = new float[Block.FRAMES];
  private final float[] run = new float[1 + Block.FRAMES];
  private int sampleRate;
  private int quietFrames;

  void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    for (int k = 0; k < STRINGS; k++) {
      // Averaging two frames delays by half a frame.
      lines[k] = new float[Math.round(sampleRate / FastMath.keyToHz(LOWEST_KEY + k) - 0.5f)];
    }
    reset();
  }

  void reset() {
    for (int k = 0; k < STRINGS; k++) {
      Arrays.fill(lines[k], 0f);
    }
    Arrays.fill(at, 0);
    Arrays.fill(last, 0f);
    quietFrames = Integer.MAX_VALUE / 2;
  }

  boolean silent() {
    return quietFrames > lines[0].length + Block.FRAMES;
  }

  /**
   * Adds what rings along.
   *
   * @param seconds in which it fades by 60 dB
   */
  void process(float[] left, float[] right, float gain, float gainStep, float seconds) {
    float peak = 0f;
    for (int i = 0; i < Block.FRAMES; i++) {
      fed[i] = Math.fma(gainStep, i, gain) * (left[i] + right[i]);
      peak = Math.max(peak, Math.abs(fed[i]));
    }
    if (peak < SILENT && silent()) {
      return;
    }
    for (int k = 0; k < STRINGS; k++) {
      float[] line = lines[k];
      float keep = FastMath.exp2(-OCTAVES * line.length / (seconds * sampleRate));
      float heard = ring(k, line, keep);
      peak = Math.max(peak, heard);
      float[] out = (k & 1) == 0 ? left : right;
      for (int i = 0; i < Block.FRAMES; i++) {
        out[i] += run[1 + i];
      }
    }
    quietFrames = peak < SILENT ? Math.min(quietFrames, 1 << 20) + Block.FRAMES : 0;
    if (silent()) {
      reset();
    }
  }

  /** One block of one string into {@link #run}; returns its peak. */
  private float ring(int k, float[] line, float keep) {
    int from = at[k];
    run[0] = last[k];
    for (int i = 0; i < Block.FRAMES; i++) {
      int index = from + i;
      run[1 + i] = line[index < line.length ? index : index - line.length];
    }
    last[k] = run[Block.FRAMES];
    float half = 0.5f * keep;
    float feed = 1f - keep;
    float peak = 0f;
    for (int i = 0; i < Block.FRAMES; i++) {
      int index = from + i;
      float mean = half * (run[i] + run[1 + i]);
      line[index < line.length ? index : index - line.length] =
          Math.fma(feed, fed[i], mean) + Tiny.FLUSH - Tiny.FLUSH;
      peak = Math.max(peak, Math.abs(run[1 + i]));
    }
    int next = from + Block.FRAMES;
    at[k] = next >= line.length ? next - line.length : next;
    return peak;
  }
}
