package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SincReaderTest {

  private static final int FRAMES = 32_768;

  private static float[] read(float step, float[] sound, boolean light) {
    SincReader reader = SincReader.fine(step);
    float[] out = new float[FRAMES];
    if (light) {
      SincReader.light(sound, 0, (long) (step * 0x1p32), out, 0, 1, FRAMES);
    } else {
      reader.read(sound, 0, (long) (step * 0x1p32), out, 0, 1, FRAMES);
    }
    return out;
  }

  private static float[] tone(double cycles, float step) {
    return Tone.sine(cycles, (int) (step * FRAMES) + 200);
  }

  private static double worstSpur(float[] y, double cycles) {
    int n = 16_384;
    float[] re = new float[n];
    float[] im = new float[n];
    for (int i = 0; i < n; i++) {
      double turn = 2 * Math.PI * i / n;
      double w =
          0.35875
              - 0.48829 * Math.cos(turn)
              + 0.14128 * Math.cos(2 * turn)
              - 0.01168 * Math.cos(3 * turn);
      re[i] = (float) (w * y[1000 + i] / (0.179375 * n));
    }
    new Fft(n).forward(re, im);
    double worst = 0;
    for (int k = 0; k < n / 2; k++) {
      if (Math.abs(k - cycles * n) > 6) {
        worst = Math.max(worst, Math.hypot(re[k], im[k]));
      }
    }
    return Tone.db(worst);
  }

  @ParameterizedTest
  @CsvSource({
    "0.37, 0.02",
    "0.5, 0.21",
    "0.94, 0.1",
    "0.94, 0.35",
    "1.5, 0.2",
    "2.3, 0.1",
    "3.9, 0.08"
  })
  void whatIsHeardIsTheToneAlone(float step, double cycles) {
    float[] y = read(step, tone(cycles, step), false);
    assertEquals(0, Tone.db(Tone.amplitude(y, cycles * step, 1000, 30_000)), 0.2);
    double spur = worstSpur(y, cycles * step);
    assertTrue(spur < -64, "spur of " + spur + " dB");
  }

  /** Above half the rate when played so high: it must not fold back. */
  @ParameterizedTest
  @CsvSource({"1.5, 0.45", "2, 0.33", "3, 0.25", "4, 0.2", "6, 0.14"})
  void whatWouldFoldBackIsTakenAway(float step, double cycles) {
    float[] y = read(step, tone(cycles, step), false);
    double db = worstSpur(y, 0.6);
    assertTrue(db < -60, "folded at " + db + " dB");
  }

  @Test
  void fourPointsAreCleanForDeepTones() {
    float[] y = read(0.9f, tone(0.01, 0.9f), true);
    assertTrue(worstSpur(y, 0.009) < -80);
    assertEquals(0, Tone.db(Tone.amplitude(y, 0.009, 1000, 30_000)), 0.05);
  }

  @Test
  void strideLeavesTheOthersAlone() {
    float[] out = new float[64];
    SincReader.fine(1f).read(Tone.sine(0.1, 200), 0, 1L << 32, out, 1, 4, 16);
    for (int i = 0; i < 64; i++) {
      assertTrue(i % 4 == 1 || out[i] == 0);
    }
  }
}
