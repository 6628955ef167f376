package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.sequencer.model.ParamSpec;

/** What every model of a pad is to sound like, played on the last pad. */
class DrumModelsTest {

  private static final int RATE = 48_000;
  private static final int KEY = 40;
  private static final int SAMPLE = DrumKitTable.MODELS - 1;
  private static final int KICK = 0;
  private static final int DEEP_KICK = 16;
  private static final int HARD_KICK = 17;
  private static final int CLAP = 3;
  private static final int TRIANGLE = 35;

  static IntStream models() {
    return IntStream.range(0, SAMPLE);
  }

  private static Take pad(int model) {
    Take take = new Take(new DrumKit(), RATE).with("drums.map", 1);
    return take.with("drums.perc.model", model).with("drums.perc.level", 0);
  }

  private static String name(int model) {
    ParamSpec spec = DrumKitTable.TABLE.get(DrumKitTable.row(DrumMap.PERC, DrumKitTable.MODEL));
    return spec.labels().get(model);
  }

  private static double centroid(Take take) {
    return Spectrum.ofStroke(take.mono(0, 16_384), RATE).centroid(20, 20_000);
  }

  @ParameterizedTest
  @MethodSource("models")
  void aHarderStrokeIsLouderAndBrighter(int model) {
    double lastPeak = 0;
    double lastCentroid = 0;
    for (double velocity : new double[] {0.3, 0.65, 1}) {
      Take take = pad(model).note(0, KEY, velocity, 100).render(16_384);
      double centroid = centroid(take);
      assertTrue(take.peak() > 1.2 * lastPeak, name(model) + " is not louder");
      assertTrue(centroid > lastCentroid, name(model) + ": " + centroid + " Hz");
      lastPeak = take.peak();
      lastCentroid = centroid;
    }
    double db = Spectrum.db(lastPeak);
    assertTrue(db < 3 && db > -12, name(model) + " peaks at " + db + " dBFS");
  }

  @ParameterizedTest
  @MethodSource("models")
  void endsAndHoldsNoDc(int model) {
    Take take = pad(model).with("drums.perc.pan", 0).note(0, KEY, 1, 100).render(4 * RATE);
    assertTrue(take.silentBlocks > 100, name(model) + " does not end");
    double sum = 0;
    for (float y : take.left) {
      sum += y;
    }
    double dc = Spectrum.db(Math.abs(sum) / RATE / take.peak());
    assertTrue(dc < -60, name(model) + ": DC at " + dc + " dB");
  }

  @ParameterizedTest
  @MethodSource("models")
  void fallsWithinItsDecay(int model) {
    double decayMs = 400;
    Take take = pad(model).with("drums.perc.decay", decayMs).with("drums.perc.noise", 0);
    take.note(0, KEY, 1, 100).render(RATE * 5 / 4);
    double late = 0;
    // Bursts before the last one come on top; a triangle's upper partials outlast its lowest.
    int end = (int) (RATE * (model == TRIANGLE ? 2.4 : 1.3) * decayMs / 1000);
    for (int i = end; i < take.left.length; i++) {
      late = Math.max(late, Math.abs(take.left[i]));
    }
    assertTrue(late < 1.1e-3 * take.peak(), name(model) + " is at " + late / take.peak());
  }

  @ParameterizedTest
  @ValueSource(doubles = {200, 400, 1000})
  void aKickLoses60DecibelsInItsDecay(double decayMs) {
    Take take = pad(DEEP_KICK).with("drums.perc.decay", decayMs).with("drums.perc.noise", 0);
    take.with("drums.perc.snap", 0).with("drums.perc.tune", 12);
    take.note(0, KEY, 1, 100).render(2 * RATE);
    // Over the middle half, where neither drive nor the end bend the line.
    double from = peakAround(take, 0.3 * decayMs);
    double to = peakAround(take, 0.7 * decayMs);
    double lostDb = Spectrum.db(from / to);
    assertEquals(0.4 * 60, lostDb, 0.03 * 60, "dB lost in 0.4 of the decay");
  }

  private static double peakAround(Take take, double ms) {
    double peak = 0;
    for (int i = (int) ((ms - 8) * 48); i < (ms + 8) * 48; i++) {
      peak = Math.max(peak, Math.abs(take.left[i]));
    }
    return peak;
  }

  @ParameterizedTest
  @ValueSource(ints = {KICK, DEEP_KICK, HARD_KICK})
  void aKickFallsInPitchAsItsShapeSays(int model) {
    Take take = pad(model).with("drums.perc.decay", 2000).with("drums.perc.noise", 0);
    take.note(0, KEY, 1, 100).render(RATE);
    MembraneShape shape = DrumModel.membrane(model);
    List<Double> crossings = new ArrayList<>();
    for (int i = 48; i < RATE / 2; i++) {
      double a = take.left[i];
      double b = take.left[i + 1];
      if (a < 0 && b >= 0) {
        crossings.add(i + a / (a - b));
      }
    }
    for (int i = 1; i < crossings.size(); i++) {
      double hz = RATE / (crossings.get(i) - crossings.get(i - 1));
      double ms = (crossings.get(i) + crossings.get(i - 1)) / 96;
      double left = Math.max(0, 1.001 * Math.pow(0.001 / 1.001, ms / shape.bendMs()) - 0.001);
      double expected = shape.hz() * Math.pow(2, shape.bendSemitones() * left / 12);
      // Over a whole wave the fall is no straight line; below a semitone it nearly is.
      double tolerance = left * shape.bendSemitones() > 1 ? 0.12 : 0.01;
      assertEquals(1, hz / expected, tolerance, name(model) + " after " + ms + " ms");
    }
  }

  @Test
  void theSixTonesOfMetalAreNoHarmonics() {
    for (float low : Metal.HZ) {
      for (float high : Metal.HZ) {
        double ratio = high / low;
        if (ratio > 1) {
          for (int n = 1; n <= 4; n++) {
            double off = Math.abs(ratio * n - Math.rint(ratio * n)) / (ratio * n);
            assertTrue(off > 0.004, low + " and " + high + " Hz are " + ratio);
          }
        }
      }
    }
  }

  @Test
  void aHatsSpectrumIsInharmonic() {
    Take take = pad(4).with("drums.perc.noise", 0).with("drums.perc.decay", 4000);
    take.note(0, KEY, 1, 100).render(RATE);
    Spectrum spectrum = new Spectrum(take.mono(2400, 2400 + 32_768), RATE);
    double strongest = spectrum.peakHz(5000, 16_000);
    // Of a harmonic sound every line is a multiple of one tone; here no tone from 80 Hz on
    // explains even half of what sounds above the low cut.
    double best = 0;
    for (double hz = 80; hz < 900; hz += 0.25) {
      double on = 0;
      for (int n = (int) (6000 / hz); n * hz < 14_000; n++) {
        on += spectrum.power(n * hz - 8, n * hz + 8);
      }
      // What evenly spread lines would hold by chance is taken off.
      best = Math.max(best, on / spectrum.power(6000, 14_000) - 16 / hz);
    }
    assertTrue(strongest > 6000 && best < 0.5, "one tone explains " + best);
  }

  @Test
  void aWiderSetClapIsSlower() {
    assertEquals(2, gap(1) / gap(0.5), 0.15);
    assertEquals(0.5, gap(0) / gap(0.5), 0.1);
  }

  /** Time between the first two bursts in ms. */
  private static double gap(double shape) {
    Take take = pad(CLAP).with("drums.perc.shape", shape).with("drums.perc.snap", 1);
    take.note(0, KEY, 1, 100).render(4800);
    double before = 0;
    for (int ms = 3; ms < 60; ms++) {
      double power = 0;
      for (int i = ms * 48; i < ms * 48 + 48; i++) {
        power += take.left[i] * take.left[i];
      }
      if (power > 6 * before && before > 0) {
        return ms;
      }
      before = power;
    }
    return 0;
  }

  @Test
  void velocityMayMoveThePitch() {
    double[] hz = new double[2];
    for (int i = 0; i < 2; i++) {
      Take take = pad(14).with("drums.perc.velocity_pitch", 12).with("drums.perc.decay", 1000);
      take.note(0, KEY, i == 0 ? 0.5 : 1, 100).render(RATE);
      hz[i] = new Spectrum(take.left(2400, 2400 + 16_384), RATE).peakHz(500, 6000);
    }
    assertEquals(600, 1200 * Math.log(hz[1] / hz[0]) / Math.log(2), 10, "cents");
  }

  @Test
  void fmDrumsDoNotAlias() {
    for (int model : new int[] {15, 36, 37, 38}) {
      Take take = pad(model).with("drums.perc.noise", 0).with("drums.perc.snap", 1);
      take.with("drums.perc.tune", 24).with("drums.perc.shape", 1).with("drums.perc.tone", 1);
      take.with("drums.perc.decay", 4000).note(0, KEY, 1, 100).render(RATE);
      Spectrum spectrum = new Spectrum(take.left(9600, 9600 + 32_768), RATE);
      FmShape shape = DrumModel.fm(model);
      double carrier = shape.hz() * 4;
      double ratio = shape.ratio() * Math.pow(2, 1.25);
      double alias = 0;
      for (double hz = 100; hz < 16_000; hz += 1.5) {
        if (farFromSideBands(hz, carrier, carrier * ratio)) {
          alias = Math.max(alias, spectrum.lineAt(hz));
        }
      }
      double db = Spectrum.db(alias / spectrum.strongest());
      assertTrue(db < -60, name(model) + " aliases at " + db + " dB");
    }
  }

  private static boolean farFromSideBands(double hz, double carrier, double modulator) {
    for (int n = -40; n <= 40; n++) {
      if (Math.abs(Math.abs(carrier + n * modulator) - hz) < 30) {
        return false;
      }
    }
    return true;
  }
}
