package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnhancerTest {

  private static final int RATE = 48_000;

  private final Block block = new Block();

  @Test
  void withAllOfItAtNothingSoundPasses() {
    Enhancer enhancer = enhancer(0, 0, 0, 0);
    enhancer.set(EnhancerTable.MONO_BELOW, 20);
    Stereo in = wide(300, 0.4);
    Stereo out = in.through(enhancer, block);
    for (int i = 0; i < in.frames(); i++) {
      assertEquals(in.left()[i], out.left()[i], 1e-6f);
      assertEquals(in.right()[i], out.right()[i], 1e-6f);
    }
  }

  @ParameterizedTest
  @CsvSource({"40, -30, -400", "60, -22, -400", "120, -4, -2", "300, -0.3, 0.1", "2000, -0.1, 0.1"})
  void lowsAreMono(double hz, double most, double least) {
    Enhancer enhancer = enhancer(0, 0, 0, 0);
    Stereo in = wide(hz, 0.4);
    Stereo out = in.through(enhancer, block);
    double sideDb = 20 * Math.log10(side(out) / side(in));
    assertTrue(sideDb <= Math.max(most, least) && sideDb >= Math.min(most, least), sideDb + " dB");
  }

  @Test
  void subFocusDrawsLevelsTogether() {
    double loud = subLevel(-6, 0.9);
    double soft = subLevel(-26, 0.9);
    assertTrue(loud - soft < 12, "20 dB apart became " + (loud - soft));
    assertEquals(20, subLevel(-6, 0) - subLevel(-26, 0), 0.1);
    assertTrue(soft > -26 + 6, "soft notes gain weight: " + soft);
  }

  private double subLevel(double db, double amount) {
    double level = Math.pow(10, db / 20);
    Stereo in = Stereo.of(RATE, i -> level * Math.sin(2 * Math.PI * 60 * i / RATE));
    return 20 * Math.log10(line(in.through(enhancer(amount, 0, 0, 0), block), 60));
  }

  @Test
  void warmthIsTheOctaveAboveAtEveryLevel() {
    for (double level : new double[] {0.5, 0.05}) {
      Stereo in = Stereo.of(2 * RATE, i -> level * Math.sin(2 * Math.PI * 55 * i / RATE));
      Stereo out = in.through(enhancer(0, 0, 0.5, 0), block);
      double second = 20 * Math.log10(line(out, 110) / line(out, 55));
      double third = 20 * Math.log10(line(out, 165) / line(out, 55));
      assertEquals(-13, second, 2.5, "at " + level);
      assertTrue(third < second - 15, "odd: " + third);
    }
  }

  @Test
  void biteIsOddAndGrowsWithLevel() {
    double[] third = new double[2];
    for (int k = 0; k < 2; k++) {
      double level = k == 0 ? 0.5 : 0.02;
      Stereo in = Stereo.of(2 * RATE, i -> level * Math.sin(2 * Math.PI * 500 * i / RATE));
      Stereo out = in.through(enhancer(0, 0, 0, 0.5), block);
      third[k] = 20 * Math.log10(line(out, 1500) / line(out, 500));
      assertTrue(line(out, 1000) / line(out, 500) < 1e-4, "even");
    }
    assertTrue(third[0] > -30 && third[1] < third[0] - 15, third[0] + ", " + third[1]);
  }

  @Test
  void knockLiftsTheStrokeAndLeavesTheRing() {
    Stereo in =
        Stereo.of(
            RATE,
            i ->
                i < 4800
                    ? 0
                    : 0.2
                        * Math.sin(2 * Math.PI * 900 * i / RATE)
                        * Math.exp(-(i - 4800) / 9600.0));
    Stereo out = in.through(enhancer(0, 1, 0, 0), block);
    assertTrue(20 * Math.log10(energy(out, 4800, 5400) / energy(in, 4800, 5400)) > 5);
    assertEquals(0, 20 * Math.log10(energy(out, 20_000, 24_000) / energy(in, 20_000, 24_000)), 0.3);
  }

  private static double energy(Stereo sound, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += sound.left()[i] * sound.left()[i];
    }
    return Math.sqrt(sum);
  }

  private static double line(Stereo sound, double hz) {
    int from = sound.frames() / 2;
    double re = 0;
    double im = 0;
    for (int i = from; i < sound.frames(); i++) {
      double w = 1 - Math.cos(2 * Math.PI * (i - from) / (sound.frames() - from));
      re += w * sound.left()[i] * Math.cos(2 * Math.PI * hz * i / RATE);
      im += w * sound.left()[i] * Math.sin(2 * Math.PI * hz * i / RATE);
    }
    return 2 * Math.hypot(re, im) / (sound.frames() - from);
  }

  private static double side(Stereo sound) {
    double sum = 0;
    for (int i = sound.frames() / 2; i < sound.frames(); i++) {
      double s = sound.left()[i] - sound.right()[i];
      sum += s * s;
    }
    return Math.sqrt(sum);
  }

  private static Stereo wide(double hz, double level) {
    Stereo in = Stereo.of(RATE, i -> level * Math.sin(2 * Math.PI * hz * i / RATE));
    for (int i = 0; i < in.frames(); i++) {
      in.right()[i] *= -0.5f;
    }
    return in;
  }

  private static Enhancer enhancer(double sub, double knock, double warmth, double bite) {
    Enhancer enhancer = new Enhancer();
    enhancer.prepare(RATE);
    enhancer.set(EnhancerTable.SUB, (float) sub);
    enhancer.set(EnhancerTable.KNOCK, (float) knock);
    enhancer.set(EnhancerTable.WARMTH, (float) warmth);
    enhancer.set(EnhancerTable.BITE, (float) bite);
    enhancer.set(EnhancerTable.LEVEL, 0);
    return enhancer;
  }
}
