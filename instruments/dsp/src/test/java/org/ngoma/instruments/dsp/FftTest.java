package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 64, 1024})
  void complexTransformEqualsItsDefinition(int size) {
    float[] re = noise(size, 1);
    float[] im = noise(size, 2);
    float[] expectedRe = new float[size];
    float[] expectedIm = new float[size];
    definition(re, im, expectedRe, expectedIm);
    new Fft(size).forward(re, im);
    assertArrayEquals(expectedRe, re, 2e-6f * size);
    assertArrayEquals(expectedIm, im, 2e-6f * size);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 32, 2048})
  void realTransformIsTheLowerHalfOfTheComplexOne(int size) {
    float[] signal = noise(size, 3);
    float[] expectedRe = signal.clone();
    float[] expectedIm = new float[size];
    Fft fft = new Fft(size);
    fft.forward(expectedRe, expectedIm);
    float[] re = new float[size / 2 + 1];
    float[] im = new float[size / 2 + 1];
    fft.forwardReal(signal, re, im);
    for (int k = 0; k <= size / 2; k++) {
      assertEquals(expectedRe[k], re[k], 2e-6f * size, "bin " + k);
      assertEquals(expectedIm[k], im[k], 2e-6f * size, "bin " + k);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 256, 65_536})
  void inverseGivesTheSignalBack(int size) {
    Fft fft = new Fft(size);
    float[] re = noise(size, 4);
    float[] im = noise(size, 5);
    fft.forward(re, im);
    fft.inverse(re, im);
    assertArrayEquals(noise(size, 4), re, 2e-6f);
    assertArrayEquals(noise(size, 5), im, 2e-6f);

    float[] signal = new float[size];
    float[] halfRe = new float[size / 2 + 1];
    float[] halfIm = new float[size / 2 + 1];
    fft.forwardReal(noise(size, 6), halfRe, halfIm);
    fft.inverseReal(halfRe, halfIm, signal);
    assertArrayEquals(noise(size, 6), signal, 2e-6f);
  }

  @Test
  void sineStandsInItsBinAlone() {
    int size = 4096;
    float[] signal = new float[size];
    for (int i = 0; i < size; i++) {
      signal[i] = (float) Math.sin(2 * Math.PI * 100 * i / size);
    }
    float[] re = new float[size / 2 + 1];
    float[] im = new float[size / 2 + 1];
    new Fft(size).forwardReal(signal, re, im);
    for (int k = 0; k < re.length; k++) {
      double level = Math.hypot(re[k], im[k]) / (size / 2.0);
      assertEquals(k == 100 ? 1 : 0, level, 1e-6, "bin " + k);
    }
  }

  @Test
  void refusesOtherSizes() {
    for (int size : new int[] {-4, 0, 1, 3, 1000, 1 << 25}) {
      assertThrows(IllegalArgumentException.class, () -> new Fft(size));
    }
  }

  private static float[] noise(int size, long seed) {
    Random random = new Random(seed);
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = random.nextFloat(-1, 1);
    }
    return x;
  }

  private static void definition(float[] re, float[] im, float[] outRe, float[] outIm) {
    int n = re.length;
    for (int k = 0; k < n; k++) {
      double sumRe = 0;
      double sumIm = 0;
      for (int i = 0; i < n; i++) {
        double angle = -2 * Math.PI * k * i / n;
        sumRe += re[i] * Math.cos(angle) - im[i] * Math.sin(angle);
        sumIm += re[i] * Math.sin(angle) + im[i] * Math.cos(angle);
      }
      outRe[k] = (float) sumRe;
      outIm[k] = (float) sumIm;
    }
  }
}
