package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Wavetable;
import org.ngoma.instruments.dsp.WavetableBuilder;

/**
 * The wavetables of the house, in the order of the knob: sums of harmonics by formula, shared by
 * all synths. Each is drawn when the first sound wants it, so that a start does not wait for those
 * that nobody plays.
 */
final class FactoryTables {

  private static final int HARMONICS = 256;
  private static final int FRAMES = Wavetable.FRAMES;

  /** Fundamental at which the formants of the vowels lie where a voice has them. */
  private static final double VOICE_HZ = 110;

  /** First three formants of a, e, i, o, u in Hz (Peterson and Barney, 1952, rounded). */
  private static final double[][] VOWELS = {
    {730, 1090, 2440}, {530, 1840, 2480}, {270, 2290, 3010}, {570, 840, 2410}, {300, 870, 2240}
  };

  private FactoryTables() {}

  /** Draws one unless it is there. Any thread but audio. */
  static synchronized void draw(int table) {
    if (DrawnTables.get(table) == null) {
      DrawnTables.put(table, drawn(table));
    }
  }

  /** Draws those that the audio thread has missed. Any thread but audio. */
  static void drawWanted() {
    if (DrawnTables.anyWanted()) {
      for (int table = 0; table < DrawnTables.COUNT; table++) {
        if (DrawnTables.isWanted(table)) {
          draw(table);
        }
      }
    }
  }

  /** Draws all. Any thread but audio. */
  static void drawAll() {
    for (int table = 0; table < DrawnTables.COUNT; table++) {
      draw(table);
    }
  }

  private static Wavetable drawn(int table) {
    WavetableBuilder.Partials partials =
        switch (table) {
          case 0 -> FactoryTables::strings;
          case 1 -> FactoryTables::vowels;
          case 2 -> FactoryTables::glass;
          case 3 -> FactoryTables::hollow;
          default -> FactoryTables::metal;
        };
    return new WavetableBuilder().ofPartials(FRAMES, partials, HARMONICS);
  }

  private static double way(int frame) {
    return frame / (FRAMES - 1.0);
  }

  /** A saw whose comb wanders, as when a section is not quite together. */
  private static void strings(int frame, float[] sines, float[] cosines, int count) {
    double lag = 0.03 + 0.15 * way(frame);
    for (int h = 1; h <= count; h++) {
      double fall = 1 / (h * (1 + 0.004 * h));
      sines[h] = (float) ((1 + 0.6 * StrictMath.cos(2 * Math.PI * h * lag)) * fall);
      cosines[h] = (float) (0.6 * StrictMath.sin(2 * Math.PI * h * lag) * fall);
    }
  }

  private static void vowels(int frame, float[] sines, float[] cosines, int count) {
    double at = way(frame) * (VOWELS.length - 1);
    int from = Math.min(VOWELS.length - 2, (int) at);
    for (int h = 1; h <= count; h++) {
      double level = 0.02;
      for (int f = 0; f < 3; f++) {
        double low = VOWELS[from][f];
        double formant = low + (at - from) * (VOWELS[from + 1][f] - low);
        double off = (h * VOICE_HZ - formant) / (80 + 40 * f);
        level += 1 / ((1 + off * off) * (f + 1));
      }
      sines[h] = (float) (level / StrictMath.sqrt(h));
      cosines[h] = 0f;
    }
  }

  /** A fundamental and a bright cluster that climbs. */
  private static void glass(int frame, float[] sines, float[] cosines, int count) {
    double centre = 3 + 25 * way(frame) * way(frame);
    for (int h = 1; h <= count; h++) {
      double off = (h - centre) / (1 + 0.1 * centre);
      double cluster = h % 3 == 0 ? 0 : 0.5 * StrictMath.exp(-off * off);
      sines[h] = (float) ((h == 1 ? 1 : 0) + cluster);
      cosines[h] = 0f;
    }
  }

  /** Odd harmonics that open up; even ones join late. */
  private static void hollow(int frame, float[] sines, float[] cosines, int count) {
    double w = way(frame);
    for (int h = 1; h <= count; h++) {
      double even = h % 2 == 0 ? 0.7 * w * w : 1;
      sines[h] = (float) (even * StrictMath.exp(-h / (1.5 + 50 * w * w)) / StrictMath.sqrt(h));
      cosines[h] = 0f;
    }
  }

  /** Two resonances that run apart, with a hard edge. */
  private static void metal(int frame, float[] sines, float[] cosines, int count) {
    double first = 1 + 9 * way(frame);
    double second = 2 + 37 * way(frame);
    for (int h = 1; h <= count; h++) {
      double a = h - first;
      double b = (h - second) / 2;
      double level = 1 / (1 + a * a) + 0.6 / (1 + b * b) + 0.15 / h;
      sines[h] = (float) (h % 2 == 0 ? -level : level);
      cosines[h] = (float) (0.3 * level * (h % 3 - 1));
    }
  }
}
