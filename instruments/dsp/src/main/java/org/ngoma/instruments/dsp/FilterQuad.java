package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * Four resonant two-pole filters side by side, one for each voice: low-pass, band-pass, high-pass.
 *
 * <p>The trapezoidal state-variable filter without delay in its loop (A. Simper, "Linear
 * trapezoidal state variable filter", 2013; V. Zavalishin, "The Art of VA Filter Design", 2018).
 * Cutoffs move in steps of {@value #STEP_FRAMES} frames. The state matrix of a trapezoidal passive
 * network never lengthens the state vector, nor does any mixture of such matrices, so moving from
 * one cutoff to another at any speed is stable.
 */
public final class FilterQuad {

  /** What passes: below, around, above the cutoff. */
  public static final int LOW_PASS = 0;

  public static final int BAND_PASS = 1;
  public static final int HIGH_PASS = 2;

  /** Voices side by side. */
  public static final int LANES = 4;

  private static final int STEP_FRAMES = 8;
  private static final float SILENT = 1e-20f;

  /** Cutoffs stay below this part of the sample rate. */
  private static final float HIGHEST = 0.45f;

  /** Rows of four: how much of each state stays, couples, and takes of the input. */
  private static final int KEEP = 0;

  private static final int COUPLE = 4;
  private static final int TAKE = 8;

  /** Weights of input, band state and low state in what is heard, the same for all lanes. */
  private static final int MIX = 12;

  private static final int COEFFICIENTS = 15;

  private final float[] now = new float[COEFFICIENTS];
  private final float[] next = new float[COEFFICIENTS];
  private final float[] step = new float[COEFFICIENTS];
  private final float[] state = new float[2 * LANES];

  /** Silences one lane. */
  public void reset(int lane) {
    state[lane] = 0f;
    state[LANES + lane] = 0f;
  }

  /** Silences all lanes. */
  public void reset() {
    Arrays.fill(state, 0f);
  }

  /**
   * Puts the filter of a lane there at once.
   *
   * @param cutoff part of the sample rate
   * @param damping 2 without resonance, near 0 with the most
   */
  public void jump(int lane, float cutoff, float damping) {
    aim(lane, cutoff, damping);
    for (int i = lane; i < MIX; i += LANES) {
      now[i] = next[i];
    }
  }

  /**
   * Changes over the coming block to what passes.
   *
   * @param kind {@link #LOW_PASS}, {@link #BAND_PASS} or {@link #HIGH_PASS}
   * @param damping as given to {@link #aim}
   */
  public void aimMix(int kind, float damping) {
    next[MIX] = kind == HIGH_PASS ? 1f : 0f;
    next[MIX + 1] = kind == LOW_PASS ? 0f : kind == BAND_PASS ? 0.5f * damping : -0.5f * damping;
    next[MIX + 2] = kind == LOW_PASS ? 0.5f : kind == BAND_PASS ? 0f : -0.5f;
  }

  /** Lets only that pass at once. */
  public void jumpMix(int kind, float damping) {
    aimMix(kind, damping);
    System.arraycopy(next, MIX, now, MIX, COEFFICIENTS - MIX);
  }

  /** Moves the filter of a lane there over the coming block. */
  public void aim(int lane, float cutoff, float damping) {
    float g = FastMath.tanPi(Math.min(HIGHEST, cutoff));
    float a1 = 1f / Math.fma(g, g + damping, 1f);
    float a2 = g * a1;
    next[KEEP + lane] = Math.fma(2f, a1, -1f);
    next[COUPLE + lane] = 2f * a2;
    next[TAKE + lane] = 2f * g * a2;
  }

  /**
   * Filters one block of the four lanes and mixes it into left and right.
   *
   * @param in input, sample f of lane l at {@code from + 4 * f + l}
   * @param gain gain of every sample behind the filter, laid out from 0 on
   * @param pan gains of the four lanes to the left, then of the four to the right
   * @param frames a multiple of {@value #STEP_FRAMES}
   */
  public void process(
      float[] in, int from, float[] gain, float[] pan, float[] left, float[] right, int frames) {
    int steps = frames / STEP_FRAMES;
    boolean moving = false;
    for (int i = 0; i < COEFFICIENTS; i++) {
      float way = next[i] - now[i];
      step[i] = way / steps;
      moving |= way != 0f;
    }
    for (int s = 0; s < steps; s++) {
      if (moving) {
        for (int i = 0; i < COEFFICIENTS; i++) {
          now[i] += step[i];
        }
      }
      run(in, from, gain, pan, left, right, s * STEP_FRAMES);
    }
    System.arraycopy(next, 0, now, 0, COEFFICIENTS);
    for (int i = 0; i < state.length; i++) {
      state[i] = Math.abs(state[i]) < SILENT ? 0f : state[i];
    }
  }

  private void run(
      float[] in, int from, float[] gain, float[] pan, float[] left, float[] right, int first) {
    float[] c = now;
    float k0 = c[0], k1 = c[1], k2 = c[2], k3 = c[3];
    float c0 = c[4], c1 = c[5], c2 = c[6], c3 = c[7];
    float b0 = c[8], b1 = c[9], b2 = c[10], b3 = c[11];
    float s0 = state[0], s1 = state[1], s2 = state[2], s3 = state[3];
    float t0 = state[4], t1 = state[5], t2 = state[6], t3 = state[7];
    float dry = c[12], band = c[13], low = c[14];
    for (int f = first; f < first + STEP_FRAMES; f++) {
      int i = from + LANES * f;
      int g = LANES * f;
      float x0 = in[i], x1 = in[i + 1], x2 = in[i + 2], x3 = in[i + 3];
      float u0 = x0 - t0, u1 = x1 - t1, u2 = x2 - t2, u3 = x3 - t3;
      float n0 = Math.fma(k0, s0, c0 * u0), n1 = Math.fma(k1, s1, c1 * u1);
      float n2 = Math.fma(k2, s2, c2 * u2), n3 = Math.fma(k3, s3, c3 * u3);
      float m0 = Math.fma(b0, u0, Math.fma(c0, s0, t0));
      float m1 = Math.fma(b1, u1, Math.fma(c1, s1, t1));
      float m2 = Math.fma(b2, u2, Math.fma(c2, s2, t2));
      float m3 = Math.fma(b3, u3, Math.fma(c3, s3, t3));
      float y0 = gain[g] * Math.fma(dry, x0, Math.fma(band, s0 + n0, low * (t0 + m0)));
      float y1 = gain[g + 1] * Math.fma(dry, x1, Math.fma(band, s1 + n1, low * (t1 + m1)));
      float y2 = gain[g + 2] * Math.fma(dry, x2, Math.fma(band, s2 + n2, low * (t2 + m2)));
      float y3 = gain[g + 3] * Math.fma(dry, x3, Math.fma(band, s3 + n3, low * (t3 + m3)));
      left[f] += Math.fma(y0, pan[0], Math.fma(y1, pan[1], Math.fma(y2, pan[2], y3 * pan[3])));
      right[f] += Math.fma(y0, pan[4], Math.fma(y1, pan[5], Math.fma(y2, pan[6], y3 * pan[7])));
      s0 = n0;
      s1 = n1;
      s2 = n2;
      s3 = n3;
      t0 = m0;
      t1 = m1;
      t2 = m2;
      t3 = m3;
    }
    state[0] = s0;
    state[1] = s1;
    state[2] = s2;
    state[3] = s3;
    state[4] = t0;
    state[5] = t1;
    state[6] = t2;
    state[7] = t3;
  }
}
