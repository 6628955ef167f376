package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DitherTest {

  private static final int FRAMES = 1 << 18;
  private static final double STEP = 1.0 / 32768;

  private static double[] rounded(float[] sound) {
    float[] noisy = sound.clone();
    new Dither().add(noisy, 0, noisy.length);
    double[] steps = new double[noisy.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = WavEncoding.PCM_16.level(noisy[i]);
    }
    return steps;
  }

  @Test
  void whatIsFainterThanAStepIsStillThere() {
    float[] tone = new float[FRAMES];
    double amplitude = 0.3;
    for (int i = 0; i < FRAMES; i++) {
      tone[i] = (float) (STEP * amplitude * Math.sin(2 * Math.PI * i * 0.0107 + 0.1));
    }
    double[] heard = rounded(tone);
    double inPhase = 0;
    for (int i = 0; i < FRAMES; i++) {
      inPhase += heard[i] * Math.sin(2 * Math.PI * i * 0.0107 + 0.1);
    }
    assertEquals(amplitude, 2 * inPhase / FRAMES, 0.02);
  }

  /** Mean 0 and a variance of a quarter of a step, wherever between two steps the sound stands. */
  @Test
  void errorFollowsNothing() {
    for (double at = 0.05; at < 1; at += 0.1) {
      float[] still = new float[FRAMES];
      java.util.Arrays.fill(still, (float) (at * STEP));
      double mean = 0;
      double power = 0;
      for (double step : rounded(still)) {
        mean += step - at;
        power += (step - at) * (step - at);
      }
      assertEquals(0, mean / FRAMES, 0.005, "at " + at);
      assertEquals(0.25, power / FRAMES, 0.005, "at " + at);
    }
  }

  @Test
  void silenceStaysSilent() {
    float[] silence = new float[1000];
    new Dither().add(silence, 0, 1000);
    assertArrayEquals(new float[1000], silence);
  }
}
