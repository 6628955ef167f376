package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogDrumTest {

  private static final int RATE = 48_000;

  private static Take fresh() {
    return new Take(new LogDrum(), RATE);
  }

  /** The body alone, long, without anything that bends its wave. */
  private static Take bare() {
    return fresh()
        .with("log.sub", 0)
        .with("log.level2", 0)
        .with("log.level3", 0)
        .with("log.drive", 0)
        .with("log.compression", 0)
        .with("log.body_decay", 4000);
  }

  private static double keyHz(double key) {
    return 440 * Math.pow(2, (key - 69) / 12);
  }

  private static double cents(double hz, double reference) {
    return 1200 * Math.log(hz / reference) / Math.log(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {28, 33, 40, 45, 48, 60, 72})
  void settlesOnThePitchOfItsKey(int key) {
    Take take = bare().note(0, key, 1, 4 * RATE).render(9600 + 65_536);
    double hz = new Spectrum(take.left(9600, 9600 + 65_536), RATE).peakHz(20, 2000);
    assertEquals(0, cents(hz, keyHz(key)), 1);
  }

  @Test
  void key33Is55Hertz() {
    assertEquals(55, keyHz(33), 1e-9);
    Take take = fresh().note(0, 33, 1, 4 * RATE).render(RATE);
    double hz = new Spectrum(take.left(4800, 4800 + 16_384), RATE).peakHz(45, 70);
    assertEquals(55, hz, 1);
  }

  @Test
  void dropsByItsPitchEnvelope() {
    Take take = bare().with("log.pitch_env", 24).with("log.pitch_time", 200);
    take.with("log.cutoff", 12_000).note(0, 69, 1, 4 * RATE).render(RATE / 2);
    for (double ms : new double[] {5, 20, 50, 100}) {
      double semitones = 24 * (1.001 * Math.pow(0.001 / 1.001, ms / 200) - 0.001);
      assertEquals(
          semitones, cents(instantaneousHz(take, ms), 440) / 100, 0.35, "after " + ms + " ms");
    }
    assertEquals(0, cents(instantaneousHz(take, 230), 440), 5);
  }

  /** From the zero crossings on both sides of a moment, four half-waves apart. */
  private static double instantaneousHz(Take take, double ms) {
    int at = (int) (ms * RATE / 1000);
    double first = crossing(take.left, at - 1, -1);
    for (int i = 0; i < 1; i++) {
      first = crossing(take.left, (int) first - 1, -1);
    }
    double last = crossing(take.left, at, 1);
    last = crossing(take.left, (int) last + 1, 1);
    return 0.5 * 3 * RATE / (last - first);
  }

  private static double crossing(float[] x, int from, int direction) {
    int i = from;
    while (x[i] * x[i + 1] > 0 || x[i] == x[i + 1]) {
      i += direction;
    }
    return i + x[i] / (x[i] - x[i + 1]);
  }

  @Test
  void aHarderStrokeIsLouderAndBrighter() {
    double lastPeak = 0;
    double lastCentroid = 0;
    for (double velocity : new double[] {0.3, 0.65, 1}) {
      Take take = fresh().note(0, 40, velocity, RATE).render(8192);
      double centroid = Spectrum.ofStroke(take.left(0, 4096), RATE).centroid(20, 10_000);
      String heard = take.peak() + ", " + centroid + " Hz at " + velocity;
      assertTrue(take.peak() > 1.1 * lastPeak && centroid > 1.05 * lastCentroid, heard);
      lastPeak = take.peak();
      lastCentroid = centroid;
    }
  }

  @Test
  void aHarderStrokeDrivesHarder() {
    double[] dirt = new double[2];
    for (int i = 0; i < 2; i++) {
      Take take = bare().with("log.drive", 0.7).with("log.velocity_drive", 0.9);
      take.with("log.pitch_env", 0).with("log.velocity_amp", 0);
      take.note(0, 45, i == 0 ? 0.3 : 1, 4 * RATE).render(4800 + 16_384);
      Spectrum spectrum = new Spectrum(take.left(4800, 4800 + 16_384), RATE);
      dirt[i] = spectrum.lineAt(3 * keyHz(45)) / spectrum.lineAt(keyHz(45));
    }
    assertTrue(dirt[1] > 2 * dirt[0], dirt[1] + " against " + dirt[0]);
  }

  @Test
  void doesNotAliasWhenDrivenHard() {
    for (int key : new int[] {33, 48, 60, 72}) {
      Take take = fresh().with("log.drive", 1).with("log.pitch_env", 0);
      take.with("log.body_decay", 4000).with("log.sub_decay", 4000).with("log.decay2", 2000);
      take.with("log.ratio2", 2).with("log.ratio3", 3).with("log.decay3", 2000);
      take.with("log.compression", 0).with("log.cutoff", 12_000);
      take.note(0, key, 1, 4 * RATE).render(4800 + 32_768);
      Spectrum spectrum = new Spectrum(take.left(4800, 4800 + 32_768), RATE);
      double alias = spectrum.worstAlias(keyHz(key) / 2, 16_000) / spectrum.strongest();
      assertTrue(
          Spectrum.db(alias) < -70, "key " + key + " aliases at " + Spectrum.db(alias) + " dB");
    }
  }

  @Test
  void isMonophonicUnlessAskedOtherwise() {
    Take mono = bare().note(0, 45, 1, 4 * RATE).note(4800, 52, 1, 4 * RATE);
    mono.render(14_400 + 32_768);
    Take poly = bare().with("log.mode", 2).note(0, 45, 1, 4 * RATE).note(4800, 52, 1, 4 * RATE);
    poly.render(14_400 + 32_768);
    Spectrum one = new Spectrum(mono.left(14_400, 14_400 + 32_768), RATE);
    Spectrum two = new Spectrum(poly.left(14_400, 14_400 + 32_768), RATE);
    assertTrue(one.lineAt(keyHz(45)) < 1e-3 * one.lineAt(keyHz(52)));
    assertTrue(two.lineAt(keyHz(45)) > 0.3 * two.lineAt(keyHz(52)));
  }

  @Test
  void aChokedNoteDoesNotClick() {
    Take take = bare().note(0, 40, 1, 4 * RATE).note(9611, 45, 1, 4 * RATE).render(RATE);
    double steepest = 0;
    for (int i = 9600; i < 9611; i++) {
      steepest = Math.max(steepest, Math.abs(take.left[i + 1] - take.left[i]));
    }
    // The new stroke itself rises from zero; the old one leaves within 3 ms.
    assertTrue(steepest < 0.03, "a step of " + steepest);
  }

  @Test
  void slidesBetweenOverlappingNotesWithoutANewKnock() {
    Take take = bare().with("log.mode", 1).with("log.glide", 100);
    take.note(0, 40, 1, 4 * RATE).note(RATE / 2, 52, 1, 4 * RATE).render(2 * RATE);
    int after = RATE / 2 + 9600;
    Spectrum spectrum = new Spectrum(take.left(after, after + 32_768), RATE);
    assertEquals(0, cents(spectrum.peakHz(20, 1000), keyHz(52)), 3);
    double middle = instantaneousHz(take, 550);
    assertTrue(middle > 1.2 * keyHz(40) && middle < keyHz(52) / 1.2, "no glide: " + middle);
  }

  @Test
  void lettingGoEndsTheNoteWithinTheRelease() {
    Take take = bare().with("log.release", 100).note(0, 40, 1, 9600).render(RATE);
    double late = 0;
    for (int i = 9600 + 6000; i < RATE; i++) {
      late = Math.max(late, Math.abs(take.left[i]));
    }
    assertTrue(late < 1e-3 * take.peak());
  }
}
