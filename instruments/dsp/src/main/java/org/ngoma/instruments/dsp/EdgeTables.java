package org.ngoma.instruments.dsp;

/**
 * What is missing between a hard edge and the same edge without anything above half the sample
 * rate: added around an edge, it takes the aliasing away.
 *
 * <p>Band-limited steps (E. Brandt, "Hard sync without aliasing", ICMC 2001) and their integrals
 * for kinks and gentler breaks (F. Esqueda et al., "Rounding corners with BLAMP", DAFx 2016), from
 * a sinc behind a Kaiser window: flat to 18 kHz and 90 dB down from 30 kHz on at 48 kHz, so that
 * nothing folds below 18 kHz.
 */
public final class EdgeTables {

  /** Frames that an oscillator draws ahead of what is heard. */
  public static final int LEAD = 12;

  /** Samples that an edge reaches to each side. */
  static final int HALF = LEAD;

  static final int TAPS = 2 * HALF;

  /** Rows between two samples; between rows lies a straight line. */
  static final int PHASES = 128;

  /** Jumps of the value, its slope, its curvature and the slope of that. */
  static final int ORDERS = 4;

  private static final double KAISER_BETA = 9;

  /**
   * By order; tap k of row q is the residue k - 12 + q / 128 samples behind the edge, for a break
   * of t^order / order!.
   */
  static final float[][] RESIDUE = residues();

  private EdgeTables() {}

  private static float[][] residues() {
    int points = TAPS * PHASES;
    double[] integral = integral(kernel(points));
    double end = integral[points];
    float[][] tables = new float[ORDERS][];
    double[] curve = new double[points + 1];
    for (int i = 0; i <= points; i++) {
      curve[i] = integral[i] / end;
    }
    tables[0] = rows(curve);
    for (int i = points / 2; i <= points; i++) {
      curve[i] -= i == points / 2 ? 0.5 : 1;
    }
    for (int order = 1; order < ORDERS; order++) {
      curve = integral(curve);
      double drift = curve[points] / points;
      for (int i = 0; i <= points; i++) {
        curve[i] -= drift * i;
      }
      tables[order] = rows(curve);
    }
    return tables;
  }

  private static double[] kernel(int points) {
    double[] kernel = new double[points + 1];
    for (int i = 0; i <= points; i++) {
      double t = (double) i / PHASES - HALF;
      double sinc = t == 0 ? 1 : StrictMath.sin(Math.PI * t) / (Math.PI * t);
      double x = t / HALF;
      kernel[i] = sinc * bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - x * x)));
    }
    return kernel;
  }

  /** The modified Bessel function I0, for Kaiser windows. */
  static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 30; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }

  /** From the left, by trapezoids. */
  private static double[] integral(double[] y) {
    double[] sum = new double[y.length];
    for (int i = 1; i < y.length; i++) {
      sum[i] = sum[i - 1] + (y[i - 1] + y[i]) / (2.0 * PHASES);
    }
    return sum;
  }

  /** In order 0 the taps behind the edge lack 1; the others are without a jump already. */
  private static float[] rows(double[] curve) {
    boolean step = curve[curve.length - 1] > 0.5;
    float[] rows = new float[(PHASES + 1) * TAPS];
    for (int q = 0; q <= PHASES; q++) {
      for (int k = 0; k < TAPS; k++) {
        double behind = step && k >= HALF ? 1 : 0;
        rows[q * TAPS + k] = (float) (curve[k * PHASES + q] - behind);
      }
    }
    return rows;
  }
}
