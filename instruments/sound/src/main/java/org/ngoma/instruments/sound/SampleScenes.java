package org.ngoma.instruments.sound;

import java.util.SplittableRandom;

/** Samples in which something happens: chords off a worn record, a bar of drums. */
final class SampleScenes {

  private static final int RATE = SampleSources.RATE;

  private SampleScenes() {}

  /** Four electric-piano chords at 90 BPM, two beats each, with the dust of the record. */
  static float[] dustyChords() {
    int beat = RATE * 60 / 90;
    int[][] chords = {
      {45, 60, 64, 67, 71}, {41, 57, 60, 64, 67}, {43, 57, 59, 62, 64}, {40, 55, 59, 62, 69}
    };
    float[] out = new float[8 * beat];
    for (int c = 0; c < chords.length; c++) {
      for (int n = 0; n < chords[c].length; n++) {
        int at = c * 2 * beat + n * RATE / 90;
        tine(out, at, chords[c][n], n == 0 ? 1.2 : 0.8);
        tine(out, c * 2 * beat + 5 * beat / 4 + n * 200, chords[c][n], n == 0 ? 0 : 0.4);
      }
    }
    age(out);
    return SampleMaker.finished(out, 0.01);
  }

  private static void tine(float[] out, int at, int key, double level) {
    double hz = 440 * StrictMath.pow(2, (key - 69) / 12.0);
    SampleMaker.tone(out, at, hz, level, 1.1);
    SampleMaker.tone(out, at, 2.003 * hz, 0.45 * level, 0.7);
    SampleMaker.tone(out, at, 3.01 * hz, 0.18 * level, 0.4);
    SampleMaker.tone(out, at, 6.3 * hz, 0.1 * level, 0.08);
  }

  /** Dull, a little saturated, with hiss, crackle and the odd pop. */
  private static void age(float[] out) {
    SplittableRandom random = new SplittableRandom(9);
    double low = 0;
    double lower = 0;
    double crackle = 0;
    for (int i = 0; i < out.length; i++) {
      double x = 0.35 * out[i];
      x = x / StrictMath.sqrt(1 + x * x);
      low += 0.42 * (x - low);
      lower += 0.42 * (low - lower);
      crackle *= 0.8;
      if (random.nextInt(2600) == 0) {
        crackle += random.nextDouble(-0.09, 0.09);
      }
      if (random.nextInt(30_000) == 0) {
        crackle += random.nextDouble(-0.3, 0.3);
      }
      out[i] = (float) (lower + crackle + 0.002 * random.nextDouble(-1, 1));
    }
  }

  /** A bar of drums at 100 BPM, swung, with ghost notes and a room. */
  static float[] breakBeat() {
    int step = RATE * 60 / 100 / 4;
    String kick = "x.x.......x..x..";
    String snare = "....X..o.o..X..o";
    String hat = "x.x.x.x.x.x.xxx.";
    float[] out = new float[16 * step];
    for (int s = 0; s < 16; s++) {
      int at = s * step + (s % 2 == 1 ? step / 8 : 0);
      if (kick.charAt(s) == 'x') {
        kick(out, at);
      }
      if (snare.charAt(s) != '.') {
        snare(out, at, snare.charAt(s) == 'X' ? 0.9 : 0.22, s);
      }
      if (hat.charAt(s) == 'x') {
        SampleMaker.knock(out, at, s % 4 == 0 ? 0.28 : 0.2, s == 14 ? 0.2 : 0.05, 40 + s);
      }
    }
    room(out);
    return SampleMaker.finished(out, 0.01);
  }

  private static void kick(float[] out, int at) {
    double phase = 0;
    for (int i = 0; i < RATE / 4 && at + i < out.length; i++) {
      double t = (double) i / RATE;
      phase += (52 + 130 * StrictMath.exp(-t * 55)) / RATE;
      double fall = StrictMath.exp(-t * 14) * (1 - 4 * t);
      out[at + i] += (float) (StrictMath.sin(2 * Math.PI * phase) * fall);
    }
    SampleMaker.knock(out, at, 0.15, 0.004, 5);
  }

  private static void snare(float[] out, int at, double level, int seed) {
    SampleMaker.tone(out, at, 186, 0.5 * level, 0.16);
    SampleMaker.tone(out, at, 331, 0.3 * level, 0.1);
    SampleMaker.knock(out, at, 0.55 * level, 0.22, 20 + seed);
  }

  /** A few early reflections, rolled off. */
  private static void room(float[] out) {
    int[] late = {337, 701, 1117, 1693, 2311};
    float[] dry = out.clone();
    for (int l = 0; l < late.length; l++) {
      float low = 0f;
      for (int i = late[l]; i < out.length; i++) {
        low += 0.35f * (dry[i - late[l]] - low);
        out[i] += (l % 2 == 0 ? 0.16f : -0.13f) * low;
      }
    }
  }
}
