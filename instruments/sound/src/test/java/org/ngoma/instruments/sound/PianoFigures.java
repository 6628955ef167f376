package org.ngoma.instruments.sound;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be measured of a single piano note: how stiff its strings are, how long its lowest
 * partials ring and how bright it begins.
 *
 * <p>The figures in {@code piano-reference.csv} were taken by this very class from the grand piano
 * of MuseScore_General (MIT; a Steinway D, Debian's package musescore-general-soundfont-small):
 * each key and velocity held for 8 s, {@code fluidsynth -R 0 -C 0 -r 48000 -g 0.5 -O float}, both
 * sides added up, cut at the first sample above 2 % of the peak.
 *
 * @param inharmonicity B of f(n) = n f(1) sqrt((1 + B n^2) / (1 + B)): the median over the upper
 *     half of the partials 2-20 that are found; 0 where none is
 * @param seconds time in which a partial falls by 15 dB, times four: the median of partials 1-5
 * @param centroidHz centre of gravity of the power from 20 Hz to 16 kHz in the first 171 ms
 */
record PianoFigures(double inharmonicity, double seconds, double centroidHz) {

  private static final int RATE = 48_000;
  private static final int SPECTRUM = 65_536;
  private static final int START = 2400;
  private static final int BEGINNING = 8192;
  private static final double NOT_THERE = 3e-4;
  private static final int MOST_PARTIALS = 20;
  private static final int STEP = 480;
  private static final double FALL_DB = 15;

  /** Of a mono take that begins with the note and lasts 5 s at least. */
  static PianoFigures of(double[] note, int key) {
    double f = 440 * Math.pow(2, (key - 69) / 12.0);
    Spectrum spectrum = new Spectrum(cut(note, START, SPECTRUM), RATE);
    double first = spectrum.peakHz(0.97 * f, 1.03 * f);
    double b = inharmonicity(spectrum, first);
    List<Double> falls = new ArrayList<>();
    for (int n = 1; n <= 5; n++) {
      double hz = partial(first, b, n);
      if (hz < 12_000) {
        falls.add(fall(note, hz, first));
      }
    }
    Spectrum beginning = Spectrum.ofStroke(cut(note, 0, BEGINNING), RATE);
    return new PianoFigures(b, median(falls), beginning.centroid(20, 16_000));
  }

  static double[] cut(double[] x, int from, int frames) {
    double[] out = new double[frames];
    System.arraycopy(x, from, out, 0, frames);
    return out;
  }

  private static double partial(double first, double b, int n) {
    return n * first * Math.sqrt((1 + b * n * n) / (1 + b));
  }

  private static double inharmonicity(Spectrum spectrum, double first) {
    List<Double> found = new ArrayList<>();
    double b = 0;
    for (int n = 2; n <= MOST_PARTIALS && partial(first, b, n) < 11_000; n++) {
      double about = partial(first, b, n);
      double hz = spectrum.peakHz(about - 0.1 * first, about + 0.2 * first);
      if (spectrum.lineAt(hz) > NOT_THERE * spectrum.strongest()) {
        double q = Math.pow(hz / (n * first), 2);
        found.add((q - 1) / (n * n - q));
        b = Math.max(0, median(found.subList(found.size() / 2, found.size())));
      }
    }
    return b;
  }

  private static double median(List<Double> values) {
    if (values.isEmpty()) {
      return 0;
    }
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** Seconds in which a partial would fall by 60 dB, from its first 15. */
  private static double fall(double[] note, double hz, double first) {
    int window = (int) (RATE * Math.max(0.06, 4.5 / first));
    int steps = (4 * RATE - window) / STEP;
    double top = 0;
    double level = 0;
    int topAt = 0;
    for (int step = 0; step < steps; step++) {
      level = amplitude(note, step * STEP, window, hz);
      if (level > top) {
        top = level;
        topAt = step;
      } else if (Spectrum.db(top / level) >= FALL_DB) {
        return (step - topAt) * STEP * (60 / FALL_DB) / RATE;
      }
    }
    double drop = Math.max(0.1, Spectrum.db(top / level));
    return (steps - topAt) * STEP * (60 / drop) / RATE;
  }

  private static double amplitude(double[] x, int from, int frames, double hz) {
    double turn = 2 * Math.PI * hz / RATE;
    double c = Math.cos(turn);
    double s = Math.sin(turn);
    double a = 1;
    double b = 0;
    double re = 0;
    double im = 0;
    for (int i = 0; i < frames; i++) {
      double hann = 1 - Math.cos(2 * Math.PI * (i + 0.5) / frames);
      re += hann * x[from + i] * a;
      im += hann * x[from + i] * b;
      double next = a * c - b * s;
      b = a * s + b * c;
      a = next;
    }
    return Math.hypot(re, im);
  }
}
