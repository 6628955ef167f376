package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqTest {

  private static final int RATE = 48_000;

  private final Block block = new Block();

  @Test
  void outOfTheBoxItPassesBitByBit() {
    Stereo in = noise(9600, 1);
    Stereo out = in.through(eq(), block);
    assertArrayEquals(in.left(), out.left());
    assertArrayEquals(in.right(), out.right());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 12000, 9, 1.5, 0",
    "1, 80, -12, 4, 0",
    "2, 150, 8, 0.707, 0",
    "3, 7000, -10, 0.707, 0",
    "4, 120, 0, 0.707, 0",
    "4, 60, 0, 0.707, 3",
    "5, 9000, 0, 0.707, 1",
    "5, 12000, 0, 0.707, 2",
    "5, 5000, 0, 0.707, 3",
    "5, 10000, 0, 2, 0",
  })
  void responseIsTheAnalogueOne(int type, double hz, double gainDb, double q, int slope) {
    Eq eq = band(3, type, hz, gainDb, q, slope);
    float[] out = Stereo.of(1 << 16, i -> i == 0 ? 1 : 0).through(eq, block).left();
    for (double f = 20; f <= 16_000; f *= 1.12) {
      double want = analogueDb(type, f / hz, gainDb, q, slope);
      if (want > -60) {
        assertEquals(want, responseDb(out, f), 0.1, f + " Hz");
      }
    }
  }

  @Test
  void bandsAddUp() {
    Eq eq = eq();
    Eq[] alone = new Eq[EqTable.BANDS];
    double[] hz = {30, 90, 200, 520, 1400, 3600, 8000, 15_000};
    int[] types = {4, 2, 1, 1, 6, 1, 3, 5};
    for (int b = 0; b < EqTable.BANDS; b++) {
      alone[b] = band(b, types[b], hz[b], b % 2 == 0 ? 4 : -5, 0.9, b % 4);
      set(eq, b, types[b], hz[b], b % 2 == 0 ? 4 : -5, 0.9, b % 4);
    }
    Stereo pulse = Stereo.of(1 << 15, i -> i == 0 ? 1 : 0);
    float[] out = pulse.through(eq, block).left();
    float[][] outs = new float[EqTable.BANDS][];
    for (int b = 0; b < EqTable.BANDS; b++) {
      outs[b] = pulse.through(alone[b], block).left();
    }
    for (double f = 40; f < 16_000; f *= 1.3) {
      double sum = 0;
      for (float[] one : outs) {
        sum += responseDb(one, f);
      }
      assertEquals(sum, responseDb(out, f), 0.02, f + " Hz");
    }
  }

  @Test
  void sameSoundOnBothSidesIsFilteredAlikeAndTheSidesPartWithoutAClick() {
    Stereo mono = Stereo.of(48_000, i -> 0.5 * Math.sin(i * 0.01));
    Stereo wide = noise(48_000, 4);
    for (int i = 0; i < mono.frames() / 2; i++) {
      wide.left()[i] = mono.left()[i];
      wide.right()[i] = mono.left()[i];
    }
    Stereo out = wide.through(band(2, EqTable.BELL, 90, 12, 3, 0), block);
    Stereo left = new Stereo(wide.left(), wide.left()).through(band(2, 1, 90, 12, 3, 0), block);
    Stereo right = new Stereo(wide.right(), wide.right()).through(band(2, 1, 90, 12, 3, 0), block);
    assertArrayEquals(left.left(), out.left());
    assertArrayEquals(right.right(), out.right());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "1, 4", "4, 5", "5, 1", "2, 3", "6, 1", "4, 0"})
  void changingTheTypeWhilePlayingDoesNotClick(int before, int after) {
    Eq eq = band(1, before, 120, 12, 6, 3);
    Stereo tone = Stereo.of(9600, i -> 0.25 * Math.sin(2 * Math.PI * 200 * i / RATE));
    Stereo.of(48_000, i -> 0.25 * Math.sin(2 * Math.PI * 200 * i / RATE)).through(eq, block);
    eq.set(EqTable.TYPE + EqTable.ROWS_PER_BAND, after);
    float[] out = tone.through(eq, block).left();
    double peak = 0;
    double bend = 0;
    for (int i = 2; i < out.length; i++) {
      peak = Math.max(peak, Math.abs(out[i]));
      bend = Math.max(bend, Math.abs(out[i] - 2 * out[i - 1] + out[i - 2]));
    }
    assertTrue(bend < 0.003, "bends by " + bend);
    assertTrue(peak < 1.5, "jumps to " + peak);
    // And it ends as if it had always been so.
    Stereo rest = Stereo.of(48_000, i -> 0.25 * Math.sin(2 * Math.PI * 200 * i / RATE));
    rest.through(eq, block);
    float[] end = rest.through(eq, block).left();
    Eq fresh = band(1, after, 120, 12, 6, 3);
    rest.through(fresh, block);
    assertArrayEquals(rest.through(fresh, block).left(), end, 1e-4f);
  }

  @Test
  void sweepingASharpBandStaysInBoundsAndSmooth() {
    Eq eq = band(0, EqTable.BELL, 20_000, 18, 12, 0);
    Random random = new Random(8);
    float last = 0;
    double step = 0;
    double peak = 0;
    for (int turn = 0; turn < 200; turn++) {
      eq.set(
          EqTable.FREQUENCY,
          turn % 2 == 0 ? 20 : (float) (20 * Math.pow(1000, random.nextDouble())));
      int from = turn * 1600;
      Stereo in = Stereo.of(1600, i -> 0.1 * Math.sin((from + i) * 0.05));
      for (float sample : in.through(eq, block).left()) {
        step = Math.max(step, Math.abs(sample - last));
        peak = Math.max(peak, Math.abs(sample));
        last = sample;
      }
    }
    // 18 dB over a tone of 0.1 that moves by 0.005 a frame.
    assertTrue(peak < 1.2, "peak " + peak);
    assertTrue(step < 0.06, "step " + step);
  }

  @Test
  void flatBandsAreLeftOutAfterAnEdit() {
    Eq eq = band(4, EqTable.BELL, 1000, 6, 1, 0);
    noise(4800, 2).through(eq, block);
    eq.set(4 * EqTable.ROWS_PER_BAND + EqTable.GAIN, 0);
    noise(9600, 3).through(eq, block);
    Stereo in = noise(4800, 5);
    assertArrayEquals(in.left(), in.through(eq, block).left());
  }

  @Test
  void quietLowTonesAreNotBuriedInRounding() {
    Eq eq = band(0, EqTable.LOW_CUT, 20, 0, 0.707, 3);
    set(eq, 1, EqTable.BELL, 40, 12, 8, 0);
    // A whole number of periods in the window.
    double hz = RATE / 64.0;
    Stereo in = Stereo.of(3 * 65_536, i -> Math.sin(2 * Math.PI * hz * i / RATE));
    float[] out = in.through(eq, block).left();
    double[] tail = new double[65_536];
    for (int i = 0; i < tail.length; i++) {
      tail[i] = out[2 * 65_536 + i];
    }
    Spectrum spectrum = new Spectrum(tail, RATE);
    double noise = Math.sqrt(spectrum.power(20, hz * 0.9)) / spectrum.lineAt(hz);
    assertTrue(Spectrum.db(noise) < -120, "noise at " + Spectrum.db(noise) + " dB");
  }

  @Test
  void levelIsALevel() {
    Eq eq = eq();
    eq.set(EqTable.LEVEL, -6);
    Stereo in = noise(960, 1);
    Stereo out = in.through(eq, block);
    assertEquals(in.left()[500] * Math.pow(10, -0.3), out.left()[500], 1e-6);
  }

  private static double analogueDb(int type, double x, double gainDb, double q, int slope) {
    double a = Math.pow(10, gainDb / 40);
    double x2 = x * x;
    if (type == EqTable.LOW_CUT || type == EqTable.HIGH_CUT) {
      int order = 2 * (slope + 1);
      double db = 0;
      for (int k = 0; k < order / 2; k++) {
        double sharp = 1 / (2 * Math.cos(Math.PI * (2 * k + 1) / (2 * order)));
        if (k == order / 2 - 1) {
          sharp *= q / Math.sqrt(0.5);
        }
        double power = 1 / ((1 - x2) * (1 - x2) + x2 / (sharp * sharp));
        db += 10 * Math.log10(type == EqTable.LOW_CUT ? x2 * x2 * power : power);
      }
      return db;
    }
    double r = Math.sqrt(a) / q;
    double[] n = {1, a / q, 1};
    double[] d = {1, 1 / (a * q), 1};
    if (type != EqTable.BELL) {
      n =
          type == EqTable.LOW_SHELF
              ? new double[] {a * a, a * r, a}
              : new double[] {a, a * r, a * a};
      d = type == EqTable.LOW_SHELF ? new double[] {1, r, a} : new double[] {a, r, 1};
    }
    double top = Math.hypot(n[0] - n[2] * x2, n[1] * x);
    return 20 * Math.log10(top / Math.hypot(d[0] - d[2] * x2, d[1] * x));
  }

  private static double responseDb(float[] pulse, double hz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < pulse.length; i++) {
      re += pulse[i] * Math.cos(2 * Math.PI * hz * i / RATE);
      im += pulse[i] * Math.sin(2 * Math.PI * hz * i / RATE);
    }
    return 20 * Math.log10(Math.hypot(re, im));
  }

  private static Stereo noise(int frames, int seed) {
    Random random = new Random(seed);
    Stereo sound = Stereo.of(frames, i -> 0.2 * random.nextGaussian());
    for (int i = 0; i < frames; i++) {
      sound.right()[i] = (float) (0.2 * random.nextGaussian());
    }
    return sound;
  }

  private static Eq eq() {
    Eq eq = new Eq();
    eq.prepare(RATE);
    return eq;
  }

  private static Eq band(int band, int type, double hz, double gainDb, double q, int slope) {
    Eq eq = eq();
    set(eq, band, type, hz, gainDb, q, slope);
    return eq;
  }

  private static void set(
      Eq eq, int band, int type, double hz, double gainDb, double q, int slope) {
    int row = band * EqTable.ROWS_PER_BAND;
    eq.set(row + EqTable.TYPE, type);
    eq.set(row + EqTable.FREQUENCY, (float) hz);
    eq.set(row + EqTable.GAIN, (float) gainDb);
    eq.set(row + EqTable.Q, (float) q);
    eq.set(row + EqTable.SLOPE, slope);
  }
}
