package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElectricPianoTest {

  private static final int RATE = 48_000;
  private static final int[] REGIONS = {28, 40, 52, 64, 76};

  private static Take fresh(int model) {
    return new Take(new ElectricPiano(), RATE)
        .with("epiano.model", model)
        .with("epiano.age", 0)
        .with("epiano.drive", 0)
        .with("epiano.cutoff", 20_000);
  }

  /** What swings alone: no hammer, no bell. */
  private static Take bare(int model) {
    return fresh(model).with("epiano.hammer", 0).with("epiano.tine", 0);
  }

  private static double keyHz(double key) {
    return 440 * Math.pow(2, (key - 69) / 12);
  }

  private static double cents(double hz, double asked) {
    return 1200 * Math.log(hz / asked) / Math.log(2);
  }

  private static Spectrum spectrum(Take take, int from, int frames) {
    return new Spectrum(take.left(from, from + frames), RATE);
  }

  @ParameterizedTest
  @CsvSource({
    "0,28", "0,45", "0,60", "0,81", "0,100", "1,33", "1,60", "1,84", "2,40", "2,69", "2,90"
  })
  void isInTune(int model, int key) {
    Take take = bare(model).with("epiano.decay", 4).with("epiano.pickup", model == 2 ? 0 : 0.5);
    take.note(0, key, 0.5, 4 * RATE).render(2400 + 131_072);
    double found = spectrum(take, 2400, 131_072).peakHz(keyHz(key) * 0.98, keyHz(key) * 1.02);
    // A bar of brass 1 cent above the tine pulls the sum by a third of that.
    assertEquals(0, cents(found, keyHz(key)), 0.5);
  }

  private static double brightness(int model, int key, double velocity) {
    Take take = bare(model).note(0, key, velocity, RATE).render(2400 + 16_384);
    return spectrum(take, 2400, 16_384).centroid(20, 16_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void velocityBrightensEveryRegionAndFromBassToMiddleEverMore(int model) {
    double last = 0;
    for (int key : REGIONS) {
      double soft = brightness(model, key, 0.25);
      double middle = brightness(model, key, 0.6);
      double hard = brightness(model, key, 1);
      assertTrue(soft < middle && middle < hard, key + ": " + soft + ", " + middle + ", " + hard);
      if (key <= 52) {
        assertTrue(hard - soft > last, "key " + key + " grows by " + (hard - soft) + " Hz");
        last = hard - soft;
      }
    }
  }

  private static double overtones(int key, double keyBark) {
    Take take = bare(0).with("epiano.key_bark", keyBark).note(0, key, 0.8, RATE);
    Spectrum spectrum = spectrum(take.render(2400 + 16_384), 2400, 16_384);
    return spectrum.lineAt(2 * keyHz(key)) / spectrum.lineAt(keyHz(key));
  }

  @Test
  void theKnobMovesTheBarkAlongTheKeys() {
    assertTrue(overtones(40, -0.5) > 1.3 * overtones(40, 0));
    assertTrue(overtones(80, 0.5) > 1.3 * overtones(80, 0));
  }

  @Test
  void beforeTheMiddleOfTheMagnetItSingsAnOctaveHigher() {
    Take middle = bare(0).with("epiano.pickup", 0).note(0, 52, 0.9, RATE).render(20_000);
    Take beside = bare(0).with("epiano.pickup", 0.6).note(0, 52, 0.9, RATE).render(20_000);
    assertTrue(
        octave(middle) > 1.5 && octave(beside) < 0.7, octave(middle) + ", " + octave(beside));
  }

  private static double octave(Take take) {
    Spectrum spectrum = spectrum(take, 2400, 16_384);
    return spectrum.lineAt(2 * keyHz(52)) / spectrum.lineAt(keyHz(52));
  }

  private static double level(Take take, double from, double to) {
    double power = 0;
    double[] x = take.left((int) (from * RATE), (int) (to * RATE));
    for (double y : x) {
      power += y * y;
    }
    return 10 * Math.log10(power / x.length + 1e-30);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void higherKeysFadeFaster(int model) {
    double last = 0;
    for (int key : REGIONS) {
      Take take = bare(model).with("epiano.bark", 0.1).with("epiano.pickup", model == 2 ? 0 : 0.5);
      take.note(0, key, 0.7, 4 * RATE).render(2 * RATE);
      double fall = level(take, 0.1, 0.3) - level(take, 1.1, 1.3);
      assertTrue(fall > 1.2 * last, "key " + key + " falls " + fall + " dB a second");
      last = fall;
    }
  }

  @Test
  void theFundamentalFallsAtItsPace() {
    Take take = bare(1).with("epiano.bark", 0).with("epiano.velocity_bark", 0);
    take.note(0, 48, 0.7, 4 * RATE).render(3 * RATE);
    // 9 s for key 28, half of it every 20 keys.
    double asked = 60 / (9 * Math.pow(2, -20 / 20.0));
    assertEquals(asked, level(take, 0.5, 1) - level(take, 1.5, 2), 0.02 * asked);
  }

  @Test
  void dampersEndANoteUnlessThePedalIsDown() {
    Take free = fresh(0).note(0, 60, 0.8, RATE / 2).render(2 * RATE);
    Take pedal = fresh(0).with("epiano.pedal", 1).note(0, 60, 0.8, RATE / 2);
    pedal.turn(RATE, "epiano.pedal", 0).render(2 * RATE);
    assertTrue(level(free, 0.3, 0.5) - level(free, 0.75, 0.95) > 40);
    assertTrue(level(pedal, 0.3, 0.5) - level(pedal, 0.75, 0.95) < 10);
    assertTrue(level(pedal, 0.8, 1) - level(pedal, 1.4, 1.6) > 40);
  }

  @Test
  void tremoloGoesFromSideToSideAtItsRate() {
    Take take = bare(0).with("epiano.tremolo", 1).with("epiano.tremolo_rate", 5);
    take.with("epiano.decay", 4)
        .with("epiano.width", 0)
        .note(0, 60, 0.8, 4 * RATE)
        .render(2 * RATE);
    int quarter = RATE / 20;
    double both = 0;
    for (int cycle = 2; cycle < 8; cycle++) {
      int low = cycle * RATE / 5 + quarter;
      double left = peak(take.left, low - 400, low + 400);
      double right = peak(take.right, low - 400, low + 400);
      assertTrue(left < 0.1 * right, left + " and " + right);
      both += left / right;
    }
    assertTrue(both < 0.6);
  }

  private static double peak(float[] x, int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak;
  }

  @Test
  void bendsWhatSounds() {
    ElectricPiano piano = new ElectricPiano();
    piano.prepare(RATE);
    piano.noteOn(0, 1, 60, 0.5f);
    piano.bend(1, 2);
    float[] left = new float[Block.FRAMES];
    float[] right = new float[Block.FRAMES];
    double[] out = new double[65_536];
    for (int at = 0; at < out.length; at += Block.FRAMES) {
      piano.process(new Block(), left, right);
      for (int i = 0; i < Block.FRAMES; i++) {
        out[at + i] = left[i];
      }
    }
    double found = new Spectrum(out, RATE).peakHz(280, 310);
    assertEquals(0, cents(found, keyHz(62)), 3);
  }

  @ParameterizedTest
  @CsvSource({"0,48", "0,72", "0,96", "0,103", "1,60", "1,84", "1,96", "1,103", "2,72", "2,96"})
  void doesNotAlias(int model, int key) {
    Take take = bare(model).with("epiano.bark", 1).with("epiano.pickup", model == 2 ? 0 : 0.5);
    take.with("epiano.key_bark", 0).with("epiano.decay", 4);
    take.note(0, key, 1, 4 * RATE).render(4800 + 65_536);
    Spectrum spectrum = spectrum(take, 4800, 65_536);
    double alias = Spectrum.db(spectrum.worstAlias(keyHz(key), 16_000) / spectrum.strongest());
    assertTrue(alias < -60, alias + " dB");
  }
}
