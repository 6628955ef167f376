package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Course;
import org.ngoma.instruments.dsp.Fft;
import org.ngoma.instruments.dsp.Onsets;
import org.ngoma.instruments.dsp.SampleMarks;
import org.ngoma.instruments.dsp.SampleMemory;

/**
 * Samples that the box makes itself, so that a sampler sounds before anybody brings a file: struck
 * and plucked ones, ensembles that loop without a seam, a dusty record and a break to cut up.
 *
 * <p>Made once, when the first sampler is prepared; see {@link SampleMaker} for how.
 */
final class SampleSources {

  static final int RATE = 48_000;

  private static final int LOOP_FRAMES = 1 << 16;

  private static final Fft FFT = new Fft(LOOP_FRAMES);

  private static final SampleMaterial[] ALL = {
    null,
    of(60, mallet()),
    of(60, bell()),
    of(60, kora()),
    pad(16, 28, 1.1, 0.0, SampleSources::bowed, 1),
    pad(24, 34, 1.0, 0.0, SampleSources::ooh, 2),
    pad(40, 9, 1.0, 0.004, SampleSources::aah, 3),
    pad(8, 60, 1.3, 0.05, h -> h == 1 ? 1 : 0.3 / (h * h), 4),
    pad(10, 2, 0.4, 0.0, SampleSources::drawbar, 5),
    pad(14, 14, 0.7, 0.002, h -> h % 3 == 1 ? 1.0 / h : 0.12 / h, 6),
    of(60, horns()),
    scene(SampleScenes.dustyChords()),
    scene(SampleScenes.breakBeat())
  };

  private SampleSources() {}

  /** One of them by the position of its knob, or null for files. */
  static SampleMaterial get(int index) {
    return ALL[index];
  }

  private static SampleMaterial of(float root, float[]... channels) {
    SampleMemory memory = SampleMemory.of(channels, RATE);
    return new SampleMaterial(memory, null, Onsets.NONE, memory.peak(), marks(root));
  }

  private static SampleMarks marks(float root) {
    return new SampleMarks(root, Course.NO_LOOP, 0, 0);
  }

  /** Something to cut up. */
  private static SampleMaterial scene(float[] sound) {
    SampleMemory memory = SampleMemory.of(new float[][] {sound}, RATE);
    return new SampleMaterial(memory, null, Onsets.find(memory), memory.peak(), marks(60));
  }

  private static SampleMaterial pad(
      int harmonics,
      double cents,
      double widening,
      double air,
      SampleMaker.Partials level,
      int seed) {
    float[] left = SampleMaker.ensemble(FFT, harmonics, cents, widening, air, level, 2 * seed);
    float[] right = SampleMaker.ensemble(FFT, harmonics, cents, widening, air, level, 2 * seed + 1);
    return of(60, left, right);
  }

  /** A marimba's bar: two octaves and a third above its lowest. */
  private static float[] mallet() {
    float[] out = new float[LOOP_FRAMES];
    SampleMaker.partial(out, 0, 1, 0.8, 0.9);
    SampleMaker.partial(out, 0, 3.93, 0.22, 0.16);
    SampleMaker.partial(out, 0, 9.25, 0.1, 0.05);
    SampleMaker.knock(out, 0, 0.25, 0.006, 1);
    return SampleMaker.finished(out, 0.03);
  }

  private static float[] bell() {
    double[] ratios = {0.5, 1, 1.183, 1.506, 2, 2.514, 2.662, 3.011, 4.166, 5.433, 6.796, 8.215};
    float[] out = new float[LOOP_FRAMES + LOOP_FRAMES / 2];
    for (int i = 0; i < ratios.length; i++) {
      SampleMaker.partial(out, 0, ratios[i], 0.5 / (1 + 0.35 * i), 2.0 / (1 + 0.45 * i));
    }
    SampleMaker.knock(out, 0, 0.08, 0.003, 2);
    return SampleMaker.finished(out, 0.2);
  }

  /** A plucked string with the bridge of a calabash: strong third and fifth, quick top. */
  private static float[] kora() {
    float[] out = new float[LOOP_FRAMES];
    for (int h = 1; h <= 18; h++) {
      double place = StrictMath.abs(StrictMath.sin(Math.PI * h * 0.17));
      double body = h == 3 || h == 5 ? 1.6 : 1;
      double ratio = h * StrictMath.sqrt(1 + 0.00012 * h * h);
      SampleMaker.partial(out, 0, ratio, body * place / h, 1.3 / (1 + 0.22 * h));
    }
    SampleMaker.knock(out, 0, 0.12, 0.004, 3);
    return SampleMaker.finished(out, 0.05);
  }

  private static float[] horns() {
    float[] out = new float[LOOP_FRAMES];
    double[] voices = {0.997, 1, 1.004};
    for (double voice : voices) {
      for (int h = 1; h <= 14; h++) {
        double bell = h < 6 ? 1 : 6.0 / h;
        SampleMaker.partial(
            out, 0, voice * h, 0.3 * bell / StrictMath.sqrt(h), 1.6 / (1 + 0.12 * h));
      }
    }
    SampleMaker.swell(out, 0.03);
    return SampleMaker.finished(out, 0.1);
  }

  private static double bowed(int h) {
    double hz = 261.6 * h;
    return (1.0 / h) * (1 + 0.8 * bump(hz, 500, 200) + 0.7 * bump(hz, 2800, 900));
  }

  private static double ooh(int h) {
    double hz = 261.6 * h;
    return (1.0 / h)
        * (0.02 + bump(hz, 400, 160) + 0.5 * bump(hz, 900, 250) + 0.12 * bump(hz, 2700, 400));
  }

  private static double aah(int h) {
    double hz = 261.6 * h;
    return StrictMath.pow(h, -0.8)
        * (0.02
            + bump(hz, 760, 170)
            + 0.7 * bump(hz, 1180, 200)
            + 0.3 * bump(hz, 2800, 350)
            + 0.2 * bump(hz, 3500, 350));
  }

  private static double drawbar(int h) {
    return switch (h) {
      case 1 -> 1;
      case 2 -> 0.8;
      case 3 -> 0.55;
      case 4 -> 0.35;
      case 6 -> 0.18;
      case 8 -> 0.15;
      default -> 0.01;
    };
  }

  private static double bump(double hz, double centre, double width) {
    double x = (hz - centre) / width;
    return 1 / (1 + x * x);
  }
}
