package org.ngoma.instruments.dsp;

/**
 * Turns a whole recording from one sample rate to another: for loading, not for playing.
 *
 * <p>Band-limited interpolation after Smith (<i>Digital Audio Resampling</i>): a sinc under a
 * Kaiser window of {@value #STOP_DB} dB. What lies below nine tenths of the lower rate's half stays
 * as it is; what has no place in the new rate is gone before it folds back.
 */
public final class Resampler {

  /** Attenuation of what would fold back. */
  public static final double STOP_DB = 130;

  /** Width of the transition in parts of half the lower rate, which ends at that half. */
  private static final double TRANSITION = 0.1;

  /** More phases than that are taken from between two of these. */
  private static final int MOST_PHASES = 4096;

  private final int from;
  private final int to;
  private final int phases;
  private final int taps;

  /** Phase 0 is at the frame, the last one a whole frame later. */
  private final float[][] rows;

  /**
   * A resampler between two rates.
   *
   * @param fromRate in Hz
   * @param toRate in Hz
   */
  public Resampler(int fromRate, int toRate) {
    int divisor = gcd(fromRate, toRate);
    from = fromRate / divisor;
    to = toRate / divisor;
    phases = Math.min(to, MOST_PHASES);
    double narrowing = Math.min(1, (double) to / from);
    double width = (STOP_DB - 8) / (2.285 * StrictMath.PI * TRANSITION * narrowing);
    int half = (int) Math.ceil(width / 2) + 1;
    taps = 2 * half;
    rows = new float[phases + 1][taps];
    double beta = 0.1102 * (STOP_DB - 8.7);
    double cutoff = narrowing * (1 - TRANSITION / 2);
    for (int phase = 0; phase <= phases; phase++) {
      fill(rows[phase], (double) phase / phases, half, cutoff, beta);
    }
  }

  private static void fill(float[] row, double phase, int half, double cutoff, double beta) {
    double[] weights = new double[row.length];
    double sum = 0;
    for (int t = 0; t < row.length; t++) {
      double distance = t - (half - 1) - phase;
      double edge = distance / half;
      double window = Bessel.i0(beta * StrictMath.sqrt(Math.max(0, 1 - edge * edge)));
      double angle = StrictMath.PI * cutoff * distance;
      weights[t] = window * (Math.abs(angle) < 1e-9 ? 1 : StrictMath.sin(angle) / angle);
      sum += weights[t];
    }
    for (int t = 0; t < row.length; t++) {
      row[t] = (float) (weights[t] / sum);
    }
  }

  /** Frames that so many frames become. */
  public long framesOf(long frames) {
    return (frames * to + from - 1) / from;
  }

  /** One channel at the new rate; its first frame stands where the old first one stood. */
  public float[] resample(float[] in) {
    if (from == to) {
      return in.clone();
    }
    float[] out = new float[Math.toIntExact(framesOf(in.length))];
    for (int i = 0; i < out.length; i++) {
      long position = (long) i * from;
      int base = (int) (position / to);
      double phase = (double) (position % to) / to * phases;
      int row = (int) phase;
      double part = phase - row;
      out[i] = (float) interpolated(in, base - taps / 2 + 1, row, part);
    }
    return out;
  }

  private double interpolated(float[] in, int first, int row, double part) {
    float[] near = rows[row];
    int begin = Math.max(0, -first);
    int end = Math.min(taps, in.length - first);
    double sum = 0;
    if (part == 0) {
      for (int t = begin; t < end; t++) {
        sum += (double) near[t] * in[first + t];
      }
      return sum;
    }
    float[] next = rows[row + 1];
    for (int t = begin; t < end; t++) {
      sum += (near[t] + part * (next[t] - near[t])) * in[first + t];
    }
    return sum;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
