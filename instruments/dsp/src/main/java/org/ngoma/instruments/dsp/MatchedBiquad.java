package org.ngoma.instruments.dsp;

/**
 * Two-pole filters of an equalizer that sound like analogue ones up to the top of the band: bells,
 * shelves, cuts and notches without the cramping of the bilinear transform.
 *
 * <p>The squared magnitude of a biquad is a quotient of two quadratics in sin^2 of half the
 * frequency (M. Vicanek, "Matched Second Order Digital Filters", 2016). Here all of its
 * coefficients are free: they are solved from the analogue response at DC and four frequencies that
 * depend on band and Q, of several such choices the one that misses least in between is taken, and
 * numerator and denominator are split into their minimum-phase factors. Up to a third of the sample
 * rate (16 kHz at 48 kHz) the response stays within 0.1 dB of the analogue one.
 *
 * <p>In double precision, for a filter at 20 Hz has poles within 1e-3 of the unit circle. Allocates
 * nothing after the constructor.
 */
public final class MatchedBiquad {

  public static final int BELL = 0;
  public static final int LOW_SHELF = 1;
  public static final int HIGH_SHELF = 2;
  public static final int LOW_CUT = 3;
  public static final int HIGH_CUT = 4;
  public static final int NOTCH = 5;

  /** Numbers of one design: direct gain, two input weights, two feedbacks; see {@link Biquads}. */
  public static final int COEFFICIENTS = 5;

  /** Highest frequency, as part of the sample rate. */
  public static final double HIGHEST = 0.4583;

  /** Up to here the analogue response is to be met. */
  private static final double TOP = 1.0 / 3;

  /** A choice of frequencies that misses the power by less than this is good enough: 0.02 dB. */
  private static final double GOOD = 0.005;

  private static final int CHECKS = 24;

  private static final double DETOUR = 1.01;
  private static final int DETOURS = 10;

  /** From check to check in the two octaves around the centre. */
  private static final double CHECK_RATIO = 1.06;

  /** Choices for bells, shelves and high cuts: distance from the centre in bandwidths, top. */
  private static final double[] SPREAD = {1, 1.5, 1, 0.5, 2};

  private static final double[] TOPS = {1, 1.09375, 1.3125, 1, 1.09375};

  /** Choices that do not follow the centre, as parts of the top. */
  private static final double[][] FIXED = {
    {0.345, 0.68, 0.977, 1.125},
    {0.25, 0.5, 0.75, 1},
    {0.362, 0.718, 1.053, 1.25},
    {0.323, 0.629, 0.886, 1}
  };

  /** Choices for low cuts and notches, which leave less free. */
  private static final double[][] FIXED_CUT = {
    {0.15, 0.6, 1}, {0.35, 0.7, 1}, {0.13, 0.52, 0.875}, {0.35, 0.7, 1.125}
  };

  private static final double[] CUT_SPREAD = {2, 0.5, 1};

  /** sin(x) / x in powers of x^2, by Taylor: to the last bit up to a quarter turn. */
  private static final double[] SINE = {
    -1.0 / 6,
    1.0 / 120,
    -1.0 / 5040,
    1.0 / 362_880,
    -1.0 / 39_916_800,
    1.0 / 6_227_020_800.0,
    -1.0 / 1_307_674_368_000.0,
    1.0 / 355_687_428_096_000.0,
    -1.0 / 121_645_100_408_832_000.0
  };

  /** Analogue numerator and denominator: constant, linear and quadratic in s. */
  private final double[] above = new double[3];

  private final double[] below = new double[3];

  /** Equations for the unknowns, one row each, with the right side at the end. */
  private final double[][] rows = new double[4][5];

  private final double[] node = new double[4];

  /** Numerator and denominator in sin^2 of half the frequency. */
  private final double[] trial = new double[6];

  private final double[] best = new double[6];
  private double centre;
  private double centreSine;
  private boolean zeroAtDc;
  private boolean zeroAtCentre;

  /**
   * Designs one filter.
   *
   * @param kind {@link #BELL} and so on
   * @param frequency as part of the sample rate, at most {@link #HIGHEST}
   * @param gainDb of a bell or shelf; others do not read it
   * @param q sharpness, above 0
   * @param out takes the {@link #COEFFICIENTS}
   * @param at index of the first
   */
  public void design(int kind, double frequency, float gainDb, double q, double[] out, int at) {
    centre = Math.max(1e-5, Math.min(HIGHEST, frequency));
    centreSine = sineSquared(centre);
    zeroAtDc = kind == LOW_CUT;
    zeroAtCentre = kind == NOTCH;
    // A cut is the inverse of a boost, so only boosts are solved.
    float a = FastMath.exp2(Math.abs(gainDb) * 0.083_048_2f);
    double miss = Double.MAX_VALUE;
    double sharp = q;
    // Where the response is all but one of first order, none may be found: go round that point.
    for (int i = 0; i < DETOURS && miss == Double.MAX_VALUE; i++) {
      analogue(kind, a, sharp);
      miss = tryAround(sharp);
      miss = miss > GOOD ? tryFixed(miss) : miss;
      sharp = sharp * DETOUR;
    }
    if (miss == Double.MAX_VALUE) {
      neutral(out, at);
      return;
    }
    boolean inverse = gainDb < 0 && kind <= HIGH_SHELF;
    factor(inverse ? 3 : 0, inverse ? 0 : 3, out, at);
  }

  /** A filter that changes nothing. */
  public static void neutral(double[] out, int at) {
    out[at] = 1;
    for (int i = 1; i < COEFFICIENTS; i++) {
      out[at + i] = 0;
    }
  }

  private void analogue(int kind, double a, double q) {
    double root = Math.sqrt(a) / q;
    switch (kind) {
      case BELL -> model(1, a / q, 1, 1, 1 / (a * q), 1);
      case LOW_SHELF -> model(a * a, a * root, a, 1, root, a);
      case HIGH_SHELF -> model(a, a * root, a * a, a, root, 1);
      case LOW_CUT -> model(0, 0, 1, 1, 1 / q, 1);
      case HIGH_CUT -> model(1, 0, 0, 1, 1 / q, 1);
      default -> model(1, 0, 1, 1, 1 / q, 1);
    }
  }

  private void model(double n0, double n1, double n2, double d0, double d1, double d2) {
    above[0] = n0;
    above[1] = n1;
    above[2] = n2;
    below[0] = d0;
    below[1] = d1;
    below[2] = d2;
  }

  /** Squared magnitude of the analogue filter. */
  private double wanted(double frequency) {
    double x = frequency / centre;
    x *= x;
    double n = above[0] - above[2] * x;
    double d = below[0] - below[2] * x;
    return (n * n + above[1] * above[1] * x) / (d * d + below[1] * below[1] * x);
  }

  private double tryAround(double q) {
    double[] spreads = zeroAtDc || zeroAtCentre ? CUT_SPREAD : SPREAD;
    double miss = Double.MAX_VALUE;
    for (int i = 0; i < spreads.length && miss > GOOD; i++) {
      double half = spreads[i] / (2 * q);
      double reach = Math.sqrt(1 + half * half);
      double low = centre * (reach - half);
      double high = centre * (reach + half);
      if (zeroAtDc) {
        miss = consider(miss, low, centre, Math.max(TOP, 1.05 * centre), 0, 3);
      } else if (zeroAtCentre) {
        double top = centre < 0.93 * TOP ? TOP : 1.15 * centre;
        miss = consider(miss, low, top, 0, 0, 2);
      } else {
        double top = TOP * TOPS[i];
        if (centre < 0.97 * top) {
          miss = consider(miss, low, centre, Math.min(high, 0.5 * (centre + top)), top, 4);
        }
      }
    }
    return miss;
  }

  private double tryFixed(double missBefore) {
    boolean cut = zeroAtDc || zeroAtCentre;
    double[][] choices = cut ? FIXED_CUT : FIXED;
    double miss = missBefore;
    for (int i = 0; i < choices.length && miss > GOOD; i++) {
      double[] c = choices[i];
      miss = consider(miss, TOP * c[0], TOP * c[1], TOP * c[2], cut ? 0 : TOP * c[3], cut ? 3 : 4);
    }
    return miss;
  }

  /** Solves for these frequencies and keeps the outcome if it misses less; the least miss. */
  private double consider(double least, double f0, double f1, double f2, double f3, int count) {
    node[0] = f0;
    node[1] = f1;
    node[2] = f2;
    node[3] = f3;
    if (!solve(count)) {
      return least;
    }
    double miss = miss(least);
    if (miss < least) {
      System.arraycopy(trial, 0, best, 0, trial.length);
    }
    return Math.min(miss, least);
  }

  /** Fills {@link #trial}; false where no stable filter has this response. */
  private boolean solve(int count) {
    double atDc = wanted(0);
    for (int i = 0; i < count; i++) {
      double sine = sineSquared(node[i]);
      double x = sine / centreSine;
      double h = wanted(node[i]);
      double scale = 1 / ((1 + h) * Math.max(1, x * x));
      double[] row = rows[i];
      double n = (1 - x) * (1 - x);
      if (zeroAtCentre && count == 2) {
        fill(row, scale, h * x, h * x * x, 0, 0, n - h);
      } else if (zeroAtCentre) {
        fill(row, scale, n, -h * x, -h * x * x, 0, h);
      } else if (zeroAtDc) {
        fill(row, 1 / (h * Math.max(1, x * x)), x * x, -h * x, -h * x * x, 0, h);
      } else {
        fill(row, scale, x, x * x, -h * x, -h * x * x, h - atDc);
      }
    }
    return eliminate(count) && spread(count, atDc);
  }

  private static void fill(
      double[] row, double scale, double a, double b, double c, double d, double right) {
    row[0] = a * scale;
    row[1] = b * scale;
    row[2] = c * scale;
    row[3] = d * scale;
    row[4] = right * scale;
  }

  /** Gauss with row pivots; the unknowns are left in the last column. */
  private boolean eliminate(int count) {
    for (int column = 0; column < count; column++) {
      int pivot = column;
      for (int i = column + 1; i < count; i++) {
        pivot = Math.abs(rows[i][column]) > Math.abs(rows[pivot][column]) ? i : pivot;
      }
      double[] top = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = top;
      if (!(Math.abs(top[column]) > 1e-300)) {
        return false;
      }
      for (int i = 0; i < count; i++) {
        double part = i == column ? 0 : rows[i][column] / top[column];
        for (int j = column; part != 0 && j <= 4; j++) {
          rows[i][j] -= part * top[j];
        }
      }
    }
    for (int i = 0; i < count; i++) {
      rows[i][4] /= rows[i][i];
    }
    return true;
  }

  /** Puts the unknowns into {@link #trial}, back in sin^2; false if the quotient has no factors. */
  private boolean spread(int count, double atDc) {
    double u = 1 / centreSine;
    if (zeroAtCentre) {
      double n = count == 2 ? 1 : rows[0][4];
      trial[0] = n;
      trial[1] = -2 * n * u;
      trial[2] = n * u * u;
    } else {
      trial[0] = zeroAtDc ? 0 : atDc;
      trial[1] = zeroAtDc ? 0 : rows[0][4] * u;
      trial[2] = (zeroAtDc ? rows[0][4] : rows[1][4]) * u * u;
    }
    trial[3] = 1;
    trial[4] = rows[count - 2][4] * u;
    trial[5] = rows[count - 1][4] * u * u;
    return positive(3) && (zeroAtCentre ? trial[0] > 0 : zeroAtDc ? trial[2] > 0 : positive(0));
  }

  /** Whether the quadratic has no zero at any frequency. */
  private boolean positive(int at) {
    double c = trial[at];
    double b = trial[at + 1];
    double a = trial[at + 2];
    if (!(c >= 0 && c + b + a > 0)) {
      return false;
    }
    double lowest = -b / (2 * a);
    return !(a > 0 && lowest > 0 && lowest < 1) || c - b * b / (4 * a) > 0;
  }

  /** Greatest difference of the power between design and model, as part of it. */
  private double miss(double enough) {
    double worst = 0;
    for (int i = 0; i < CHECKS && worst < enough; i++) {
      double f = TOP * (i + 1) / CHECKS;
      worst = Math.max(worst, missAt(f));
    }
    for (double f = centre * 0.5;
        f < Math.min(TOP, centre * 2) && worst < enough;
        f *= CHECK_RATIO) {
      worst = Math.max(worst, missAt(f));
    }
    return worst;
  }

  private double missAt(double frequency) {
    double want = wanted(frequency);
    if (want < 1e-5) {
      return 0;
    }
    double s = sineSquared(frequency);
    double n = trial[0] + s * (trial[1] + s * trial[2]);
    double d = trial[3] + s * (trial[4] + s * trial[5]);
    double part = n / (d * want);
    return part > 1 ? part - 1 : 1 / Math.max(1e-9, part) - 1;
  }

  /** Splits both quadratics and writes the filter in the form of {@link Biquads}. */
  private void factor(int numerator, int denominator, double[] out, int at) {
    double a0 = first(denominator);
    double a1 = second(denominator) / a0;
    double a2 = best[denominator + 2] / (16 * a0 * a0);
    double b0 = first(numerator);
    double b1 = second(numerator);
    double b2 = best[numerator + 2] / (16 * b0);
    if (zeroAtCentre) {
      // Its factors touch: both roots lie on the circle.
      b1 = -2 * b0 * (1 - 2 * centreSine);
      b2 = b0;
    }
    out[at] = b0 / a0;
    out[at + 1] = (b1 - a1 * b0) / a0;
    out[at + 2] = (b2 - a2 * b0) / a0;
    out[at + 3] = -a1;
    out[at + 4] = -a2;
  }

  private double first(int of) {
    double low = Math.sqrt(best[of]);
    double high = Math.sqrt(Math.max(0, best[of] + best[of + 1] + best[of + 2]));
    double half = 0.5 * (low + high);
    return 0.5 * (half + Math.sqrt(Math.max(0, half * half - 0.25 * best[of + 2])));
  }

  private double second(int of) {
    double low = Math.sqrt(best[of]);
    double high = Math.sqrt(Math.max(0, best[of] + best[of + 1] + best[of + 2]));
    return 0.5 * (low - high);
  }

  /** sin^2 of pi times a part of the sample rate up to a half. */
  static double sineSquared(double frequency) {
    double x = Math.PI * frequency;
    double x2 = x * x;
    double p = SINE[SINE.length - 1];
    for (int i = SINE.length - 2; i >= 0; i--) {
      p = Math.fma(p, x2, SINE[i]);
    }
    double sine = Math.fma(p * x2, x, x);
    return sine * sine;
  }
}
