package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * What smears a click into a soft burst of a few hundredths of a second without changing its
 * colour.
 *
 * <p>Schroeder's allpass, several in a row, one channel.
 */
public final class Diffuser {

  private static final float GAIN = 0.62f;

  /** Adding and subtracting it makes 0 of anything below 6e-26. */
  private static final float FLUSH = 1e-18f;

  private final int blockFrames;

  private final float[][] lines;
  private final int[] at;

  /**
   * Allpasses of these lengths.
   *
   * @param blockFrames of every block
   * @param frames lengths, each a block at least
   */
  public Diffuser(int blockFrames, int... frames) {
    this.blockFrames = blockFrames;
    lines = new float[frames.length][];
    at = new int[frames.length];
    for (int stage = 0; stage < frames.length; stage++) {
      lines[stage] = new float[Math.max(blockFrames, frames[stage])];
    }
  }

  /** Silences it. */
  public void reset() {
    for (int stage = 0; stage < lines.length; stage++) {
      Arrays.fill(lines[stage], 0);
    }
  }

  /** Diffuses one block in place. */
  public void process(float[] x) {
    for (int stage = 0; stage < lines.length; stage++) {
      float[] line = lines[stage];
      int from = at[stage];
      int run = Math.min(blockFrames, line.length - from);
      pass(line, from, x, 0, run);
      pass(line, 0, x, run, blockFrames - run);
      int next = from + blockFrames;
      at[stage] = next >= line.length ? next - line.length : next;
    }
  }

  private static void pass(float[] line, int lineFrom, float[] x, int from, int frames) {
    for (int i = 0; i < frames; i++) {
      float delayed = line[lineFrom + i];
      float fed = x[from + i] + GAIN * delayed + FLUSH - FLUSH;
      line[lineFrom + i] = fed;
      x[from + i] = delayed - GAIN * fed;
    }
  }
}
