package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.instruments.dsp.Fft;

class ReverbTest {

  private final Block block = new Block();

  @ParameterizedTest
  @CsvSource({
    "48000, 500, 0.3, 0.5",
    "48000, 2200, 0.6, 0",
    "48000, 2200, 0.6, 1",
    "48000, 6000, 1, 0.5",
    "44100, 1000, 0, 0.5",
    "96000, 2000, 0.8, 0.7",
  })
  void middleFrequenciesDecayAsLongAsTheKnobSays(int rate, float ms, float size, float damping) {
    Reverb reverb = reverb(rate);
    reverb.set(ReverbTable.DECAY, ms);
    reverb.set(ReverbTable.SIZE, size);
    reverb.set(ReverbTable.DAMPING, damping);
    Stereo response = click(rate, ms / 1000 + 0.3).through(reverb, block);
    assertEquals(ms / 1000, decaySeconds(response.left(), rate, 1000), 0.1 * ms / 1000);
  }

  @Test
  void dampingShortensTheHighsAlone() {
    double[] seconds = new double[3];
    for (int i = 0; i < 3; i++) {
      Reverb reverb = reverb(48_000);
      reverb.set(ReverbTable.DECAY, 2000);
      reverb.set(ReverbTable.DAMPING, i * 0.5f);
      Stereo response = click(48_000, 3).through(reverb, block);
      seconds[i] = decaySeconds(response.left(), 48_000, 8000);
      assertEquals(2.3, decaySeconds(response.left(), 48_000, 250), 0.5);
    }
    assertTrue(seconds[0] > 1.7, "undamped " + seconds[0]);
    assertTrue(seconds[1] < 0.65 * seconds[0], "half " + seconds[1]);
    assertTrue(seconds[2] < 0.5 * seconds[1], "full " + seconds[2]);
  }

  @ParameterizedTest
  @ValueSource(floats = {0.4f, 0.6f, 0.9f})
  void tailIsAsDenseAsNoise(float size) {
    Reverb reverb = reverb(48_000);
    reverb.set(ReverbTable.DECAY, 4000);
    reverb.set(ReverbTable.SIZE, size);
    float[] tail = click(48_000, 3).through(reverb, block).left();
    for (int from : new int[] {9600, 19_200, 48_000}) {
      // Noise has a flatness of 0.56 and a kurtosis of 3; single modes and echoes are far off.
      assertEquals(0.55, flatness(tail, from), 0.07, "spectrum at frame " + from);
      assertEquals(3, kurtosis(tail, from, 4.0), 0.6, "echoes at frame " + from);
    }
  }

  @Test
  void sidesAreUnrelatedAtFullWidthAndEqualAtNone() {
    Reverb wide = reverb(48_000);
    Stereo room = click(48_000, 2).through(wide, block);
    double both = 0;
    double left = 0;
    double right = 0;
    for (int i = 4800; i < room.frames(); i++) {
      both += room.left()[i] * room.right()[i];
      left += room.left()[i] * room.left()[i];
      right += room.right()[i] * room.right()[i];
    }
    assertTrue(Math.abs(both) < 0.2 * Math.sqrt(left * right), "correlated");
    assertEquals(1, left / right, 0.5);

    Reverb narrow = reverb(48_000);
    narrow.set(ReverbTable.WIDTH, 0);
    Stereo mono = click(48_000, 1).through(narrow, block);
    assertArrayEquals(mono.left(), mono.right());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40, 250})
  void roomBeginsAfterThePreDelay(int ms) {
    Reverb reverb = reverb(48_000);
    reverb.set(ReverbTable.PRE_DELAY, ms);
    float[] out = click(48_000, 0.4).through(reverb, block).left();
    int due = ms * 48;
    for (int i = 0; i < due; i++) {
      assertEquals(0, out[i], "frame " + i);
    }
    assertTrue(Math.abs(out[due]) > 0.01, "starts late");
  }

  @Test
  void turningEveryKnobMakesNoClick() {
    Reverb reverb = reverb(48_000);
    Random random = new Random(2);
    float last = 0;
    int frame = 0;
    for (int turn = 0; turn < 200; turn++) {
      int from = frame;
      Stereo in = Stereo.of(960, i -> 0.3 * Math.sin((from + i) * 0.02));
      frame += in.frames();
      for (float sample : in.through(reverb, block).left()) {
        assertTrue(Math.abs(sample - last) < 0.03, "a click in turn " + turn);
        last = sample;
      }
      int row = turn % 8;
      reverb.set(row, (float) ReverbTable.TABLE.get(row).valueAt(random.nextDouble()));
    }
  }

  @Test
  void longestRoomStaysStable() {
    Reverb reverb = reverb(48_000);
    reverb.set(ReverbTable.DECAY, 20_000);
    reverb.set(ReverbTable.DAMPING, 1);
    reverb.set(ReverbTable.LOW_CUT, 20);
    Random random = new Random(8);
    float early = Stereo.of(480_000, i -> random.nextGaussian()).through(reverb, block).peak();
    Stereo.of(480_000, i -> 0).through(reverb, block);
    float late = Stereo.of(48_000, i -> 0).through(reverb, block).peak();
    assertTrue(late < 0.15 * early, early + " then " + late);
  }

  @Test
  void endsInTrueSilenceAndResetIsSilentAtOnce() {
    Reverb reverb = reverb(48_000);
    reverb.set(ReverbTable.DECAY, 1000);
    click(48_000, 5).through(reverb, block);
    assertEquals(0, Stereo.silence(4800).through(reverb, block).peak());
    click(48_000, 0.2).through(reverb, block);
    reverb.reset();
    assertEquals(0, Stereo.silence(48_000).through(reverb, block).peak());
  }

  private static Reverb reverb(int rate) {
    Reverb reverb = new Reverb();
    reverb.prepare(rate);
    return reverb;
  }

  private static Stereo click(int rate, double seconds) {
    return Stereo.of((int) (seconds * rate), i -> i == 0 ? 1 : 0);
  }

  /** Twice the time from -5 to -35 dB of what is left of the energy of one octave (Schroeder). */
  private static double decaySeconds(float[] response, int rate, double hz) {
    double[] octave = octave(octave(response, rate, hz), rate, hz);
    double left = 0;
    for (int i = octave.length - 1; i >= 0; i--) {
      left += octave[i] * octave[i];
      octave[i] = left;
    }
    int start = -1;
    for (int i = 0; i < octave.length; i++) {
      double db = 10 * Math.log10(octave[i] / octave[0]);
      if (start < 0 && db < -5) {
        start = i;
      }
      if (db < -35) {
        return 2.0 * (i - start) / rate;
      }
    }
    throw new AssertionError("the tail is longer than the recording");
  }

  private static double[] octave(float[] x, int rate, double hz) {
    double[] copy = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      copy[i] = x[i];
    }
    return octave(copy, rate, hz);
  }

  /** A band-pass of one octave (the audio EQ cookbook's). */
  private static double[] octave(double[] x, int rate, double hz) {
    double w = 2 * Math.PI * hz / rate;
    double alpha = Math.sin(w) / (2 * 1.414);
    double[] y = new double[x.length];
    double s0 = 0;
    double s1 = 0;
    for (int i = 0; i < x.length; i++) {
      y[i] = (alpha * x[i] + s0) / (1 + alpha);
      s0 = 2 * Math.cos(w) * y[i] + s1;
      s1 = -alpha * x[i] - (1 - alpha) * y[i];
    }
    return y;
  }

  /** Geometric over arithmetic mean of each bin's power beside its neighbours' average. */
  private static double flatness(float[] x, int from) {
    int size = 8192;
    float[] part = new float[size];
    for (int i = 0; i < size; i++) {
      part[i] = (float) (x[from + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size)));
    }
    float[] re = new float[size / 2 + 1];
    float[] im = new float[size / 2 + 1];
    new Fft(size).forwardReal(part, re, im);
    double logSum = 0;
    double sum = 0;
    int bins = 0;
    for (int bin = 100; bin < 3000; bin++) {
      double around = 0;
      for (int k = bin - 60; k <= bin + 60; k++) {
        around += (re[k] * re[k] + im[k] * im[k]) / 121;
      }
      double level = (re[bin] * re[bin] + im[bin] * im[bin]) / around;
      logSum += Math.log(level);
      sum += level;
      bins++;
    }
    return Math.exp(logSum / bins) / (sum / bins);
  }

  private static double kurtosis(float[] x, int from, double decaySeconds) {
    double second = 0;
    double fourth = 0;
    int frames = 4096;
    for (int i = 0; i < frames; i++) {
      double level = x[from + i] * Math.exp(6.9 * i / (decaySeconds * 48_000));
      second += level * level;
      fourth += level * level * level * level;
    }
    return fourth * frames / (second * second);
  }
}
