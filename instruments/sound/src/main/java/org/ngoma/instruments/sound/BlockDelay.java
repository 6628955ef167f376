package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.StepGain;

/** Lets sound wait for whole blocks, so that what steers it can look ahead. */
final class BlockDelay {

  private final float[] leftLine;
  private final float[] rightLine;
  private final float[] coming = new float[Block.FRAMES];
  private int at;

  BlockDelay(int blocks) {
    leftLine = new float[blocks * Block.FRAMES];
    rightLine = new float[blocks * Block.FRAMES];
  }

  /** Whole blocks that last at least so long. */
  static int blocks(int sampleRate, double ms) {
    return (int) Math.ceil(ms * sampleRate / (1000.0 * Block.FRAMES) - 1e-6);
  }

  int frames() {
    return leftLine.length;
  }

  void reset() {
    Arrays.fill(leftLine, 0);
    Arrays.fill(rightLine, 0);
    at = 0;
  }

  /** Takes a block in and gives the one that has waited, with a gain, in place. */
  void swap(float[] left, StepGain leftGain, float[] right, StepGain rightGain) {
    swap(leftLine, left, leftGain);
    swap(rightLine, right, rightGain);
    at = at + Block.FRAMES == leftLine.length ? 0 : at + Block.FRAMES;
  }

  private void swap(float[] line, float[] x, StepGain gain) {
    System.arraycopy(x, 0, coming, 0, Block.FRAMES);
    gain.apply(line, at, x);
    System.arraycopy(coming, 0, line, at, Block.FRAMES);
  }
}
