package org.ngoma.instruments.sound;

import java.util.Arrays;

/**
 * What smears a click into a soft burst of a few hundredths of a second without changing its
 * colour.
 *
 * <p>Schroeder's allpass, several in a row, one channel.
 */
final class Diffuser {

  private static final float GAIN = 0.62f;

  private final float[][] lines;
  private final int[] at;

  /**
   * Allpasses of these lengths.
   *
   * @param frames lengths, each a block at least
   */
  Diffuser(int... frames) {
    lines = new float[frames.length][];
    at = new int[frames.length];
    for (int stage = 0; stage < frames.length; stage++) {
      lines[stage] = new float[Math.max(Block.FRAMES, frames[stage])];
    }
  }

  void reset() {
    for (int stage = 0; stage < lines.length; stage++) {
      Arrays.fill(lines[stage], 0);
    }
  }

  /** Diffuses one block in place. */
  void process(float[] x) {
    for (int stage = 0; stage < lines.length; stage++) {
      float[] line = lines[stage];
      int from = at[stage];
      int run = Math.min(Block.FRAMES, line.length - from);
      pass(line, from, x, 0, run);
      pass(line, 0, x, run, Block.FRAMES - run);
      int next = from + Block.FRAMES;
      at[stage] = next >= line.length ? next - line.length : next;
    }
  }

  private static void pass(float[] line, int lineFrom, float[] x, int from, int frames) {
    for (int i = 0; i < frames; i++) {
      float delayed = line[lineFrom + i];
      float fed = x[from + i] + GAIN * delayed + Tiny.FLUSH - Tiny.FLUSH;
      line[lineFrom + i] = fed;
      x[from + i] = delayed - GAIN * fed;
    }
  }
}
