package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Fft;
import org.ngoma.instruments.dsp.Noise;

/**
 * What the {@link Ambient} generator cuts its sounds from: seamless loops of glass, voices,
 * strings.
 *
 * <p>Paul Nasca's PADsynth (2005): each partial is spread over the neighbouring frequencies with
 * random phases and the spectrum turned into a loop. Made once, on first use, and shared.
 */
final class AmbientSources {

  static final int BITS = 14;

  /** Cycles of the lowest partial in one loop. */
  static final int CYCLES = 64;

  private static final int FRAMES = 1 << BITS;
  private static final int PARTIALS = 32;
  private static final double LEVEL = 0.25;

  /** Formants of an open "ah", in multiples of 190 Hz. */
  private static final double[] FORMANTS = {3.6, 6, 14};

  private static final double[] FORMANT_LEVELS = {1, 0.6, 0.25};
  private static final double[] BELL_RATIOS = {0.5, 1, 1.2, 1.5, 2, 2.51, 2.66, 3.01, 4.1, 5.43};
  private static final double[] BELL_LEVELS = {0.4, 1, 0.6, 0.35, 0.7, 0.3, 0.25, 0.3, 0.2, 0.12};

  /** One frame longer than a loop: the last is the first. */
  static final float[][] LOOPS = loops();

  private AmbientSources() {}

  private static float[][] loops() {
    double[][] powers = {pure(), glass(), choir(), strings(), bells(), breath()};
    Fft fft = new Fft(FRAMES);
    float[][] loops = new float[powers.length][];
    for (int i = 0; i < loops.length; i++) {
      loops[i] = loop(fft, powers[i], i);
    }
    return loops;
  }

  private static double[] pure() {
    double[] power = new double[FRAMES / 2];
    spread(power, 1, 1, 0);
    spread(power, 2, 0.08, 0);
    return power;
  }

  private static double[] glass() {
    double[] power = new double[FRAMES / 2];
    double[] levels = {1, 0.35, 0.12, 0.3, 0.02, 0.05, 0.01, 0.14, 0, 0, 0, 0.05, 0, 0, 0, 0.03};
    for (int n = 1; n <= levels.length; n++) {
      spread(power, n, levels[n - 1], 14);
    }
    return power;
  }

  private static double[] choir() {
    double[] power = new double[FRAMES / 2];
    for (int n = 1; n <= PARTIALS; n++) {
      double level = 0.05;
      for (int k = 0; k < FORMANTS.length; k++) {
        double off = (n - FORMANTS[k]) / (1.3 + 0.1 * FORMANTS[k]);
        level += FORMANT_LEVELS[k] / (1 + off * off);
      }
      spread(power, n, level / Math.sqrt(n), 45);
    }
    return power;
  }

  private static double[] strings() {
    double[] power = new double[FRAMES / 2];
    for (int n = 1; n <= PARTIALS; n++) {
      spread(power, n, 1 / (n * Math.sqrt(Math.sqrt(n))), 28);
    }
    return power;
  }

  private static double[] bells() {
    double[] power = new double[FRAMES / 2];
    for (int k = 0; k < BELL_RATIOS.length; k++) {
      spread(power, BELL_RATIOS[k], BELL_LEVELS[k], 7);
    }
    return power;
  }

  private static double[] breath() {
    double[] power = new double[FRAMES / 2];
    for (int n = 1; n <= 12; n++) {
      spread(power, n, 1.0 / n, 240);
    }
    return power;
  }

  /** Adds a partial whose neighbours within some cents share its power. */
  private static void spread(double[] power, double ratio, double level, double cents) {
    double middle = ratio * CYCLES;
    double width = 0.4 + middle * cents / 1731;
    double sum = 0;
    int from = Math.max(1, (int) (middle - 3 * width));
    int to = Math.min(power.length - 1, (int) (middle + 3 * width) + 1);
    for (int bin = from; bin <= to; bin++) {
      sum += bell((bin - middle) / width);
    }
    for (int bin = from; bin <= to; bin++) {
      power[bin] += level * level * bell((bin - middle) / width) / sum;
    }
  }

  private static double bell(double x) {
    double tail = 1 + x * x / 4;
    return 1 / (tail * tail * tail * tail);
  }

  private static float[] loop(Fft fft, double[] power, int seed) {
    Noise phases = new Noise(seed);
    float[] re = new float[FRAMES / 2 + 1];
    float[] im = new float[FRAMES / 2 + 1];
    double sum = 0;
    for (int bin = 1; bin < power.length; bin++) {
      sum += power[bin];
    }
    double scale = LEVEL * FRAMES / Math.sqrt(2 * sum);
    for (int bin = 1; bin < power.length; bin++) {
      if (power[bin] == 0) {
        continue;
      }
      float magnitude = (float) (scale * Math.sqrt(power[bin]));
      float turn = 0.5f * phases.next();
      re[bin] = magnitude * FastMath.cos2pi(turn);
      im[bin] = magnitude * FastMath.sin2pi(turn);
    }
    float[] loop = new float[FRAMES + 1];
    float[] out = new float[FRAMES];
    fft.inverseReal(re, im, out);
    System.arraycopy(out, 0, loop, 0, FRAMES);
    loop[FRAMES] = loop[0];
    return loop;
  }
}
