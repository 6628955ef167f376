package org.ngoma.instruments.sound;

/**
 * Magnitudes of a signal by frequency, in double precision: of a steady one behind a Kaiser window
 * (side lobes below -150 dB), of a stroke as it is, from its beginning to its end.
 */
final class Spectrum {

  private static final double KAISER_BETA = 18;

  /** Half the width of a line, in bins. */
  private static final int LINE_BINS = 8;

  private final double[] magnitudes;
  private final double binHz;

  /** Of a steady signal: takes the longest power of two from its beginning. */
  Spectrum(double[] signal, int sampleRate) {
    this(signal, sampleRate, true);
  }

  /** Of something that comes and goes within the signal, whose length is a power of two. */
  static Spectrum ofStroke(double[] signal, int sampleRate) {
    return new Spectrum(signal, sampleRate, false);
  }

  private Spectrum(double[] signal, int sampleRate, boolean window) {
    int n = Integer.highestOneBit(signal.length);
    double[] re = new double[n];
    double[] im = new double[n];
    double windowSum = 0;
    for (int i = 0; i < n; i++) {
      double x = 2.0 * i / (n - 1) - 1;
      double w = window ? bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA) : 1;
      windowSum += w;
      re[i] = w * signal[i];
    }
    transform(re, im);
    magnitudes = new double[n / 2];
    for (int i = 0; i < n / 2; i++) {
      magnitudes[i] = 2 * Math.hypot(re[i], im[i]) / windowSum;
    }
    binHz = (double) sampleRate / n;
  }

  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 60; k++) {
      term *= (x / 2 / k) * (x / 2 / k);
      sum += term;
    }
    return sum;
  }

  private static void transform(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j |= bit;
      if (i < j) {
        double r = re[i];
        re[i] = re[j];
        re[j] = r;
      }
    }
    for (int size = 2; size <= n; size *= 2) {
      int half = size / 2;
      for (int k = 0; k < half; k++) {
        double c = Math.cos(2 * Math.PI * k / size);
        double s = -Math.sin(2 * Math.PI * k / size);
        for (int i = k; i < n; i += size) {
          int j = i + half;
          double r = re[j] * c - im[j] * s;
          double m = re[j] * s + im[j] * c;
          re[j] = re[i] - r;
          im[j] = im[i] - m;
          re[i] += r;
          im[i] += m;
        }
      }
    }
  }

  static double db(double amplitude) {
    return 20 * Math.log10(Math.max(1e-15, amplitude));
  }

  /** Amplitude of the strongest line near a frequency, within half a line's width. */
  double lineAt(double hz) {
    int bin = (int) Math.round(hz / binHz);
    double best = 0;
    for (int i = Math.max(0, bin - 2); i <= Math.min(magnitudes.length - 1, bin + 2); i++) {
      best = Math.max(best, magnitudes[i]);
    }
    return best;
  }

  /** Amplitude of the strongest line of all. */
  double strongest() {
    double best = 0;
    for (double m : magnitudes) {
      best = Math.max(best, m);
    }
    return best;
  }

  /** Frequency of the strongest line between two frequencies, by parabola through three bins. */
  double peakHz(double fromHz, double toHz) {
    int best = (int) Math.ceil(fromHz / binHz);
    for (int i = best; i <= toHz / binHz && i < magnitudes.length - 1; i++) {
      best = magnitudes[i] > magnitudes[best] ? i : best;
    }
    best = Math.max(1, best);
    double a = Math.log(magnitudes[best - 1] + 1e-300);
    double b = Math.log(magnitudes[best] + 1e-300);
    double c = Math.log(magnitudes[best + 1] + 1e-300);
    return (best + 0.5 * (a - c) / (a - 2 * b + c)) * binHz;
  }

  /** Power between two frequencies. */
  double power(double fromHz, double toHz) {
    double sum = 0;
    for (int i = (int) Math.ceil(fromHz / binHz); i <= toHz / binHz && i < magnitudes.length; i++) {
      sum += magnitudes[i] * magnitudes[i];
    }
    return sum;
  }

  /** Centre of gravity of the power between two frequencies, in Hz. */
  double centroid(double fromHz, double toHz) {
    double sum = 0;
    for (int i = (int) Math.ceil(fromHz / binHz); i <= toHz / binHz && i < magnitudes.length; i++) {
      sum += magnitudes[i] * magnitudes[i] * i * binHz;
    }
    return sum / power(fromHz, toHz);
  }

  /** Amplitude of the strongest line below {@code topHz} that is no harmonic of {@code hz}. */
  double worstAlias(double hz, double topHz) {
    double worst = 0;
    for (int i = LINE_BINS; i < topHz / binHz && i < magnitudes.length; i++) {
      double harmonic = Math.rint(i * binHz / hz);
      double off = Math.abs(i * binHz - harmonic * hz) / binHz;
      if (off > LINE_BINS || (harmonic < 1 && i > LINE_BINS)) {
        worst = Math.max(worst, magnitudes[i]);
      }
    }
    return worst;
  }
}
