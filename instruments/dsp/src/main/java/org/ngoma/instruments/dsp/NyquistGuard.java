package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * Keeps what lies at the very top of the band, where nobody hears it, from making peaks between the
 * samples that no meter of sensible length sees: where there is any, it is filtered away.
 *
 * <p>Two samples that alternate and then change sign swing far beyond both, the farther the longer
 * they have alternated. A short linear-phase low-pass (Kaiser window) fades in when the signal,
 * shifted by half the sample rate, has something near 0 Hz, and out again afterwards; the rest of
 * the time the sound passes bit by bit, {@value #LATENCY_FRAMES} frames later.
 */
public final class NyquistGuard {

  /** Frames by which sound comes out later. */
  public static final int LATENCY_FRAMES = 15;

  /** Frames of a block. */
  public static final int FRAMES = 32;

  private static final int TAPS = 2 * LATENCY_FRAMES + 1;
  private static final int HISTORY = TAPS - 1;
  private static final double CUTOFF = 0.405;
  private static final double KAISER_BETA = 4.8;

  /** Of the two poles that look for what is near 0 Hz: 1.4 kHz at 48 kHz. */
  private static final float FOLLOW = 0.17f;

  private static final int FADE_FRAMES = 12;
  private static final float SILENT = 1e-18f;

  /** Beyond it arithmetic would leave the numbers. */
  private static final float ABSURD = 1e15f;

  private static final float[] AWAY = away();

  private final float[] line = new float[HISTORY + FRAMES];
  private final float[] top = new float[FRAMES];
  private float once;
  private float twice;
  private float wet;
  private float highest;

  /** The taps of what the low-pass takes away. */
  private static float[] away() {
    double[] taps = new double[TAPS];
    double sum = 0;
    for (int t = 0; t < TAPS; t++) {
      double d = t - LATENCY_FRAMES;
      double edge = d / (LATENCY_FRAMES + 0.5);
      double window = Bessel.i0(KAISER_BETA * StrictMath.sqrt(1 - edge * edge));
      double angle = 2 * StrictMath.PI * CUTOFF * d;
      taps[t] = window * (d == 0 ? 1 : StrictMath.sin(angle) / angle);
      sum += taps[t];
    }
    float[] away = new float[TAPS];
    for (int t = 0; t < TAPS; t++) {
      away[t] = (float) ((t == LATENCY_FRAMES ? 1 : 0) - taps[t] / sum);
    }
    return away;
  }

  /** Forgets all. */
  public void reset() {
    Arrays.fill(line, 0);
    once = 0;
    twice = 0;
    wet = 0;
    highest = 0;
  }

  /** Takes a block in; returns the level of what is at the top of the band. */
  public float look(float[] x, int from) {
    System.arraycopy(x, from, line, HISTORY, FRAMES);
    float a = once;
    float b = twice;
    float level = 0;
    float peak = 0;
    for (int i = HISTORY; i < HISTORY + FRAMES; i += 2) {
      // Every other sign turned: the top of the band becomes the bottom.
      a += FOLLOW * (line[i] - a);
      b += FOLLOW * (a - b);
      a += FOLLOW * (-line[i + 1] - a);
      b += FOLLOW * (a - b);
      level = Math.max(level, Math.abs(b));
      peak = Math.max(peak, Math.max(Math.abs(line[i]), Math.abs(line[i + 1])));
    }
    boolean sane = peak < ABSURD && level < ABSURD;
    once = sane && Math.abs(a) > SILENT ? a : 0;
    twice = sane && Math.abs(b) > SILENT ? b : 0;
    highest = peak;
    return sane ? level : 0;
  }

  /** Highest sample of the block that was taken in. */
  public float highest() {
    return highest;
  }

  /** Gives a block that is {@link #LATENCY_FRAMES} older, filtered or on its way to it or not. */
  public void give(float[] x, int from, boolean filtered) {
    float end = filtered ? 1 : 0;
    System.arraycopy(line, LATENCY_FRAMES, x, from, FRAMES);
    if (wet != 0 || filtered) {
      takeAway(x, from, end);
    }
    System.arraycopy(line, FRAMES, line, 0, HISTORY);
  }

  private void takeAway(float[] x, int from, float end) {
    Arrays.fill(top, 0);
    for (int t = 0; t < TAPS; t++) {
      float tap = AWAY[t];
      for (int i = 0; i < FRAMES; i++) {
        top[i] = Math.fma(tap, line[i + t], top[i]);
      }
    }
    float step = (end - wet) / FADE_FRAMES;
    for (int i = 0; i < FRAMES; i++) {
      float part = i < FADE_FRAMES ? wet + step * (i + 1) : end;
      x[from + i] -= part * top[i];
    }
    wet = end;
  }
}
