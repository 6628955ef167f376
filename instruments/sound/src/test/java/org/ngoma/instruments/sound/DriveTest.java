package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriveTest {

  private static final int RATE = 48_000;

  private final Block block = new Block();

  @ParameterizedTest
  @CsvSource({
    "0, 36, 0.8", "1, 36, 0.8", "2, 36, 0.8", "3, 36, 0.8", "4, 36, 0.8",
    "0, 12, 0.5", "1, 12, 0.5", "2, 12, 0.5", "3, 12, 0.5", "4, 12, 0.5"
  })
  void foldsNothingBack(int curve, float drive, double level) {
    double worst = -200;
    for (double hz : new double[] {55.3, 440.7, 997.1, 2217.3, 4186.9, 5113.7, 7351.3, 7993.1}) {
      Spectrum spectrum = new Spectrum(driven(curve, drive, hz, level), RATE);
      double alias = spectrum.worstAlias(hz, 16_000) / spectrum.lineAt(hz);
      worst = Math.max(worst, Spectrum.db(alias));
    }
    assertTrue(worst <= -60, "curve " + curve + ": " + worst + " dB");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void hasNoDcAndBendsTheWave(int curve) {
    double[] out = driven(curve, 24, 220, 0.6);
    double sum = 0;
    double peak = 0;
    for (int i = 0; i < 48_000; i++) {
      sum += out[i];
      peak = Math.max(peak, Math.abs(out[i]));
    }
    assertTrue(Math.abs(sum / 48_000) < 1e-3 * peak, "DC " + sum / 48_000);
    Spectrum spectrum = new Spectrum(out, RATE);
    double third = Spectrum.db(spectrum.lineAt(660) / spectrum.lineAt(220));
    assertTrue(third > -30, "third harmonic at " + third + " dB");
    boolean even = curve == 0 || curve == 3;
    double second = Spectrum.db(spectrum.lineAt(440) / spectrum.lineAt(220));
    assertTrue(even ? second > -40 : second < -90, "second harmonic at " + second + " dB");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4})
  void quietSoundPassesAtItsTimeAndLevel(int curve) {
    Drive drive = prepared();
    drive.set(DriveTable.CURVE, curve);
    drive.set(DriveTable.DRIVE, 0);
    Random random = new Random(1);
    // Noise below 12 kHz.
    double[] noise = new double[9600];
    for (int i = 4; i < noise.length; i++) {
      noise[i] = 0.003 * random.nextGaussian();
    }
    Stereo in =
        Stereo.of(
            9600,
            i -> i < 8 ? 0 : (noise[i] + 3 * noise[i - 1] + 3 * noise[i - 2] + noise[i - 3]) / 8);
    float[] out = in.through(drive, block).left();
    double error = 0;
    double power = 0;
    for (int i = 2000; i < 9600; i++) {
      error += Math.pow(out[i] - in.left()[i - drive.latencyFrames()], 2);
      power += Math.pow(in.left()[i], 2);
    }
    // The block against DC turns the lowest frequencies a little.
    assertTrue(10 * Math.log10(error / power) < -25, "off by " + 10 * Math.log10(error / power));
  }

  @Test
  void dryIsOnlyLate() {
    Drive drive = prepared();
    drive.set(DriveTable.MIX, 0);
    Random random = new Random(1);
    Stereo in = Stereo.of(4800, i -> random.nextGaussian());
    float[] out = in.through(drive, block).left();
    for (int i = drive.latencyFrames(); i < out.length; i++) {
      assertEquals(in.left()[i - drive.latencyFrames()], out[i], 1e-6f);
    }
  }

  @Test
  void toneTilts() {
    double[] balance = new double[3];
    for (int i = 0; i < 3; i++) {
      Drive drive = prepared();
      drive.set(DriveTable.DRIVE, 0);
      drive.set(DriveTable.TONE, i - 1);
      Stereo out =
          Stereo.of(RATE, k -> 0.01 * (Math.sin(k * 0.0131) + Math.sin(k * 0.9)))
              .through(drive, block);
      Spectrum spectrum = new Spectrum(doubles(out.left(), 4800), RATE);
      balance[i] =
          Spectrum.db(
              spectrum.lineAt(0.9 * RATE / 2 / Math.PI)
                  / spectrum.lineAt(0.0131 * RATE / 2 / Math.PI));
    }
    assertEquals(0, balance[1], 0.6);
    assertEquals(14.3, balance[2] - balance[1], 1);
    assertEquals(-14.3, balance[0] - balance[1], 1);
  }

  @Test
  void crushTakesTheBitsItSays() {
    Crush crush = new Crush();
    crush.prepare(RATE);
    crush.set(CrushTable.BITS, 4);
    crush.set(CrushTable.RATE, 48_000);
    Stereo in = Stereo.of(4800, i -> 0.9 * Math.sin(i * 0.01));
    float[] out = in.through(crush, block).left();
    for (int i = 1; i < out.length; i++) {
      assertEquals(Math.rint(8 * in.left()[i - 1]) / 8, out[i], 1e-6f);
    }
  }

  @Test
  void crushHoldsAsLongAsItSays() {
    Crush crush = new Crush();
    crush.prepare(RATE);
    crush.set(CrushTable.BITS, 16);
    crush.set(CrushTable.RATE, 3000);
    float[] out = Stereo.of(RATE, i -> Math.sin(i * 0.003)).through(crush, block).left();
    int steps = 0;
    for (int i = 1; i < out.length; i++) {
      steps += out[i] != out[i - 1] ? 1 : 0;
    }
    assertEquals(3000, steps, 4);
  }

  @Test
  void antiAliasingLeavesWhatTheRateCanHold() {
    double[] spoiled = new double[2];
    for (int clean = 0; clean < 2; clean++) {
      Crush crush = new Crush();
      crush.prepare(RATE);
      crush.set(CrushTable.BITS, 16);
      crush.set(CrushTable.RATE, 8000);
      crush.set(CrushTable.ANTI_ALIAS, clean);
      // 6.1 kHz mirrors at 8 kHz into 1.9 kHz.
      float[] out =
          Stereo.of(2 * RATE, i -> 0.5 * Math.sin(2 * Math.PI * 6100 * i / RATE))
              .through(crush, block)
              .left();
      spoiled[clean] = Spectrum.db(new Spectrum(doubles(out, 4800), RATE).lineAt(1900));
    }
    assertTrue(spoiled[0] > -20 && spoiled[1] < spoiled[0] - 15, spoiled[0] + ", " + spoiled[1]);
  }

  @Test
  void ditherTurnsHarmonicsIntoNoiseAndRestsWithTheSound() {
    double[] harmonic = new double[2];
    for (int dither = 0; dither < 2; dither++) {
      Crush crush = new Crush();
      crush.prepare(RATE);
      crush.set(CrushTable.BITS, 6);
      crush.set(CrushTable.RATE, 48_000);
      crush.set(CrushTable.DITHER, dither);
      float[] out =
          Stereo.of(3 * RATE, i -> 0.1 * Math.sin(2 * Math.PI * 375 * i / RATE))
              .through(crush, block)
              .left();
      harmonic[dither] = Spectrum.db(new Spectrum(doubles(out, 4800), RATE).lineAt(1125));
      Stereo.silence(RATE / 2).through(crush, block);
      assertEquals(0, Stereo.silence(4800).through(crush, block).peak());
    }
    assertTrue(harmonic[1] < harmonic[0] - 10, harmonic[0] + ", " + harmonic[1]);
  }

  private double[] driven(int curve, float gain, double hz, double level) {
    Drive drive = prepared();
    drive.set(DriveTable.CURVE, curve);
    drive.set(DriveTable.DRIVE, gain);
    Stereo out =
        Stereo.of(80_000, i -> level * Math.sin(2 * Math.PI * hz * i / RATE)).through(drive, block);
    return doubles(out.left(), 9600);
  }

  private static double[] doubles(float[] x, int from) {
    double[] out = new double[x.length - from];
    for (int i = 0; i < out.length; i++) {
      out[i] = x[from + i];
    }
    return out;
  }

  private static Drive prepared() {
    Drive drive = new Drive();
    drive.prepare(RATE);
    return drive;
  }
}
