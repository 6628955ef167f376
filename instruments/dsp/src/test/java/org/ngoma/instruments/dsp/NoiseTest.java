package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NoiseTest {

  private static float[] samples(Noise noise, int length) {
    float[] out = new float[length];
    noise.fill(out, 0, length, 1f);
    return out;
  }

  @Test
  void theSameSeedGivesTheSameNoiseAlsoAfterReset() {
    Noise noise = new Noise(7);
    float[] first = samples(noise, 500);
    noise.reset();
    for (float expected : first) {
      assertEquals(expected, noise.next());
    }
    assertArrayEquals(first, samples(new Noise(7), 500));
  }

  @Test
  void isEvenCentredAndWhite() {
    float[] x = samples(new Noise(1), 200_000);
    double sum = 0;
    double power = 0;
    double neighbours = 0;
    for (int i = 1; i < x.length; i++) {
      assertTrue(Math.abs(x[i]) <= 1f);
      sum += x[i];
      power += x[i] * x[i];
      neighbours += x[i] * x[i - 1];
    }
    assertEquals(0, sum / x.length, 0.005);
    assertEquals(1 / 3.0, power / x.length, 0.005);
    assertEquals(0, neighbours / x.length, 0.005);
  }

  @Test
  void neighbouringSeedsAreUnrelated() {
    float[] a = samples(new Noise(0), 100_000);
    float[] b = samples(new Noise(1), 100_000);
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
    }
    assertEquals(0, product / a.length, 0.005);
  }
}
