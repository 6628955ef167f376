package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * How far the waveform of one channel swings between its samples, where a converter will draw it.
 *
 * <p>ITU-R BS.1770-4 annex 2: four points a frame from a polyphase interpolation, here with a
 * Kaiser-windowed sinc of {@value #TAPS} taps a phase. A parabola through the points beside a
 * maximum finds the peak between them: four points alone miss up to 0.6 dB of it near the top of
 * the band, the parabola 0.06 dB.
 */
public final class InterSamplePeaks {

  /** Most frames of one {@link #scan}. */
  public static final int MAX_FRAMES = 32;

  /** Frames by which the peaks lag the input. */
  public static final int LATENCY_FRAMES = 16;

  /**
   * No parabola adds more than this to the highest of the points: at an eighth of a turn from point
   * to point, the fastest that a frame's four points can show, it is {@code 1 / cos(pi / 8)}.
   */
  public static final float REFINEMENT = 1.0824f;

  private static final int TAPS = 2 * LATENCY_FRAMES;
  private static final int HISTORY = TAPS - 1;
  private static final int CENTRE = LATENCY_FRAMES - 1;
  private static final int POINTS = 4;
  private static final double KAISER_BETA = 3.5;

  private final float[] taps = new float[POINTS * TAPS];
  private final float[] line = new float[HISTORY + MAX_FRAMES];

  /** The points 1/4, 2/4 and 3/4 of a frame behind its sample. */
  private final float[] first = new float[MAX_FRAMES];

  private final float[] second = new float[MAX_FRAMES];
  private final float[] third = new float[MAX_FRAMES];
  private float lastThird;

  /** Whether the block at hand was bounded, and all of the history: then it is known. */
  private boolean looked;

  private boolean bounded;
  private float lastHighest;
  private float lastSharpest;

  /** A detector that has seen silence. */
  public InterSamplePeaks() {
    for (int phase = 1; phase < POINTS; phase++) {
      fillPhase(phase);
    }
  }

  /** Forgets all samples. */
  public void reset() {
    Arrays.fill(line, 0);
    lastThird = 0;
    looked = false;
    bounded = false;
  }

  /**
   * Finds the peak of each frame, from its sample up to the next.
   *
   * @param in samples from index {@code from}
   * @param frames at most {@value #MAX_FRAMES}
   * @param attention peaks at or below it need not be refined
   * @param peaks raised to the peaks of the frames {@link #LATENCY_FRAMES} ago, from index 0 on
   */
  public void scan(float[] in, int from, int frames, float attention, float[] peaks) {
    System.arraycopy(in, from, line, HISTORY, frames);
    interpolate(TAPS, frames, first);
    interpolate(2 * TAPS, frames, second);
    interpolate(3 * TAPS, frames, third);
    float[] x = line;
    float before = lastThird;
    float worthRefining = attention / REFINEMENT;
    for (int i = 0; i < frames; i++) {
      float p0 = Math.abs(x[i + CENTRE]);
      float p1 = Math.abs(first[i]);
      float p2 = Math.abs(second[i]);
      float p3 = Math.abs(third[i]);
      float peak = Math.max(Math.max(p0, p1), Math.max(p2, p3));
      if (peak > worthRefining) {
        peak = Math.max(peak, refined(before, x[i + CENTRE], first[i]));
        peak = Math.max(peak, refined(x[i + CENTRE], first[i], second[i]));
        peak = Math.max(peak, refined(first[i], second[i], third[i]));
        peak = Math.max(peak, refined(second[i], third[i], x[i + CENTRE + 1]));
      }
      before = third[i];
      peaks[i] = Math.max(peaks[i], peak);
    }
    lastThird = before;
    goOn(frames);
  }

  /**
   * Takes the samples in without looking for peaks: the cheap way where {@link #bound} tells that
   * there are none of interest.
   */
  public void skip(float[] in, int from, int frames) {
    System.arraycopy(in, from, line, HISTORY, frames);
    float early = 0;
    float late = 0;
    for (int t = 0; t < LATENCY_FRAMES; t++) {
      int k = LATENCY_FRAMES + t;
      early = Math.fma(taps[3 * TAPS + t], line[frames - 1 + t], early);
      late = Math.fma(taps[3 * TAPS + k], line[frames - 1 + k], late);
    }
    lastThird = early + late;
    goOn(frames);
  }

  private void goOn(int frames) {
    System.arraycopy(line, frames, line, 0, HISTORY);
    bounded = looked;
    looked = false;
  }

  /**
   * A level that no peak of the coming {@link #scan} of these samples passes: the highest sample,
   * plus what the sharpest bend within reach of the taps can add. Seen as filters of the samples'
   * second difference, what lies between the straight line from sample to sample and the points has
   * a gain of 0.59 at most, the parabola beside them one of 0.07.
   */
  public float bound(float[] in, int from, int frames) {
    float[] x = line;
    System.arraycopy(in, from, x, HISTORY, frames);
    int first = bounded ? HISTORY - 1 : 1;
    float highest = bounded ? 0 : Math.abs(x[0]);
    float sharpest = 0;
    for (int i = first; i < HISTORY + frames - 1; i++) {
      highest = Math.max(highest, Math.abs(x[i]));
      sharpest = Math.max(sharpest, Math.abs(x[i - 1] - 2 * x[i] + x[i + 1]));
    }
    highest = Math.max(highest, Math.abs(x[HISTORY + frames - 1]));
    float bound =
        bounded
            ? 1.01f * Math.max(highest, lastHighest) + 0.7f * Math.max(sharpest, lastSharpest)
            : 1.01f * highest + 0.7f * sharpest;
    looked = frames == MAX_FRAMES;
    lastHighest = highest;
    lastSharpest = sharpest;
    return bound;
  }

  /** Peak of the parabola through three points whose middle one is the farthest from 0; else 0. */
  private static float refined(float left, float middle, float right) {
    float sign = Math.copySign(1f, middle);
    float a = sign * left;
    float m = sign * middle;
    float b = sign * right;
    float bend = 2 * m - a - b;
    if (m < a || m < b || bend <= 0) {
      return 0;
    }
    return Math.min(m + (b - a) * (b - a) / (8 * bend), m * REFINEMENT);
  }

  /** Points of the phase whose taps start at {@code k}. */
  private void interpolate(int k, int frames, float[] out) {
    float[] x = line;
    float[] c = taps;
    float c0 = c[k + 0];
    float c1 = c[k + 1];
    float c2 = c[k + 2];
    float c3 = c[k + 3];
    float c4 = c[k + 4];
    float c5 = c[k + 5];
    float c6 = c[k + 6];
    float c7 = c[k + 7];
    float c8 = c[k + 8];
    float c9 = c[k + 9];
    float c10 = c[k + 10];
    float c11 = c[k + 11];
    float c12 = c[k + 12];
    float c13 = c[k + 13];
    float c14 = c[k + 14];
    float c15 = c[k + 15];
    float c16 = c[k + 16];
    float c17 = c[k + 17];
    float c18 = c[k + 18];
    float c19 = c[k + 19];
    float c20 = c[k + 20];
    float c21 = c[k + 21];
    float c22 = c[k + 22];
    float c23 = c[k + 23];
    float c24 = c[k + 24];
    float c25 = c[k + 25];
    float c26 = c[k + 26];
    float c27 = c[k + 27];
    float c28 = c[k + 28];
    float c29 = c[k + 29];
    float c30 = c[k + 30];
    float c31 = c[k + 31];
    for (int i = 0; i < frames; i++) {
      float a = c0 * x[i];
      float b = c16 * x[i + 16];
      a = Math.fma(c1, x[i + 1], a);
      b = Math.fma(c17, x[i + 17], b);
      a = Math.fma(c2, x[i + 2], a);
      b = Math.fma(c18, x[i + 18], b);
      a = Math.fma(c3, x[i + 3], a);
      b = Math.fma(c19, x[i + 19], b);
      a = Math.fma(c4, x[i + 4], a);
      b = Math.fma(c20, x[i + 20], b);
      a = Math.fma(c5, x[i + 5], a);
      b = Math.fma(c21, x[i + 21], b);
      a = Math.fma(c6, x[i + 6], a);
      b = Math.fma(c22, x[i + 22], b);
      a = Math.fma(c7, x[i + 7], a);
      b = Math.fma(c23, x[i + 23], b);
      a = Math.fma(c8, x[i + 8], a);
      b = Math.fma(c24, x[i + 24], b);
      a = Math.fma(c9, x[i + 9], a);
      b = Math.fma(c25, x[i + 25], b);
      a = Math.fma(c10, x[i + 10], a);
      b = Math.fma(c26, x[i + 26], b);
      a = Math.fma(c11, x[i + 11], a);
      b = Math.fma(c27, x[i + 27], b);
      a = Math.fma(c12, x[i + 12], a);
      b = Math.fma(c28, x[i + 28], b);
      a = Math.fma(c13, x[i + 13], a);
      b = Math.fma(c29, x[i + 29], b);
      a = Math.fma(c14, x[i + 14], a);
      b = Math.fma(c30, x[i + 30], b);
      a = Math.fma(c15, x[i + 15], a);
      b = Math.fma(c31, x[i + 31], b);
      out[i] = a + b;
    }
  }

  private void fillPhase(int phase) {
    double sum = 0;
    double[] row = new double[TAPS];
    for (int t = 0; t < TAPS; t++) {
      double distance = t - CENTRE - (double) phase / POINTS;
      double edge = distance / LATENCY_FRAMES;
      double window = Bessel.i0(KAISER_BETA * StrictMath.sqrt(1 - edge * edge));
      double angle = StrictMath.PI * distance;
      row[t] = window * StrictMath.sin(angle) / angle;
      sum += row[t];
    }
    for (int t = 0; t < TAPS; t++) {
      taps[phase * TAPS + t] = (float) (row[t] / sum);
    }
  }
}
