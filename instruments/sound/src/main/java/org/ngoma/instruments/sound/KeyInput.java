package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Svf;

/**
 * What a compressor or gate listens to: another track, or the sound that it changes; without its
 * bass, if so wished.
 */
final class KeyInput {

  private static final float FLAT = 1.414_213_5f;

  private final float[] leftCut = new float[Block.FRAMES];
  private final float[] rightCut = new float[Block.FRAMES];
  private final Svf leftFilter = new Svf();
  private final Svf rightFilter = new Svf();
  private float[] leftKey;
  private float[] rightKey;
  private boolean cuts;

  /** What is to be looked at in this block. */
  float[] left;

  float[] right;

  void reset() {
    leftFilter.reset();
    rightFilter.reset();
    leftKey = null;
    rightKey = null;
  }

  /**
   * Sets below what it hears nothing.
   *
   * @param cutoff as part of the sample rate
   * @param on whether it cuts at all
   */
  void cut(float cutoff, boolean on) {
    if (on) {
      leftFilter.tune(cutoff, FLAT);
      rightFilter.tune(cutoff, FLAT);
    }
    cuts = on;
  }

  /** Takes another track for the coming block. */
  void key(float[] otherLeft, float[] otherRight) {
    leftKey = otherLeft;
    rightKey = otherRight;
  }

  /** Listens: to the key if one was given, else to this. */
  void listen(float[] ownLeft, float[] ownRight) {
    left = leftKey == null ? ownLeft : leftKey;
    right = rightKey == null ? ownRight : rightKey;
    leftKey = null;
    rightKey = null;
    if (cuts) {
      System.arraycopy(left, 0, leftCut, 0, Block.FRAMES);
      System.arraycopy(right, 0, rightCut, 0, Block.FRAMES);
      leftFilter.highPass(leftCut, 0, Block.FRAMES);
      rightFilter.highPass(rightCut, 0, Block.FRAMES);
      left = leftCut;
      right = rightCut;
    }
  }
}
