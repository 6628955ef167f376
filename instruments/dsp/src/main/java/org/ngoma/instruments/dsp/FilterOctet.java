package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * Eight resonant two-pole filters side by side, one for each voice: low-pass, band-pass, high-pass,
 * notch, and all between them.
 *
 * <p>The trapezoidal state-variable filter without delay in its loop (A. Simper, "Linear
 * trapezoidal state variable filter", 2013; V. Zavalishin, "The Art of VA Filter Design", 2018).
 * Coefficients move in straight lines over a block. The state matrix of a trapezoidal passive
 * network never lengthens the state vector, nor does any mixture of such matrices, so moving from
 * one cutoff to another at any speed is stable.
 */
public final class FilterOctet {

  /** What passes: below, around, above the cutoff, all but around it. */
  public static final int LOW_PASS = 0;

  public static final int BAND_PASS = 1;
  public static final int HIGH_PASS = 2;
  public static final int NOTCH = 3;

  private static final int LANES = Octet.LANES;
  private static final int BLOCK = Octet.BLOCK;
  private static final float SILENT = 1e-20f;

  /** Cutoffs stay below this part of the sample rate. */
  private static final float HIGHEST = 0.45f;

  /** Rows of eight: how much of each state stays, couples, and takes of the input. */
  private static final int KEEP = 0;

  private static final int COUPLE = LANES;
  private static final int TAKE = 2 * LANES;

  /** Rows of eight: weights of input, band state and low state in what is heard. */
  private static final int DRY = 3 * LANES;

  private static final int BAND = 4 * LANES;
  private static final int LOW = 5 * LANES;
  private static final int COEFFICIENTS = 6 * LANES;

  private final float[] now = new float[COEFFICIENTS];
  private final float[] next = new float[COEFFICIENTS];
  private final float[] state = new float[2 * LANES];

  /** Whether the last block let anything but low-pass through. */
  private boolean mixed;

  /** Silences one lane. */
  public void reset(int lane) {
    state[lane] = 0f;
    state[LANES + lane] = 0f;
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
   * @param damping 2 without resonance, near 0 with the most
   */
  public void aim(int lane, float cutoff, float damping) {
    // The prewarped cutoff is sin / cos; multiplied out, one division is left of two.
    float half = 0.5f * Math.min(HIGHEST, cutoff);
    float sin = FastMath.quarterSine(half);
    float cos = FastMath.quarterSine(0.25f - half);
    float cos2 = cos * cos;
    float part = 2f / Math.fma(sin, Math.fma(damping, cos, sin), cos2);
    next[KEEP + lane] = Math.fma(part, cos2, -1f);
    next[COUPLE + lane] = part * sin * cos;
    next[TAKE + lane] = part * sin * sin;
  }

  /**
   * Changes what passes in a lane over the coming block.
   *
   * @param kind {@link #LOW_PASS}, {@link #BAND_PASS}, {@link #HIGH_PASS}, {@link #NOTCH}, and in
   *     between
   * @param damping as given to {@link #aim}
   */
  public void aimMix(int lane, float kind, float damping) {
    if (kind == LOW_PASS) {
      next[DRY + lane] = 0f;
      next[BAND + lane] = 0f;
      next[LOW + lane] = 0.5f;
      return;
    }
    float low = weight(kind, LOW_PASS);
    float band = weight(kind, BAND_PASS);
    float high = weight(kind, HIGH_PASS);
    float notch = weight(kind, NOTCH);
    next[DRY + lane] = high + notch;
    next[BAND + lane] = 0.5f * damping * (band - high - notch);
    next[LOW + lane] = 0.5f * (low - high);
    mixed = true;
  }

  private static float weight(float kind, int of) {
    return Math.max(0f, 1f - Math.abs(kind - of));
  }

  /** Filters one block, from {@link Octet#IN} to {@link Octet#OUT}. */
  public void process(float[] w) {
    begin(w);
    states(w);
    if (mixed) {
      mix(w);
    } else {
      for (int i = 0; i < BLOCK; i++) {
        w[Octet.OUT + i] = 0.5f * (w[Octet.S2 + i] + w[Octet.S2 + LANES + i]);
      }
    }
    end(w);
  }

  /** As {@link #process}, and gives it the gains in {@link Octet#GAIN}. */
  public void processWithGain(float[] w) {
    if (mixed) {
      process(w);
      for (int i = 0; i < BLOCK; i++) {
        w[Octet.OUT + i] *= w[Octet.GAIN + i];
      }
      return;
    }
    begin(w);
    lowPass(w);
    end(w);
  }

  private void begin(float[] w) {
    for (int l = 0; l < LANES; l++) {
      w[Octet.S1 + l] = state[l];
      w[Octet.S2 + l] = state[LANES + l];
      Octet.line(w, Octet.C1 + l, now[KEEP + l], next[KEEP + l]);
      Octet.line(w, Octet.C2 + l, now[COUPLE + l], next[COUPLE + l]);
      Octet.line(w, Octet.C3 + l, now[TAKE + l], next[TAKE + l]);
    }
  }

  private void end(float[] w) {
    System.arraycopy(next, 0, now, 0, COEFFICIENTS);
    for (int l = 0; l < LANES; l++) {
      state[l] = quietened(w[Octet.S1 + BLOCK + l]);
      state[LANES + l] = quietened(w[Octet.S2 + BLOCK + l]);
    }
  }

  /** States and what is heard in one loop: the states wait for each other, so the rest is free. */
  private static void lowPass(float[] w) {
    for (int i = 0; i < BLOCK; i++) {
      float s = w[Octet.S1 + i];
      float t = w[Octet.S2 + i];
      float u = w[Octet.IN + i] - t;
      float keep = w[Octet.C1 + i];
      float couple = w[Octet.C2 + i];
      float take = w[Octet.C3 + i];
      float low = Math.fma(take, u, Math.fma(couple, s, t));
      w[Octet.S1 + LANES + i] = Math.fma(couple, u, keep * s);
      w[Octet.S2 + LANES + i] = low;
      w[Octet.OUT + i] = 0.5f * w[Octet.GAIN + i] * (t + low);
      w[Octet.C1 + 2 * LANES + i] = Math.fma(2f, w[Octet.C1 + LANES + i], -keep);
      w[Octet.C2 + 2 * LANES + i] = Math.fma(2f, w[Octet.C2 + LANES + i], -couple);
      w[Octet.C3 + 2 * LANES + i] = Math.fma(2f, w[Octet.C3 + LANES + i], -take);
    }
  }

  private static void states(float[] w) {
    for (int i = 0; i < BLOCK; i++) {
      float s = w[Octet.S1 + i];
      float t = w[Octet.S2 + i];
      float u = w[Octet.IN + i] - t;
      float keep = w[Octet.C1 + i];
      float couple = w[Octet.C2 + i];
      float take = w[Octet.C3 + i];
      w[Octet.S1 + LANES + i] = Math.fma(couple, u, keep * s);
      w[Octet.S2 + LANES + i] = Math.fma(take, u, Math.fma(couple, s, t));
      w[Octet.C1 + 2 * LANES + i] = Math.fma(2f, w[Octet.C1 + LANES + i], -keep);
      w[Octet.C2 + 2 * LANES + i] = Math.fma(2f, w[Octet.C2 + LANES + i], -couple);
      w[Octet.C3 + 2 * LANES + i] = Math.fma(2f, w[Octet.C3 + LANES + i], -take);
    }
  }

  private void mix(float[] w) {
    boolean still = true;
    for (int l = 0; l < LANES; l++) {
      Octet.line(w, Octet.C5 + l, now[DRY + l], next[DRY + l]);
      Octet.line(w, Octet.C6 + l, now[BAND + l], next[BAND + l]);
      Octet.line(w, Octet.C7 + l, now[LOW + l], next[LOW + l]);
      still &= next[DRY + l] == 0f && next[BAND + l] == 0f;
    }
    for (int i = 0; i < BLOCK; i++) {
      float band = w[Octet.S1 + i] + w[Octet.S1 + LANES + i];
      float low = w[Octet.S2 + i] + w[Octet.S2 + LANES + i];
      float dry = w[Octet.C5 + i];
      float bandMix = w[Octet.C6 + i];
      float lowMix = w[Octet.C7 + i];
      w[Octet.OUT + i] = Math.fma(dry, w[Octet.IN + i], Math.fma(bandMix, band, lowMix * low));
      w[Octet.C5 + 2 * LANES + i] = Math.fma(2f, w[Octet.C5 + LANES + i], -dry);
      w[Octet.C6 + 2 * LANES + i] = Math.fma(2f, w[Octet.C6 + LANES + i], -bandMix);
      w[Octet.C7 + 2 * LANES + i] = Math.fma(2f, w[Octet.C7 + LANES + i], -lowMix);
    }
    mixed = !still;
  }

  private static float quietened(float x) {
    return Math.abs(x) < SILENT ? 0f : x;
  }
}
