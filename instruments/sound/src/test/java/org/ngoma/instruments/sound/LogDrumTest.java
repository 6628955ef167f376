package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.sequencer.model.ParamSpec;

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
    assertEquals(0, cents(hz, keyHz(key)), 0.5);
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

  @Test
  void everyKnobIsHeard() {
    for (ParamSpec spec : LogDrumTable.TABLE.specs()) {
      if (!spec.id().contains("pressure") && !spec.id().endsWith(".mode")) {
        float[] low = twoNotes(spec.id(), spec.min());
        float[] high = twoNotes(spec.id(), spec.max());
        double difference = 0;
        for (int i = 0; i < low.length; i++) {
          difference = Math.max(difference, Math.abs(low[i] - high[i]));
        }
        assertTrue(difference > 0.01, spec.id() + " changes only " + difference);
      }
    }
  }

  /** Everything that another knob needs to be heard is on. */
  private static float[] twoNotes(String id, double value) {
    Take take = fresh().with("log.noise", 0.5).with("log.wood", 0.5).with("log.stack", 0.5);
    take.with("log.ratio2_env", 7).with(id, value);
    take.note(0, 45, 0.6, 4800).note(4000, 40, 0.8, 4800).render(14_400);
    return take.left;
  }

  @Test
  void noNewKnobMakesItAlias() {
    for (int key : new int[] {33, 48, 60, 72}) {
      Take take = fresh().with("log.drive", 1).with("log.pitch_env", 0).with("log.stack", 1);
      take.with("log.body_decay", 4000).with("log.sub_decay", 4000).with("log.decay2", 2000);
      take.with("log.ratio2", 2).with("log.ratio3", 3).with("log.decay3", 2000);
      take.with("log.level2", 1).with("log.level3", 1).with("log.wood", 1);
      take.with("log.compression", 0).with("log.cutoff", 12_000);
      take.note(0, key, 1, 4 * RATE).render(4800 + 32_768);
      Spectrum spectrum = new Spectrum(take.left(4800, 4800 + 32_768), RATE);
      double alias = spectrum.worstAlias(keyHz(key) / 2, 16_000) / spectrum.strongest();
      assertTrue(
          Spectrum.db(alias) < -60, "key " + key + " aliases at " + Spectrum.db(alias) + " dB");
    }
  }

  @Test
  void highRatiosDoNotFoldBack() {
    for (int stack = 0; stack <= 1; stack++) {
      for (int key : new int[] {60, 72, 84, 96}) {
        Take take = fresh().with("log.drive", 0).with("log.pitch_env", 0).with("log.stack", stack);
        take.with("log.body_decay", 4000).with("log.sub", 0).with("log.decay2", 2000);
        take.with("log.ratio2", 7).with("log.ratio3", 12).with("log.decay3", 2000);
        take.with("log.level2", 1).with("log.level3", 1).with("log.velocity_knock", 0);
        take.with("log.compression", 0).with("log.cutoff", 12_000);
        take.note(0, key, 1, 4 * RATE).render(4800 + 32_768);
        Spectrum spectrum = new Spectrum(take.left(4800, 4800 + 32_768), RATE);
        double alias = Spectrum.db(besideHarmonics(spectrum, keyHz(key)) / spectrum.strongest());
        assertTrue(alias < -60, "key " + key + ", stack " + stack + ": " + alias + " dB");
      }
    }
  }

  /** Strongest line further from harmonics than falling levels widen those. */
  private static double besideHarmonics(Spectrum spectrum, double hz) {
    double worst = 0;
    for (double at = 60; at < 16_000; at += 2) {
      if (Math.abs(at - Math.rint(at / hz) * hz) > 60) {
        worst = Math.max(worst, spectrum.lineAt(at));
      }
    }
    return worst;
  }

  @Test
  void bendsOneNoteOrAll() {
    for (int noteId = 0; noteId <= 1; noteId++) {
      LogDrum log = bareLog();
      float[] before = play(log, 1, 40, 300);
      log.bend(noteId, 2);
      float[] after = play(log, 0, 0, 1500);
      double hz = new Spectrum(doubles(after, 6400, 32_768), RATE).peakHz(20, 1000);
      assertEquals(0, cents(hz, keyHz(42)), 1, "id " + noteId);
      log.bend(99, -12);
      float[] still = play(log, 0, 0, 1500);
      double same = new Spectrum(doubles(still, 6400, 32_768), RATE).peakHz(20, 1000);
      assertEquals(0, cents(same, keyHz(42)), 1, "id " + noteId);
      double step = Math.abs(after[0] - before[before.length - 1]);
      assertTrue(step < 0.01, "a step of " + step);
    }
  }

  @Test
  void pressureDrivesHarder() {
    double[] dirt = new double[2];
    for (int i = 0; i < 2; i++) {
      LogDrum log = bareLog();
      log.set(LogDrumTable.PRESSURE_DRIVE, 1);
      log.set(LogDrumTable.DRIVE, 0.3f);
      play(log, 1, 45, 10);
      log.pressure(1, i);
      Spectrum spectrum = new Spectrum(doubles(play(log, 0, 0, 1500), 6400, 32_768), RATE);
      dirt[i] = spectrum.lineAt(3 * keyHz(45)) / spectrum.lineAt(keyHz(45));
    }
    assertTrue(dirt[1] > 2 * dirt[0], dirt[1] + " against " + dirt[0]);
  }

  private static LogDrum bareLog() {
    LogDrum log = new LogDrum();
    log.prepare(RATE);
    log.set(LogDrumTable.SUB, 0);
    log.set(LogDrumTable.LEVEL2, 0);
    log.set(LogDrumTable.LEVEL3, 0);
    log.set(LogDrumTable.DRIVE, 0);
    log.set(LogDrumTable.COMPRESSION, 0);
    log.set(LogDrumTable.PITCH_ENV, 0);
    log.set(LogDrumTable.BODY_DECAY, 4000);
    return log;
  }

  /** Some blocks, a note with this id at their start when it is above 0. */
  private static float[] play(LogDrum log, int noteId, int key, int blocks) {
    if (noteId > 0) {
      log.noteOn(0, noteId, key, 1);
    }
    float[] out = new float[blocks * Block.FRAMES];
    float[] left = new float[Block.FRAMES];
    for (int b = 0; b < blocks; b++) {
      log.process(new Block(), left, new float[Block.FRAMES]);
      System.arraycopy(left, 0, out, b * Block.FRAMES, Block.FRAMES);
    }
    return out;
  }

  private static double[] doubles(float[] x, int from, int count) {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      out[i] = x[from + i];
    }
    return out;
  }

  @Test
  void higherKeysMayRingShorter() {
    double[] rest = new double[2];
    for (int i = 0; i < 2; i++) {
      Take take = bare().with("log.body_decay", 1000).with("log.key_decay", i);
      take.note(0, 57, 1, 4 * RATE).render(RATE);
      double late = 0;
      for (int k = 12_000; k < 14_000; k++) {
        late = Math.max(late, Math.abs(take.left[k]));
      }
      rest[i] = Spectrum.db(late / take.peak());
    }
    // Two octaves above key 33 the decay is a quarter: 60 dB in 250 ms instead of 15.
    assertTrue(rest[0] > -20 && rest[1] < -50, rest[0] + ", " + rest[1]);
  }

  @Test
  void theHollowRingsWhereItIsTuned() {
    for (double hz : new double[] {220, 400, 900}) {
      Take take = fresh().with("log.wood", 1).with("log.wood_ring", 1).with("log.wood_tone", hz);
      take.with("log.noise", 1).with("log.noise_tone", hz).with("log.noise_decay", 8);
      take.with("log.body_decay", 30).with("log.sub", 0).with("log.level2", 0);
      take.with("log.level3", 0).with("log.cutoff", 12_000).with("log.pitch_env", 0);
      take.note(0, 24, 1, 4 * RATE).render(RATE / 2);
      Spectrum tail = Spectrum.ofStroke(take.left(1600, 1600 + 8192), RATE);
      assertEquals(hz, tail.peakHz(0.7 * hz, 1500), 0.04 * hz);
    }
  }
}
