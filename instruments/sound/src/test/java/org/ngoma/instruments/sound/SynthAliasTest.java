package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What folds back below 16 kHz, against the strongest partial. */
class SynthAliasTest {

  private static final int RATE = 48_000;
  private static final int LONG = 65_536;
  private static final double TOP_HZ = 16_000;

  private static Take bare(int wave) {
    return new Take(new Synth(), RATE)
        .with("synth.osc1_wave", wave)
        .with("synth.osc_mix", 0)
        .with("synth.cutoff", 20_000)
        .with("synth.key_track", 0)
        .with("synth.resonance", 0)
        .with("synth.filter_env", 0)
        .with("synth.velocity_cutoff", 0)
        .with("synth.sustain", 1)
        .with("synth.spread", 0)
        .with("synth.attack", 0.5);
  }

  private static void assertClean(Take take, int key, double mostDb) {
    take.note(0, key, 1, 4 * RATE).render(4800 + LONG);
    Spectrum spectrum = new Spectrum(take.left(4800, 4800 + LONG), RATE);
    double hz = 440 * Math.pow(2, (key - 69) / 12.0);
    double db = Spectrum.db(spectrum.worstAlias(hz, TOP_HZ) / spectrum.strongest());
    assertTrue(db <= mostDb, "key " + key + " aliases at " + db + " dB");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.15, 0.5, 0.8})
  void wavesBetweenTheWaves(double shape) {
    for (int key : new int[] {16, 45, 81, 107, 119}) {
      assertClean(bare(0).with("synth.osc1_shape", shape).with("synth.width", 0.2), key, -80);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void wavetables(int table) {
    for (int key : new int[] {21, 33, 57, 81, 112}) {
      Take take = bare(4).with("synth.table", table).with("synth.table_position", 0.63);
      assertClean(take, key, table == 0 && key == 33 ? -80 : -82);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 7", "0, 24", "1, 19", "2, 31", "3, 19"})
  void hardSync(int wave, double semitones) {
    for (int key : new int[] {33, 57, 81}) {
      Take take =
          bare(0)
              .with("synth.osc_mix", 1)
              .with("synth.osc2_wave", wave)
              .with("synth.osc2_semitones", semitones - 7)
              .with("synth.osc2_detune", 0)
              .with("synth.mod1_source", SynthMatrix.MACRO1)
              .with("synth.mod1_target", SynthMatrix.PITCH2)
              .with("synth.mod1_amount", Math.sqrt(7 / 48.0))
              .with("synth.macro1", 1)
              .with("synth.sync", 1);
      assertClean(take, key, -60);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1})
  void driveOfABrightSaw(double drive) {
    for (int key : new int[] {33, 57, 81, 93}) {
      assertClean(bare(0).with("synth.drive", drive), key, -60);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void frequencyModulation(int algorithm) {
    for (int key : new int[] {45, 81, 100}) {
      Take take =
          bare(5)
              .with("synth.fm_algorithm", algorithm)
              .with("synth.fm_depth", 1)
              .with("synth.fm_feedback", 0.6)
              .with("synth.fm_key_scale", 0)
              .with("synth.fm_op4_ratio", 3);
      for (int k = 1; k <= 4; k++) {
        take.with("synth.fm_op" + k + "_sustain", 1).with("synth.fm_op" + k + "_level", 0.8);
      }
      assertClean(take, key, -60);
    }
  }

  @Test
  void theLadder() {
    for (int key : new int[] {33, 57, 81}) {
      Take take = bare(0).with("synth.filter", 5).with("synth.cutoff", 3000);
      assertClean(take.with("synth.resonance", 0.8), key, -60);
    }
  }
}
