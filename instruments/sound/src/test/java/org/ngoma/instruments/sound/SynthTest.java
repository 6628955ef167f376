package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynthTest {

  private static final int RATE = 48_000;
  private static final int LONG = 65_536;

  /** One bare oscillator at full level, the filter wide open. */
  private static Take bare(int rate, int wave) {
    return new Take(new Synth(), rate)
        .with("synth.osc1_wave", wave)
        .with("synth.osc_mix", 0)
        .with("synth.width", 0.3)
        .with("synth.cutoff", 20_000)
        .with("synth.key_track", 0)
        .with("synth.resonance", 0)
        .with("synth.filter_env", 0)
        .with("synth.velocity_cutoff", 0)
        .with("synth.sustain", 1)
        .with("synth.spread", 0)
        .with("synth.attack", 0.5);
  }

  private static double keyHz(double key) {
    return 440 * Math.pow(2, (key - 69) / 12);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3"})
  void doesNotAliasBelow16Kilohertz(int wave) {
    for (int key : new int[] {15, 21, 33, 57, 69, 88, 99, 105, 112, 119}) {
      Take take = bare(RATE, wave).note(0, key, 1, 4 * RATE).render(4800 + LONG);
      Spectrum spectrum = new Spectrum(take.left(4800, 4800 + LONG), RATE);
      double alias = spectrum.worstAlias(keyHz(key), 16_000) / spectrum.strongest();
      assertTrue(
          Spectrum.db(alias) <= -80, "key " + key + " aliases at " + Spectrum.db(alias) + " dB");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000})
  void isInTuneWithinHalfACent(int rate) {
    for (int key = 24; key <= 108; key += 7) {
      Take take = bare(rate, 3).note(0, key, 1, 4 * rate).render(4800 + LONG);
      double hz = new Spectrum(take.left(4800, 4800 + LONG), rate).peakHz(20, 20_000);
      double cents = 1200 * Math.log(hz / keyHz(key)) / Math.log(2);
      assertEquals(0, cents, 0.5, "key " + key);
    }
  }

  @Test
  void startsEveryNoteAtItsVeryFrame() {
    float[] expected = null;
    for (int offset = 0; offset < 32; offset++) {
      Take take = new Take(new Synth(), RATE).with("synth.filter_env", 0);
      take.note(64 + offset, 57, 1, RATE).render(4096);
      int first = 0;
      while (take.left[first] == 0) {
        first++;
      }
      assertEquals(64 + offset, first);
      float[] sound = Arrays.copyOfRange(take.left, first, first + 24);
      expected = expected == null ? sound : expected;
      assertArrayEquals(expected, sound, 0.003f, "offset " + offset);
    }
  }

  @Test
  void envelopeTimesAreThoseOfTheKnobs() {
    Take take =
        bare(RATE, 3)
            .with("synth.attack", 200)
            .with("synth.decay", 500)
            .with("synth.sustain", 0.25)
            .with("synth.release", 300)
            .note(0, 96, 1, RATE)
            .render(2 * RATE);
    double[] level = envelope(take.left);
    double full = Arrays.stream(level).max().orElseThrow();
    assertEquals(0.200, firstAt(level, 0, full * 0.998) / (double) RATE, 0.004);
    // Behind the attack it falls by 60 dB of its way within the decay: by half in a tenth of that.
    double half = full * 0.625;
    int falls = firstBelow(level, (int) (0.21 * RATE), half);
    assertEquals(0.200 + 0.5 * Math.log(2) / Math.log(1000), falls / (double) RATE, 0.004);
    assertEquals(0.25, level[(int) (0.9 * RATE)] / full, 0.003);
    int quiet = firstBelow(level, RATE, full * 0.25 * 0.01);
    assertEquals(1 + 0.3 * 2 / 3, quiet / (double) RATE, 0.006);
    assertEquals(0f, take.left[(int) (1.31 * RATE)]);
  }

  @Test
  void theLevelFollowsTheSustainKnobUpAndBack() {
    Take take = bare(RATE, 3).with("synth.decay", 5).with("synth.sustain", 0.4);
    take.turn(RATE / 4, "synth.sustain", 0.8).turn(RATE / 2, "synth.sustain", 0.4);
    // Up and back before it has arrived.
    take.turn(3 * RATE / 4, "synth.sustain", 0.8).turn(3 * RATE / 4 + 320, "synth.sustain", 0.4);
    take.note(0, 96, 1, 2 * RATE).render(RATE);
    double[] level = envelope(take.left);
    double first = level[RATE / 5];
    assertEquals(2 * first, level[RATE / 2 - 2000], 0.01 * first);
    assertEquals(first, level[3 * RATE / 4 - 2000], 0.01 * first);
    assertTrue(level[3 * RATE / 4 + 320] > 1.2 * first);
    assertEquals(first, level[RATE - 2000], 0.01 * first);
  }

  /** Peak of each cycle of a 2093 Hz sine, held. */
  private static double[] envelope(float[] x) {
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double peak = 0;
      for (int k = Math.max(0, i - 11); k < Math.min(x.length, i + 12); k++) {
        peak = Math.max(peak, Math.abs(x[k]));
      }
      out[i] = peak;
    }
    return out;
  }

  private static int firstAt(double[] level, int from, double threshold) {
    int i = from;
    while (level[i] < threshold) {
      i++;
    }
    return i;
  }

  private static int firstBelow(double[] level, int from, double threshold) {
    int i = from;
    while (level[i] > threshold) {
      i++;
    }
    return i;
  }

  @ParameterizedTest
  @CsvSource({"0, 1000, 0", "0, 3000, 0.8", "1, 1000, 0.5", "2, 2000, 0.3"})
  void filterFollowsItsFormula(int kind, double cutoff, double resonance) {
    Take take =
        bare(RATE, 0)
            .with("synth.filter", kind)
            .with("synth.cutoff", cutoff)
            .with("synth.resonance", resonance)
            .note(0, 45, 1, 4 * RATE)
            .render(9600 + LONG);
    Take open = bare(RATE, 0).with("synth.filter", 0).with("synth.cutoff", 20_000);
    open.note(0, 45, 1, 4 * RATE).render(9600 + LONG);
    Spectrum filtered = new Spectrum(take.left(9600, 9600 + LONG), RATE);
    Spectrum plain = new Spectrum(open.left(9600, 9600 + LONG), RATE);
    double damping = 2 - 1.96 * resonance;
    for (int harmonic = 1; harmonic < 60; harmonic += 3) {
      double hz = 110.0 * harmonic;
      double source = plain.lineAt(hz) / response(0, hz, 20_000, 2);
      double heard = filtered.lineAt(hz) / source;
      assertEquals(
          Spectrum.db(response(kind, hz, cutoff, damping)), Spectrum.db(heard), 0.1, hz + " Hz");
    }
  }

  /** Magnitude of the analogue prototype at the warped frequency. */
  private static double response(int kind, double hz, double cutoff, double damping) {
    double w = Math.tan(Math.PI * hz / RATE) / Math.tan(Math.PI * Math.min(0.45, cutoff / RATE));
    double denominator = Math.hypot(1 - w * w, damping * w);
    double numerator = kind == 0 ? 1 : kind == 1 ? damping * w : w * w;
    return numerator / denominator;
  }

  @Test
  void aStolenVoiceFadesWithoutAClick() {
    Take take = bare(RATE, 3).with("synth.mode", 1).with("synth.attack", 3);
    take.note(100, 45, 1, RATE).note(9617, 57, 1, RATE).render(RATE / 2);
    double steady = steepest(take.left, 5000, 9000);
    assertTrue(steepest(take.left, 9600, 9900) < 4 * steady, "a click when the voice is stolen");
    double after = 0;
    for (int i = 9617 + 150; i < 12_000; i++) {
      after = Math.max(after, Math.abs(take.left[i]));
    }
    assertTrue(after < 1.05 * peak(take.left, 5000, 9000), "the old voice still sounds");
  }

  private static double peak(float[] x, int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak;
  }

  private static double steepest(float[] x, int from, int to) {
    double steepest = 0;
    for (int i = from; i < to; i++) {
      steepest = Math.max(steepest, Math.abs(x[i] - x[i - 1]));
    }
    return steepest;
  }

  @Test
  void aSweptPitchCrossesItsTablesWithoutClicks() {
    Take take = bare(RATE, 0).with("synth.glide", 1500).with("synth.attack", 50);
    take.note(0, 96, 0.001, 10).note(480, 120, 1, 4 * RATE).render(4800 + LONG);
    // Everything the saw has lies above 2 kHz: below, only clicks are heard.
    Spectrum spectrum = new Spectrum(take.left(4800, 4800 + LONG), RATE);
    double clicks = spectrum.power(100, 1200) / spectrum.power(2000, 20_000);
    assertTrue(10 * Math.log10(clicks) < -95, "clicks at " + 10 * Math.log10(clicks) + " dB");
  }

  @Test
  void sixteenNotesSoundAndTheSeventeenthTakesTheOldest() {
    Take take = bare(RATE, 3);
    for (int i = 0; i < 17; i++) {
      take.note(320L * i, 48 + 3 * i, 1, 10 * RATE);
    }
    take.render(12_000 + LONG);
    Spectrum spectrum = new Spectrum(take.left(12_000, 12_000 + LONG), RATE);
    assertTrue(spectrum.lineAt(keyHz(48)) < 1e-4, "the oldest note still sounds");
    for (int i = 1; i < 17; i++) {
      assertTrue(spectrum.lineAt(keyHz(48 + 3 * i)) > 0.02, "note " + i + " is missing");
    }
  }

  @Test
  void monoFallsBackToTheKeyStillHeld() {
    Take take = bare(RATE, 3).with("synth.mode", 1);
    take.note(0, 60, 1, 10 * RATE).note(RATE / 2, 67, 1, RATE / 2).render(RATE + LONG + 4800);
    Spectrum spectrum = new Spectrum(take.left(RATE + 4800, RATE + 4800 + LONG), RATE);
    assertEquals(keyHz(60), spectrum.peakHz(100, 2000), 0.2);
  }

  @Test
  void resetForgetsTheKeysThatWereHeld() {
    Synth synth = new Synth();
    synth.prepare(RATE);
    synth.set(SynthTable.MODE, 1);
    synth.noteOn(0, 1, 60, 1);
    synth.reset();
    synth.noteOn(0, 2, 67, 1);
    synth.noteOff(10, 2);
    float[] left = new float[Block.FRAMES];
    float[] right = new float[Block.FRAMES];
    int blocks = 0;
    while (synth.process(new Block(), left, right) && blocks < 10_000) {
      blocks++;
    }
    assertTrue(blocks < 2000, "an old key sounds again");
  }

  @Test
  void legatoGlidesWithoutANewAttack() {
    Take take = bare(RATE, 3).with("synth.mode", 2).with("synth.glide", 100);
    take.with("synth.attack", 300);
    take.note(0, 60, 1, 10 * RATE).note(RATE, 72, 1, 10 * RATE).render(3 * RATE);
    double before = peak(take.left, RATE - 4800, RATE);
    double after = peak(take.left, RATE + 100, RATE + 1000);
    assertEquals(before, after, 0.01 * before);
    Spectrum spectrum = new Spectrum(take.left(RATE + 9600, RATE + 9600 + LONG), RATE);
    assertEquals(keyHz(72), spectrum.peakHz(100, 2000), 0.3);
  }

  @Test
  void unisonBeatsAndSpreads() {
    Take take = bare(RATE, 3).with("synth.unison", 3).with("synth.unison_detune", 40);
    take.with("synth.spread", 1).note(0, 69, 1, 4 * RATE).render(9600 + LONG);
    Spectrum left = new Spectrum(take.left(9600, 9600 + LONG), RATE);
    double low = 440 * Math.pow(2, -40 / 1200.0);
    double high = 440 * Math.pow(2, 40 / 1200.0);
    assertTrue(left.lineAt(low) > 0.05 && left.lineAt(440) > 0.03);
    assertTrue(left.lineAt(high) < 1e-3, "the right voice is heard on the left");
  }
}
