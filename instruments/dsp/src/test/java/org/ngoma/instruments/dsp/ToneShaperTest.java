package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drive, compressor, sines and the slow wave. */
class ToneShaperTest {

  @Test
  void driveFollowsItsCurveOnSlowSignals() {
    float[] in = Tone.sine(0.0005, 4000);
    float[] out = new float[3999];
    SoftDrive.apply(in, 1, 1, 4f, 0f, out, out.length);
    for (int i = 0; i < out.length; i++) {
      double x = 4 * 0.5 * (in[i] + in[i + 1]);
      assertEquals(x / Math.sqrt(1 + x * x) / 2, out[i], 2e-5);
    }
  }

  @Test
  void driveFoldsBackLessThanTheBareCurve() {
    // The fifth harmonic of 0.15 comes back at 0.25, the seventh at 0.05.
    float[] in = Tone.sine(0.15, 8193);
    float[] out = new float[8192];
    float[] bare = new float[8192];
    SoftDrive.apply(in, 1, 1, 8f, 0f, out, out.length);
    for (int i = 0; i < bare.length; i++) {
      double x = 8 * in[i + 1];
      bare[i] = (float) (x / Math.sqrt(1 + x * x) / Math.sqrt(8));
    }
    double gain = Tone.db(Tone.amplitude(out, 0.05, 0, 8192) / Tone.amplitude(bare, 0.05, 0, 8192));
    assertTrue(gain < -15, "only " + gain + " dB less");
  }

  @Test
  void compressorKeepsToItsRatioAndTimes() {
    Compressor compressor = new Compressor(-15f, 6f);
    compressor.prepare(48_000, 3f, 100f);
    float[] x = Tone.sine(0.02, 48_000);
    compressor.process(x, 24_000, 1f);
    assertEquals(-15 + 15 / 6.0, Tone.db(Tone.amplitude(x, 0.02, 12_000, 24_000)), 0.2);
    assertTrue(Math.abs(x[12]) > 0.8f, "the first knock passes");
    for (int i = 24_000; i < 48_000; i++) {
      x[i] *= 0.01f;
    }
    float[] quiet = new float[24_000];
    System.arraycopy(x, 24_000, quiet, 0, 24_000);
    compressor.process(quiet, 24_000, 1f);
    double early = Tone.db(Tone.amplitude(quiet, 0.02, 4600, 5000)) + 40;
    assertEquals(-12.5 / Math.E, early, 0.4);
    assertEquals(-40, Tone.db(Tone.amplitude(quiet, 0.02, 22_000, 24_000)), 0.2);
  }

  @Test
  void compressorWithoutAmountChangesNothing() {
    Compressor compressor = new Compressor(-15f, 6f);
    compressor.prepare(48_000, 3f, 100f);
    float[] x = Tone.sine(0.02, 512);
    float[] expected = x.clone();
    compressor.process(x, 512, 0f);
    for (int i = 0; i < x.length; i++) {
      assertEquals(expected[i], x[i]);
    }
  }

  @Test
  void sineSweepsExactly() {
    float[] out = new float[64];
    int increment = TableOscillator.increment(0.01f);
    int step = 1 << 18;
    int phase = new Sine(64).add(5, increment, step, 0.5f, 0.01f, out, 0, 64);
    long expected = 5;
    for (int i = 0; i < 64; i++) {
      expected += increment + (long) step * i;
      double cycles = expected / 0x1p32;
      double y = (0.5 + 0.01 * (i + 1)) * Math.sin(2 * Math.PI * cycles);
      assertEquals(y, out[i], 1e-6);
    }
    assertEquals((int) expected, phase);
  }

  @Test
  void modulationMovesThePhaseByCycles() {
    float[] modulation = new float[64];
    for (int i = 0; i < 64; i++) {
      modulation[i] = i * 0.03f - 1f;
    }
    float[] out = new float[64];
    int increment = TableOscillator.increment(0.01f);
    new Sine(64).addModulated(0, increment, 0, 1f, 0f, modulation, out, 0, 64);
    for (int i = 0; i < 64; i++) {
      double cycles = (double) increment * (i + 1) / 0x1p32 + modulation[i];
      assertEquals(Math.sin(2 * Math.PI * cycles), out[i], 2e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Lfo.SINE, Lfo.TRIANGLE, Lfo.FALLING_SAW, Lfo.SQUARE})
  void lfoRepeatsAtItsRateBetweenItsLimits(int shape) {
    Lfo lfo = new Lfo(32, 1);
    lfo.prepare(48_000);
    float[] wave = new float[6000];
    for (int i = 0; i < wave.length; i++) {
      lfo.advance(shape, 5f);
      wave[i] = lfo.end();
      assertTrue(Math.abs(wave[i]) <= 1.000_001f);
    }
    double amplitude = Tone.amplitude(wave, 5 * 32 / 48_000.0, 0, 6000);
    assertTrue(amplitude > 0.6, "only " + amplitude + " at 5 Hz");
  }

  @Test
  void randomStepsStandForACycle() {
    Lfo lfo = new Lfo(32, 1);
    lfo.prepare(48_000);
    int changes = 0;
    for (int i = 0; i < 15_000; i++) {
      lfo.advance(Lfo.RANDOM_STEPS, 3f);
      changes += i > 0 && lfo.end() != lfo.start() ? 1 : 0;
    }
    assertEquals(30, changes, 1);
  }

  @Test
  void tablesHoldWhatFitsBelowHalfTheRate() {
    for (float octaves = 0.1f; octaves < 9; octaves += 0.17f) {
      int level = WaveTables.SAW.levelFor(octaves);
      float[] table = WaveTables.SAW.table(level);
      int harmonics = (int) Math.pow(2, octaves);
      int points = table.length - 1;
      double beyond = partial(table, harmonics + 1);
      assertTrue(beyond < 1e-5, "harmonic " + (harmonics + 1) + " would alias: " + beyond);
      int kept = (int) (Math.pow(2, octaves) * 0.79);
      double last = partial(table, Math.max(1, kept));
      assertEquals(2 / (Math.PI * Math.max(1, kept)), last, 1e-5, "of " + points + " points");
    }
  }

  private static double partial(float[] table, int harmonic) {
    int points = table.length - 1;
    double sum = 0;
    for (int i = 0; i < points; i++) {
      sum += table[i] * Math.sin(2 * Math.PI * harmonic * i / points);
    }
    return Math.abs(2 * sum / points);
  }
}
