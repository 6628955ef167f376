package org.ngoma.instruments.dsp;

/**
 * A row of single-cycle waves that one walks along: each kept with fewer and fewer harmonics the
 * higher it will be played, one table an octave.
 *
 * <p>A table is read where its highest harmonic stays below two thirds of the sample rate: what
 * folds stays above a third (16 kHz at 48 kHz). Points are joined by curves of the fifth order
 * through six of them (Lagrange), whose images fall with the sixth power of the frequency: with
 * four or more points for a harmonic they lie below -80 dB.
 */
public final class Wavetable {

  /** Frames of a full table. */
  public static final int FRAMES = 64;

  private static final int LANES = Octet.LANES;

  /** Points before and behind each cycle, so that a curve never reaches over the end. */
  static final int GUARD = 5;

  private static final float HIGHEST = 0.666f;

  private final int frames;
  private final int harmonics;
  private final float[][] points;
  private final int[] bits;

  /** Of tables with 2^l harmonics, each frame after frame with {@link #GUARD} points more. */
  Wavetable(int frames, int harmonics, float[][] points, int[] bits) {
    this.frames = frames;
    this.harmonics = harmonics;
    this.points = points;
    this.bits = bits;
  }

  public int frames() {
    return frames;
  }

  /** The brightest table for a wave of so many cycles a frame. */
  public int levelFor(float cycles) {
    int level = points.length - 1;
    int most = harmonics;
    while (level > 0 && most * cycles > HIGHEST) {
      level--;
      most >>= 1;
    }
    return level;
  }

  /**
   * Adds to every eighth sample; the phase moves before it is read.
   *
   * @param from position of the first frame, 0..1
   * @param step change of it from frame to frame
   * @return phase behind the last frame
   */
  public int add(
      int level,
      float from,
      float step,
      int phase,
      int increment,
      int incrementStep,
      float gain,
      float gainStep,
      float[] w,
      int at,
      int count) {
    float[] table = points[level];
    int shift = Integer.SIZE - bits[level];
    int mask = -1 >>> bits[level];
    float scale = 1f / (1L << shift);
    int length = (1 << bits[level]) + GUARD;
    float position = from * (frames - 1);
    float positionStep = step * (frames - 1);
    int p = phase;
    int inc = increment;
    float g = gain;
    for (int f = 0; f < count; f++) {
      p += inc;
      inc += incrementStep;
      float pos = Math.max(0f, Math.min(frames - 1, Math.fma(positionStep, f, position)));
      int cell = Math.min(Math.max(0, frames - 2), (int) pos);
      float way = pos - cell;
      int i = cell * length + (p >>> shift);
      int j = frames == 1 ? i : i + length;
      float a = Math.fma(way, table[j] - table[i], table[i]);
      float b = Math.fma(way, table[j + 1] - table[i + 1], table[i + 1]);
      float c = Math.fma(way, table[j + 2] - table[i + 2], table[i + 2]);
      float d = Math.fma(way, table[j + 3] - table[i + 3], table[i + 3]);
      float e = Math.fma(way, table[j + 4] - table[i + 4], table[i + 4]);
      float h = Math.fma(way, table[j + 5] - table[i + 5], table[i + 5]);
      float y = quintic(a, b, c, d, e, h, (p & mask) * scale);
      w[at + LANES * f] = Math.fma(g, y, w[at + LANES * f]);
      g += gainStep;
    }
    return p;
  }

  /** The curve through six points at -2 to 3, between 0 and 1. */
  private static float quintic(float a, float b, float c, float d, float e, float f, float t) {
    float fifth = (f - a) * (1f / 120f) + (b - e) * (1f / 24f) + (d - c) * (1f / 12f);
    float fourth = (a + e) * (1f / 24f) - (b + d) * (1f / 6f) + 0.25f * c;
    float third = (-a - b - f) * (1f / 24f) + c * (5f / 12f) - d * (7f / 12f) + e * (7f / 24f);
    float second = (-a - e) * (1f / 24f) + (b + d) * (2f / 3f) - 1.25f * c;
    float first = a * 0.05f - 0.5f * b - c * (1f / 3f) + d - 0.25f * e + f * (1f / 30f);
    float y = Math.fma(fifth, t, fourth);
    y = Math.fma(y, t, third);
    y = Math.fma(y, t, second);
    y = Math.fma(y, t, first);
    return Math.fma(y, t, c);
  }
}
