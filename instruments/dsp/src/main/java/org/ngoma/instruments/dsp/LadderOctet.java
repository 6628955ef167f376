package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * Eight four-pole low-pass filters side by side, the fat 24 dB sound: resonance up to singing by
 * itself, held in bounds by a curve.
 *
 * <p>The transistor ladder in its trapezoidal form without delay in the loop (V. Zavalishin, "The
 * Art of VA Filter Design", 2018, chapter 5), solved as if it were linear, then curved at its
 * input.
 */
public final class LadderOctet {

  private static final int LANES = Octet.LANES;
  private static final int BLOCK = Octet.BLOCK;
  private static final float HIGHEST = 0.45f;
  private static final float SILENT = 1e-20f;

  /** How far a signal goes before the curve bends it: 1 / 384 of its square. */
  private static final float BEND = 1f / 384f;

  private static final float MOST_FEEDBACK = 4.012f;

  /** Rows of eight: gain of a stage, feedback, solution of the loop. */
  private static final int COEFFICIENTS = 3 * LANES;

  private final float[] now = new float[COEFFICIENTS];
  private final float[] next = new float[COEFFICIENTS];
  private final float[] state = new float[4 * LANES];

  /** Silences one lane. */
  public void reset(int lane) {
    for (int i = lane; i < state.length; i += LANES) {
      state[i] = 0f;
    }
  }

  /** Silences all lanes. */
  public void reset() {
    Arrays.fill(state, 0f);
  }

  /** Puts the filter of a lane at once where it was to move. */
  public void jump(int lane) {
    for (int i = lane; i < COEFFICIENTS; i += LANES) {
      now[i] = next[i];
    }
  }

  /**
   * Moves the filter of a lane there over the coming block.
   *
   * @param cutoff part of the sample rate
   * @param resonance 0..1; from about 0.98 on it sings
   */
  public void aim(int lane, float cutoff, float resonance) {
    float g = FastMath.tanPi(Math.min(HIGHEST, cutoff));
    float stage = g / (1f + g);
    float feedback = MOST_FEEDBACK * resonance;
    next[lane] = stage;
    next[LANES + lane] = feedback;
    next[2 * LANES + lane] = 1f / Math.fma(feedback, stage * stage * stage * stage, 1f);
  }

  /** Filters one block, from {@link Octet#IN} to {@link Octet#OUT}. */
  public void process(float[] w) {
    for (int l = 0; l < LANES; l++) {
      w[Octet.S1 + l] = state[l];
      w[Octet.S2 + l] = state[LANES + l];
      w[Octet.S3 + l] = state[2 * LANES + l];
      w[Octet.S4 + l] = state[3 * LANES + l];
      Octet.line(w, Octet.C1 + l, now[l], next[l]);
      Octet.line(w, Octet.C2 + l, now[LANES + l], next[LANES + l]);
      Octet.line(w, Octet.C3 + l, now[2 * LANES + l], next[2 * LANES + l]);
    }
    run(w);
    System.arraycopy(next, 0, now, 0, COEFFICIENTS);
    for (int l = 0; l < LANES; l++) {
      state[l] = quietened(w[Octet.S1 + BLOCK + l]);
      state[LANES + l] = quietened(w[Octet.S2 + BLOCK + l]);
      state[2 * LANES + l] = quietened(w[Octet.S3 + BLOCK + l]);
      state[3 * LANES + l] = quietened(w[Octet.S4 + BLOCK + l]);
    }
  }

  private static void run(float[] w) {
    for (int i = 0; i < BLOCK; i++) {
      float s1 = w[Octet.S1 + i], s2 = w[Octet.S2 + i];
      float s3 = w[Octet.S3 + i], s4 = w[Octet.S4 + i];
      float g = w[Octet.C1 + i];
      float feedback = w[Octet.C2 + i];
      float solution = w[Octet.C3 + i];
      float back = Math.fma(g, Math.fma(g, Math.fma(g, s1, s2), s3), s4) * (1f - g);
      // Resonance takes from the bass what half of it gives back here.
      float x = w[Octet.IN + i] * Math.fma(0.5f, feedback, 1f);
      float u = Math.fma(-feedback, back, x) * solution;
      u /= (float) Math.sqrt(Math.fma(BEND * u, u, 1f));
      float v1 = g * (u - s1);
      float y1 = v1 + s1;
      float v2 = g * (y1 - s2);
      float y2 = v2 + s2;
      float v3 = g * (y2 - s3);
      float y3 = v3 + s3;
      float v4 = g * (y3 - s4);
      float y4 = v4 + s4;
      w[Octet.OUT + i] = y4;
      w[Octet.S1 + LANES + i] = y1 + v1;
      w[Octet.S2 + LANES + i] = y2 + v2;
      w[Octet.S3 + LANES + i] = y3 + v3;
      w[Octet.S4 + LANES + i] = y4 + v4;
      w[Octet.C1 + 2 * LANES + i] = Math.fma(2f, w[Octet.C1 + LANES + i], -g);
      w[Octet.C2 + 2 * LANES + i] = Math.fma(2f, w[Octet.C2 + LANES + i], -feedback);
      w[Octet.C3 + 2 * LANES + i] = Math.fma(2f, w[Octet.C3 + LANES + i], -solution);
    }
  }

  private static float quietened(float x) {
    return Math.abs(x) < SILENT ? 0f : x;
  }
}
