package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolverTest {

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 32, 128, 256, 2048})
  void rightAngleProductIsTheWholeConvolution(int size) {
    float[] a = noise(size, 1);
    float[] b = noise(size, 2);
    float[] ar = a.clone();
    float[] ai = new float[size];
    float[] br = b.clone();
    float[] bi = new float[size];
    RightAngleFft fft = new RightAngleFft(size);
    fft.forward(ar, ai, 0);
    fft.forward(br, bi, 0);
    for (int k = 0; k < size; k++) {
      float re = ar[k] * br[k] - ai[k] * bi[k];
      ai[k] = ar[k] * bi[k] + ai[k] * br[k];
      ar[k] = re;
    }
    fft.inverse(ar, ai, 0);
    double[] expected = new double[2 * size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        expected[i + k] += (double) a[i] * b[k];
      }
    }
    double error = 0;
    double energy = 0;
    for (int i = 0; i < 2 * size; i++) {
      double got = (i < size ? ar[i] : ai[i - size]) / size;
      error += (got - expected[i]) * (got - expected[i]);
      energy += expected[i] * expected[i];
    }
    assertTrue(10 * Math.log10(error / energy) < -130, 10 * Math.log10(error / energy) + " dB");
  }

  @ParameterizedTest
  @CsvSource({
    "1,2", "31,2", "512,2", "513,2", "4096,2", "4097,2", "6145,4", "9000,1", "20000,2", "20000,4"
  })
  void equalsDirectConvolutionWithoutLatency(int length, int channels) {
    float[][] impulse = impulse(length, channels);
    int frames = 26_624;
    float[] left = noise(frames, 7);
    float[] right = noise(frames, 8);
    Convolver convolver = new Convolver(length, length);
    convolver.play(ImpulseSpectra.of(new Given(impulse)));
    float[][] wet = through(convolver, left, right);
    for (int side = 0; side < 2; side++) {
      double error = 0;
      double energy = 0;
      for (int n = 0; n < frames; n += n < 700 || n % 2048 < 40 ? 1 : 13) {
        double expected = direct(impulse, left, right, side, n);
        error += Math.pow(wet[side][n] - expected, 2);
        energy += expected * expected;
      }
      double db = 10 * Math.log10(error / energy);
      assertTrue(db <= -120, length + " frames, side " + side + ": " + db + " dB");
    }
  }

  /** A long room and sound in it: the error of everything adds up. */
  @Test
  void tenSecondsAreAsExact() {
    int length = 480_000;
    float[][] impulse = impulse(length, 2);
    int frames = length + 40_960;
    float[] left = noise(frames, 7);
    float[] right = noise(frames, 8);
    Convolver convolver = new Convolver(length, length);
    convolver.play(ImpulseSpectra.of(new Given(impulse)));
    float[][] wet = through(convolver, left, right);
    double error = 0;
    double energy = 0;
    for (int n = frames - 40_000; n < frames; n += 997) {
      double expected = direct(impulse, left, right, 0, n);
      error += Math.pow(wet[0][n] - expected, 2);
      energy += expected * expected;
    }
    assertTrue(10 * Math.log10(error / energy) <= -120, 10 * Math.log10(error / energy) + " dB");
  }

  @Test
  void fadesWithoutLosingWhatIsInTheRoom() {
    float[][] first = impulse(12_000, 2);
    float[][] second = impulse(16_000, 4);
    int frames = 61_440;
    float[] left = noise(frames, 7);
    float[] right = noise(frames, 8);
    Convolver convolver = new Convolver(12_000, 16_000);
    convolver.play(ImpulseSpectra.of(new Given(first)));
    float[][] wet = new float[2][frames];
    int start = 20_000 / 32;
    int end = 0;
    for (int b = 0; b < frames / 32; b++) {
      if (b == start) {
        float[][] re = {Convolver.newArray(), Convolver.newArray()};
        float[][] im = {Convolver.newArray(), Convolver.newArray()};
        convolver.extend(re, im, 2);
        assertTrue(convolver.capacityFrames() >= 16_000);
        convolver.fadeTo(ImpulseSpectra.of(new Given(second)));
      }
      if (b > start && end == 0 && !convolver.fading()) {
        end = b;
      }
      quantum(convolver, left, right, wet, b * 32);
    }
    assertTrue(end > start && (end - start) * 32 <= 16_384, "fade of " + (end - start));
    for (int n = 18_000; n < frames; n += 7) {
      double a = direct(first, left, right, 0, n);
      double b = direct(second, left, right, 0, n);
      double y = wet[0][n];
      double slack = 1e-4;
      if (n < start * 32) {
        assertEquals(a, y, slack);
      } else if (n >= end * 32) {
        assertEquals(b, y, slack);
      } else {
        assertTrue(y > Math.min(a, b) - slack && y < Math.max(a, b) + slack, "frame " + n);
      }
    }
  }

  @Test
  void partitionsMayComeWhileTheyAreNotYetNeeded() {
    float[][] impulse = impulse(20_000, 2);
    float[] left = noise(30_720, 7);
    float[] right = noise(30_720, 8);
    Convolver whole = new Convolver(20_000, 20_000);
    whole.play(ImpulseSpectra.of(new Given(impulse)));
    float[][] expected = through(whole, left, right);
    Convolver convolver = new Convolver(20_000, 20_000);
    ImpulseSpectra growing = new ImpulseSpectra(20_000, false);
    Given source = new Given(impulse);
    growing.begin(source);
    while (!growing.headComplete()) {
      growing.buildNext(source);
    }
    convolver.play(growing);
    float[][] wet = new float[2][left.length];
    for (int at = 0; at < left.length; at += 32) {
      quantum(convolver, left, right, wet, at);
      if (!growing.complete()) {
        growing.buildNext(source);
      }
    }
    assertTrue(Arrays.equals(expected[0], wet[0]));
    assertTrue(Arrays.equals(expected[1], wet[1]));
  }

  @Test
  void resetForgets() {
    float[][] impulse = impulse(9000, 2);
    Convolver convolver = new Convolver(9000, 9000);
    convolver.play(ImpulseSpectra.of(new Given(impulse)));
    float[] sound = noise(20_480, 7);
    float[][] first = through(convolver, sound, sound);
    assertFalse(convolver.fading());
    convolver.reset();
    float[][] second = through(convolver, sound, sound);
    assertTrue(Arrays.equals(first[0], second[0]));
    convolver.reset();
    float[] silence = new float[20_480];
    assertTrue(Arrays.equals(silence, through(convolver, silence, silence)[1]));
  }

  private static float[][] through(Convolver convolver, float[] left, float[] right) {
    float[][] wet = new float[2][left.length];
    for (int at = 0; at < left.length; at += 32) {
      quantum(convolver, left, right, wet, at);
    }
    return wet;
  }

  private static void quantum(
      Convolver convolver, float[] left, float[] right, float[][] wet, int at) {
    float[] l = Arrays.copyOfRange(left, at, at + 32);
    float[] r = Arrays.copyOfRange(right, at, at + 32);
    convolver.process(l, r, l, r);
    System.arraycopy(l, 0, wet[0], at, 32);
    System.arraycopy(r, 0, wet[1], at, 32);
  }

  private static double direct(float[][] h, float[] left, float[] right, int side, int n) {
    float[] same = side == 0 ? left : right;
    float[] other = side == 0 ? right : left;
    float[] own = h.length == 1 ? h[0] : h[side];
    float[] cross = h.length == 4 ? h[side == 0 ? 3 : 2] : null;
    double sum = 0;
    for (int k = 0; k <= Math.min(n, own.length - 1); k++) {
      sum += (double) own[k] * same[n - k];
      if (cross != null) {
        sum += (double) cross[k] * other[n - k];
      }
    }
    return sum;
  }

  private static float[][] impulse(int length, int channels) {
    float[][] h = new float[channels][];
    for (int c = 0; c < channels; c++) {
      h[c] = noise(length, 100 + c);
      for (int i = 0; i < length; i++) {
        h[c][i] *= (float) (0.1 * Math.exp(-4.0 * i / length));
      }
    }
    return h;
  }

  private static float[] noise(int frames, long seed) {
    Random random = new Random(seed);
    float[] x = new float[frames];
    for (int i = 0; i < frames; i++) {
      x[i] = random.nextFloat(-1, 1);
    }
    return x;
  }

  /** A response that lies there whole. */
  private static final class Given implements ImpulseSource {
    private final float[][] channels;
    private final int[] at = new int[4];

    Given(float[][] channels) {
      this.channels = channels;
    }

    @Override
    public int frames() {
      return channels[0].length;
    }

    @Override
    public boolean crosses() {
      return channels.length == 4;
    }

    @Override
    public void next(int channel, float[] out, int from, int count) {
      float[] h = channels.length == 1 ? channels[0] : channels[channel];
      System.arraycopy(h, at[channel], out, from, count);
      at[channel] += count;
    }
  }
}
