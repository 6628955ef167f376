package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * A gain for blocks of {@value #FRAMES} frames that goes in straight lines from step to step of
 * {@link StepLevels#FRAMES} frames.
 */
public final class StepGain {

  /** Frames of a block. */
  public static final int FRAMES = 32;

  private static final int STEP = StepLevels.FRAMES;

  /** -300 dB: added and taken away, it makes 0 of what would become subnormal. */
  private static final float FLUSH = 1e-18f;

  private final float[] gain = new float[FRAMES];
  private final float[] ends = new float[FRAMES / STEP];
  private float now;
  private boolean steady;

  /** A gain that stands at 1. */
  public StepGain() {
    jump(1);
  }

  /** Puts it there at once. */
  public void jump(float to) {
    now = to;
    Arrays.fill(gain, to);
    steady = true;
  }

  /** Says where it is at the end of a step of the coming block. */
  public void aim(int step, float to) {
    ends[step] = to;
  }

  /** Stands still for the coming block. */
  public void stay() {
    if (!steady) {
      jump(now);
    }
  }

  /** Draws the lines to where {@link #aim} put their ends. */
  public void draw() {
    float from = now;
    steady = true;
    for (int s = 0; s < FRAMES / STEP; s++) {
      float end = ends[s];
      steady &= end == from;
      float slope = (end - from) * (1f / STEP);
      int first = s * STEP;
      for (int i = 0; i < STEP; i++) {
        gain[first + i] = Math.fma(slope, i + 1, from);
      }
      from = end;
    }
    now = from;
  }

  /** Where it stands at the end of the block. */
  public float now() {
    return now;
  }

  /** Applies the drawn gain in place; a gain that stands at 1 changes no bit. */
  public void apply(float[] x) {
    if (!steady || now != 1) {
      apply(x, 0, x);
    }
  }

  /** Applies the drawn gain to what lies from {@code from} on. */
  public void apply(float[] in, int from, float[] out) {
    if (steady && now == 1) {
      System.arraycopy(in, from, out, 0, FRAMES);
      return;
    }
    for (int i = 0; i < FRAMES; i++) {
      out[i] = Math.fma(gain[i], in[from + i], FLUSH) - FLUSH;
    }
  }
}
