package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The digital filters against the analogue ones, whose formulas stand here a second time. */
class MatchedBiquadTest {

  private static final double RATE = 48_000;
  private static final double TOP_HZ = 16_000;

  private final double[] c = new double[MatchedBiquad.COEFFICIENTS];

  @ParameterizedTest
  @CsvSource({
    "0, 0.1, 10, 18, 16000",
    "0, 0.1, 10, 18, 20000",
    "1, 0.2, 1.4, 18, 20000",
    "2, 0.2, 1.4, 18, 20000",
    "3, 0.5, 1.4, 0, 20000",
    "4, 0.5, 10, 0, 20000",
    "5, 1, 20, 0, 20000",
  })
  void meetsItsAnalogueModelUpTo16Kilohertz(
      int kind, double lowQ, double highQ, double mostDb, double highestHz) {
    Random random = new Random(kind);
    double worst = 0;
    String where = "";
    for (int i = 0; i < 1500; i++) {
      double hz = 20 * Math.pow(highestHz / 20, random.nextDouble());
      double q = lowQ * Math.pow(highQ / lowQ, random.nextDouble());
      float gainDb = (float) (mostDb * random.nextDouble(-1, 1));
      double miss = miss(kind, hz, gainDb, q);
      if (miss > worst) {
        worst = miss;
        where = "%.0f Hz, %.2f dB, Q %.3f: off by %.3f dB".formatted(hz, gainDb, q, miss);
      }
    }
    assertTrue(worst <= 0.1, where);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3", "4", "5"})
  void isStableWhateverIsAskedOfIt(int kind) {
    Random random = new Random(kind);
    for (int i = 0; i < 3000; i++) {
      double frequency = random.nextDouble(0, 0.6);
      double q = Math.pow(10, random.nextDouble(-1.3, 2));
      new MatchedBiquad().design(kind, frequency, (float) random.nextDouble(-36, 36), q, c, 0);
      assertTrue(Math.abs(c[4]) < 1 && Math.abs(c[3]) < 1 - c[4], frequency + " Q " + q);
      for (double number : c) {
        assertTrue(Math.abs(number) < 1e4, "coefficient " + number);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"44100", "48000", "96000"})
  void lowBellsAreExactAtEveryRate(double rate) {
    new MatchedBiquad().design(MatchedBiquad.BELL, 40 / rate, 6, 4, c, 0);
    assertEquals(6, db(40 / rate), 1e-3);
    assertEquals(0, db(4000 / rate), 1e-3);
    assertEquals(10 * Math.log10(model(0, 6, 4, 0.9)), db(36 / rate), 1e-3);
  }

  private double miss(int kind, double hz, float gainDb, double q) {
    new MatchedBiquad().design(kind, hz / RATE, gainDb, q, c, 0);
    double worst = 0;
    for (double f = 10; f <= TOP_HZ; f *= 1.015) {
      double want = 10 * Math.log10(model(kind, gainDb, q, f / hz));
      if (want > -50) {
        worst = Math.max(worst, Math.abs(db(f / RATE) - want));
      }
    }
    return worst;
  }

  private double db(double frequency) {
    double w = 2 * Math.PI * frequency;
    double re = 1 - c[3] * Math.cos(w) - c[4] * Math.cos(2 * w);
    double im = c[3] * Math.sin(w) + c[4] * Math.sin(2 * w);
    double top = c[0] * re + c[1] * Math.cos(w) + c[2] * Math.cos(2 * w);
    double side = c[0] * im - c[1] * Math.sin(w) - c[2] * Math.sin(2 * w);
    return 10 * Math.log10((top * top + side * side) / (re * re + im * im));
  }

  /** Squared magnitude of R. Bristow-Johnson's analogue prototypes at a multiple of the centre. */
  private static double model(int kind, double gainDb, double q, double multiple) {
    double a = Math.pow(10, gainDb / 40);
    double r = Math.sqrt(a) / q;
    double[] n = {1, 0, 1};
    double[] d = {1, 1 / q, 1};
    switch (kind) {
      case MatchedBiquad.BELL -> {
        n[1] = a / q;
        d[1] = 1 / (a * q);
      }
      case MatchedBiquad.LOW_SHELF -> {
        n = new double[] {a * a, a * r, a};
        d = new double[] {1, r, a};
      }
      case MatchedBiquad.HIGH_SHELF -> {
        n = new double[] {a, a * r, a * a};
        d = new double[] {a, r, 1};
      }
      case MatchedBiquad.LOW_CUT -> n[0] = 0;
      case MatchedBiquad.HIGH_CUT -> n[2] = 0;
      default -> n[1] = 0;
    }
    double x = multiple * multiple;
    double top = n[0] - n[2] * x;
    double bottom = d[0] - d[2] * x;
    return (top * top + n[1] * n[1] * x) / (bottom * bottom + d[1] * d[1] * x);
  }
}
