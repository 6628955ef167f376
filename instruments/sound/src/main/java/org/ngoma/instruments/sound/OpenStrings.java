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
  private final float[] back = new float[Block.FRAMES];
  private final float[] even = new float[Block.FRAMES];
  private final float[] odd = new float[Block.FRAMES];
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
    Arrays.fill(even, 0f);
    Arrays.fill(odd, 0f);
    for (int k = 0; k < STRINGS; k++) {
      ring(k, seconds, (k & 1) == 0 ? even : odd);
    }
    for (int i = 0; i < Block.FRAMES; i++) {
      peak = Math.max(peak, Math.max(Math.abs(even[i]), Math.abs(odd[i])));
      left[i] += even[i];
      right[i] += odd[i];
    }
    quietFrames = peak < SILENT ? Math.min(quietFrames, 1 << 20) + Block.FRAMES : 0;
    if (silent()) {
      reset();
    }
  }

  /** Adds one block of one string. */
  private void ring(int k, float seconds, float[] out) {
    float[] line = lines[k];
    int from = at[k];
    int before = Math.min(Block.FRAMES, line.length - from);
    run[0] = last[k];
    System.arraycopy(line, from, run, 1, before);
    System.arraycopy(line, 0, run, 1 + before, Block.FRAMES - before);
    last[k] = run[Block.FRAMES];
    float keep = FastMath.exp2(-OCTAVES * line.length / (seconds * sampleRate));
    float half = 0.5f * keep;
    float feed = 1f - keep;
    for (int i = 0; i < Block.FRAMES; i++) {
      float now = run[1 + i];
      out[i] += now;
      back[i] = Math.fma(feed, fed[i], half * (run[i] + now)) + Tiny.FLUSH - Tiny.FLUSH;
    }
    System.arraycopy(back, 0, line, from, before);
    System.arraycopy(back, before, line, 0, Block.FRAMES - before);
    int next = from + Block.FRAMES;
    at[k] = next >= line.length ? next - line.length : next;
  }
}
