package org.ngoma.instruments.dsp;

/**
 * A saw without a trace of aliasing: one cycle, stored with fewer and fewer harmonics the higher it
 * will be played.
 *
 * <p>Additive synthesis (Fourier series) at three tables an octave; a table is only read where its
 * highest harmonic stays below half the sample rate. Sizes are chosen so that straight-line
 * interpolation leaves images at least 86 dB down: harmonic h of n points, itself 1/h, leaves
 * h/n^2. A pulse is the difference of two saws. Built with {@link StrictMath}: the same bits
 * everywhere.
 */
public final class WaveTables {

  /** Tables of an octave; level l holds 2^(l/3) harmonics. */
  public static final int LEVELS_PER_OCTAVE = 3;

  private static final int LEVELS = 30;
  private static final int MAX_BITS = 12;
  private static final int MIN_BITS = 9;
  private static final double IMAGE_RATIO = 3.2e-5;

  private static final double[] CYCLE = cycle();

  /** Falls from 1 to -1 in each cycle. */
  public static final WaveTables SAW = new WaveTables();

  private final float[][] tables;
  private final int[] bits;

  private WaveTables() {
    tables = new float[LEVELS][];
    bits = new int[LEVELS];
    double[] sum = new double[CYCLE.length];
    int summed = 0;
    for (int level = 0; level < LEVELS; level++) {
      int harmonics = harmonicsOf(level);
      for (int h = summed + 1; h <= harmonics; h++) {
        addHarmonic(sum, h, 2 / (Math.PI * h));
      }
      summed = harmonics;
      bits[level] = bitsFor(harmonics);
      tables[level] = thinned(sum, bits[level]);
    }
  }

  /** One cycle of a sine, mirrored from a quarter: the slow part of starting up. */
  private static double[] cycle() {
    int points = 1 << MAX_BITS;
    double[] sine = new double[points];
    for (int i = 0; i <= points / 4; i++) {
      double y = StrictMath.sin(2 * Math.PI * i / points);
      sine[i] = y;
      sine[points / 2 - i] = y;
      sine[(points / 2 + i) % points] = -y;
      sine[(points - i) % points] = -y;
    }
    return sine;
  }

  private static int harmonicsOf(int level) {
    return (int) Math.floor(StrictMath.pow(2, (double) level / LEVELS_PER_OCTAVE) + 1e-9);
  }

  private static int bitsFor(int harmonics) {
    int bits = MIN_BITS;
    while (bits < MAX_BITS && harmonics > IMAGE_RATIO * Math.scalb(1.0, 2 * bits)) {
      bits++;
    }
    return bits;
  }

  private static void addHarmonic(double[] sum, int h, double amplitude) {
    double[] sine = CYCLE;
    int points = sum.length;
    for (int i = 1, at = h; i < points / 2; i++, at = (at + h) & (points - 1)) {
      sum[i] += amplitude * sine[at];
      sum[points - i] = -sum[i];
    }
  }

  /** Every 2^n-th point, and the first once more behind the last. */
  private static float[] thinned(double[] sum, int bits) {
    int points = 1 << bits;
    int stride = sum.length / points;
    float[] table = new float[points + 1];
    for (int i = 0; i < points; i++) {
      table[i] = (float) sum[i * stride];
    }
    table[points] = table[0];
    return table;
  }

  /**
   * The brightest table that does not alias.
   *
   * @param octaves from the fundamental up to half the sample rate
   */
  public int levelFor(float octaves) {
    int level = (int) (octaves * LEVELS_PER_OCTAVE);
    return Math.max(0, Math.min(tables.length - 1, level));
  }

  /** Points of one cycle, and its first once more at the end; not to be written to. */
  float[] table(int level) {
    return tables[level];
  }

  /** Logarithm to base 2 of the points of a cycle. */
  int bits(int level) {
    return bits[level];
  }
}
