package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.instruments.dsp.Svf;

class ConvolutionTest {

  private static final int RATE = 48_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void playsAFileAsItIsWithoutLatency(int channels) throws IOException {
    float[][] h = impulse(channels, 9000);
    Convolution convolution = wetOnly();
    convolution.use(0, convolution.load(0, wav("room.wav", RATE, h), RATE));
    Stereo sound = noise(12_800);
    Stereo wet = sound.through(convolution, new Block());
    double scale = scale(h);
    float[] expected = new float[wet.frames()];
    for (int n = 0; n < wet.frames(); n++) {
      double sum = 0;
      for (int k = 0; k <= Math.min(n, h[0].length - 1); k++) {
        sum += (double) h[0][k] * sound.left()[n - k];
        if (channels == 4) {
          sum += (double) h[2][k] * sound.right()[n - k];
        }
      }
      expected[n] = (float) (sum * scale);
    }
    cut(expected);
    double error = 0;
    double energy = 0;
    for (int n = 0; n < wet.frames(); n++) {
      error += Math.pow((double) wet.left()[n] - expected[n], 2);
      energy += Math.pow(expected[n], 2);
    }
    double db = 10 * Math.log10(error / energy);
    assertTrue(db < -115, db + " dB");
  }

  /** The cuts as they stand at their ends. */
  private static void cut(float[] x) {
    Svf low = new Svf();
    low.tune(20f / RATE, 1.4142f);
    low.highPass(x, 0, x.length);
    Svf high = new Svf();
    high.tune(20_000f / RATE, 1.4142f);
    high.lowPass(x, 0, x.length);
  }

  @Test
  void otherRatesAreResampled() throws IOException {
    float[][] h = impulse(2, 44_100);
    Path file = wav("room44.wav", 44_100, h);
    Impulse impulse = ImpulseFiles.load(file, RATE);
    assertEquals(48_000, impulse.frames(), 2);
    float[] x = new float[48_000];
    impulse.copy(0, 0, x, 0, 48_000);
    double energy = 0;
    for (float v : x) {
      energy += v * v;
    }
    assertEquals(1, energy, 0.15, "white noise comes out as loud as it goes in");
  }

  /** 1000 frames of mono that begin with 16,000 of 32,768, packed by ffmpeg. */
  @Test
  void readsFlac() throws Exception {
    Path file = Path.of(ConvolutionTest.class.getResource("room.flac").toURI());
    Impulse impulse = ((ImpulseMaterial) new Convolution().load(0, file, RATE)).impulse();
    assertEquals(1000, impulse.frames());
  }

  @Test
  void theSameFileIsHeldOnce() throws IOException {
    Path file = wav("shared.wav", RATE, impulse(2, 5000));
    Convolution one = wetOnly();
    Convolution other = wetOnly();
    ImpulseMaterial first = (ImpulseMaterial) one.load(0, file, RATE);
    ImpulseMaterial second = (ImpulseMaterial) other.load(0, file, RATE);
    assertSame(first.impulse().spectra(), second.impulse().spectra());
    Files.delete(file);
    wav("shared.wav", RATE, impulse(2, 6000));
    assertEquals(6000, ((ImpulseMaterial) one.load(0, file, RATE)).impulse().frames());
  }

  @Test
  void tenSecondsFitAndElevenAreRefused() throws IOException {
    Convolution convolution = wetOnly();
    convolution.use(0, convolution.load(0, wav("ten.wav", 8000, impulse(2, 79_990)), RATE));
    Stereo click = Stereo.of(RATE * 12, i -> i == 100 ? 1 : 0);
    Stereo wet = click.through(convolution, new Block());
    assertTrue(energy(wet, 9 * RATE, 9 * RATE + 40_000) > 0);
    assertEquals(0, energy(wet, 11 * RATE, 12 * RATE));
    refused(wav("eleven.wav", 8000, impulse(1, 88_000)), "it lasts 11 s");
    refused(wav("three.wav", RATE, impulse(3, 100)), "it has 3 channels");
    refused(wav("silent.wav", RATE, new float[1][100]), "nothing but silence");
    refused(wav("empty.wav", RATE, new float[1][0]), "nothing but silence");
    refused(folder.resolve("none.wav"), "there is no such file");
  }

  @ParameterizedTest
  @CsvSource({"400, 1, 1", "1500, 1, 1", "3000, 1, 1", "1200, 1.8, 0.3"})
  void theMadeUpRoomFallsByTheKnobs(double decay, double low, double high) {
    Convolution convolution = wetOnly();
    set(convolution, ConvolutionTable.DECAY, decay);
    set(convolution, ConvolutionTable.LOW_DECAY, low);
    set(convolution, ConvolutionTable.HIGH_DECAY, high);
    set(convolution, ConvolutionTable.EDGE, 0.1);
    set(convolution, ConvolutionTable.DENSITY, 1);
    Stereo wet = Stereo.of(RATE * 4, i -> i == 0 ? 1 : 0).through(convolution, new Block());
    assertEquals(decay * low, decayMs(wet, 40, 130), decay * low * 0.2);
    assertEquals(decay, decayMs(wet, 700, 2500), decay * 0.12);
    assertEquals(decay * high, decayMs(wet, 9000, 18_000), decay * high * 0.12);
  }

  @Test
  void bothSidesOfTheRoomAreUnrelatedAndWidthBringsThemTogether() {
    Convolution convolution = wetOnly();
    Stereo wet = noise(96_000).through(convolution, new Block());
    assertEquals(0, correlation(wet), 0.15);
    set(convolution, ConvolutionTable.WIDTH, 0);
    wet = noise(96_000).through(convolution, new Block());
    assertEquals(1, correlation(new Stereo(half(wet.left()), half(wet.right()))), 1e-3);
  }

  @Test
  void seedsDifferAndPreDelayDelays() {
    Convolution one = wetOnly();
    Convolution other = wetOnly();
    set(other, ConvolutionTable.SEED, 2);
    Stereo click = Stereo.of(RATE, i -> i == 0 ? 1 : 0);
    Stereo first = click.through(one, new Block());
    Stereo second = click.through(other, new Block());
    double product = 0;
    for (int i = 0; i < RATE; i++) {
      product += first.left()[i] * second.left()[i];
    }
    double alike = product / Math.sqrt(energy(first, 0, RATE) * energy(second, 0, RATE));
    assertEquals(0, alike, 0.1);
    one.reset();
    set(one, ConvolutionTable.PRE_DELAY, 50);
    Stereo late = click.through(one, new Block());
    for (int i = 0; i < RATE - 2400; i++) {
      assertEquals(first.left()[i], late.left()[i + 2400], 1e-5);
    }
  }

  @Test
  void aNewRoomFadesInWithoutAClick() throws IOException {
    Convolution convolution = wetOnly();
    Material file = convolution.load(0, wav("next.wav", RATE, impulse(2, 60_000)), RATE);
    float[] left = new float[Block.FRAMES];
    float[] right = new float[Block.FRAMES];
    double[] last = new double[2];
    double steady = 0;
    double changing = 0;
    for (int b = 0; b < 4 * RATE / Block.FRAMES; b++) {
      if (b == 3000) {
        convolution.use(0, file);
      }
      if (b == 4200) {
        set(convolution, ConvolutionTable.SIZE, 0.8);
      }
      if (b == 5000) {
        convolution.use(0, null);
      }
      for (int i = 0; i < Block.FRAMES; i++) {
        left[i] = (float) (0.5 * Math.sin(2 * Math.PI * 150 * (b * 32 + i) / RATE));
        right[i] = left[i];
      }
      convolution.process(new Block(), left, right);
      for (int i = 0; i < Block.FRAMES; i++) {
        double bend = Math.abs(left[i] - 2 * last[0] + last[1]);
        last[1] = last[0];
        last[0] = left[i];
        if (b > 2000 && b < 3000) {
          steady = Math.max(steady, bend);
        } else if (b >= 3000) {
          changing = Math.max(changing, bend);
        }
      }
    }
    assertTrue(changing < 6 * steady, changing + " against " + steady);
  }

  @Test
  void sizeStretchesAndFallShortens() throws IOException {
    float[][] h = new float[1][20_000];
    h[0][100] = 1;
    h[0][10_000] = 0.5f;
    Path file = wav("two.wav", RATE, h);
    for (double size : new double[] {0.5, 0.75, 1, 1.5}) {
      Convolution convolution = wetOnly();
      set(convolution, ConvolutionTable.SIZE, size);
      convolution.use(0, convolution.load(0, file, RATE));
      Stereo wet = Stereo.of(RATE, i -> i == 0 ? 1 : 0).through(convolution, new Block());
      int second = highest(wet, 3000, RATE);
      assertEquals(10_000 * size, second, 6, "size " + size);
    }
    Convolution convolution = wetOnly();
    set(convolution, ConvolutionTable.FALL, 60);
    convolution.use(0, convolution.load(0, file, RATE));
    Stereo wet = Stereo.of(RATE, i -> i == 0 ? 1 : 0).through(convolution, new Block());
    double first = Math.abs(wet.left()[highest(wet, 0, 3000)]);
    double second = Math.abs(wet.left()[highest(wet, 3000, RATE)]);
    assertEquals(-6.02 - 60 * 9900.0 / RATE, Spectrum.db(second / first), 0.2);
  }

  @Test
  void whatIsNotMixedInIsDry() {
    Convolution convolution = new Convolution();
    convolution.prepare(RATE);
    set(convolution, ConvolutionTable.MIX, 0);
    Stereo sound = noise(9600);
    Stereo out = sound.through(convolution, new Block());
    for (int i = 0; i < out.frames(); i++) {
      assertEquals(sound.left()[i], out.left()[i], 1e-7);
    }
  }

  @Test
  void restsInSilenceAndWakes() {
    Convolution convolution = wetOnly();
    Stereo click = Stereo.of(6 * RATE, i -> i == 0 ? 1 : 0);
    Stereo first = click.through(convolution, new Block());
    assertEquals(0, energy(first, 5 * RATE, 6 * RATE));
    Stereo second = click.through(convolution, new Block());
    assertEquals(energy(first, 0, RATE), energy(second, 0, RATE), 1e-4);
    assertFalse(energy(first, 0, RATE) == 0);
  }

  private void refused(Path file, String why) {
    IOException e =
        assertThrows(IOException.class, () -> wetOnly().load(0, file, RATE), file.toString());
    assertTrue(e.getMessage().contains(why), e.getMessage());
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertFalse(e.getMessage().contains("\n"));
  }

  /** No dry sound, no delay, and the cuts out of the way. */
  private static Convolution wetOnly() {
    Convolution convolution = new Convolution();
    convolution.prepare(RATE);
    set(convolution, ConvolutionTable.MIX, 1);
    set(convolution, ConvolutionTable.PRE_DELAY, 0);
    set(convolution, ConvolutionTable.LOW_CUT, 20);
    set(convolution, ConvolutionTable.HIGH_CUT, 20_000);
    set(convolution, ConvolutionTable.COLOUR, 0);
    return convolution;
  }

  private static void set(Convolution convolution, int row, double value) {
    convolution.set(row, (float) value);
  }

  /** Time of 60 dB, from the slope between -5 and -25 dB of Schroeder's integral of a band. */
  private static double decayMs(Stereo wet, double lowHz, double highHz) {
    double[] x = new double[wet.frames()];
    for (int i = 0; i < x.length; i++) {
      x[i] = wet.left()[i];
    }
    band(x, lowHz, highHz);
    double[] rest = new double[x.length + 1];
    for (int i = x.length - 1; i >= 0; i--) {
      rest[i] = rest[i + 1] + x[i] * x[i];
    }
    int from = 0;
    int to = 0;
    for (int i = 0; i < x.length; i++) {
      from = rest[i] > rest[0] * Math.pow(10, -0.5) ? i : from;
      to = rest[i] > rest[0] * Math.pow(10, -2.5) ? i : to;
    }
    return 3000.0 * (to - from) / RATE;
  }

  /** Four poles on each side. */
  private static void band(double[] x, double lowHz, double highHz) {
    for (int round = 0; round < 4; round++) {
      double low = 0;
      double top = 0;
      double a = 1 - Math.exp(-2 * Math.PI * lowHz / RATE);
      double b = 1 - Math.exp(-2 * Math.PI * highHz / RATE);
      for (int i = 0; i < x.length; i++) {
        low += a * (x[i] - low);
        top += b * (x[i] - low - top);
        x[i] = top;
      }
    }
  }

  private static double correlation(Stereo s) {
    double ll = 0;
    double rr = 0;
    double lr = 0;
    for (int i = 0; i < s.left().length; i++) {
      ll += s.left()[i] * s.left()[i];
      rr += s.right()[i] * s.right()[i];
      lr += s.left()[i] * s.right()[i];
    }
    return lr / Math.sqrt(ll * rr);
  }

  private static float[] half(float[] x) {
    return Arrays.copyOfRange(x, x.length / 2, x.length);
  }

  private static double energy(Stereo s, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += s.left()[i] * s.left()[i];
    }
    return sum;
  }

  private static int highest(Stereo s, int from, int to) {
    int highest = from;
    for (int i = from; i < to; i++) {
      highest = Math.abs(s.left()[i]) > Math.abs(s.left()[highest]) ? i : highest;
    }
    return highest;
  }

  private static Stereo noise(int frames) {
    SplittableRandom random = new SplittableRandom(5);
    Stereo sound = Stereo.silence(frames);
    for (int i = 0; i < frames; i++) {
      sound.left()[i] = (float) random.nextDouble(-0.5, 0.5);
      sound.right()[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    return sound;
  }

  private static float[][] impulse(int channels, int frames) {
    SplittableRandom random = new SplittableRandom(9);
    float[][] h = new float[channels][frames];
    for (float[] channel : h) {
      for (int i = 0; i < frames; i++) {
        channel[i] = (float) (random.nextDouble(-0.5, 0.5) * Math.exp(-3.0 * i / frames));
      }
    }
    return h;
  }

  private static double scale(float[][] h) {
    double most = 0;
    for (int c = 0; c < h.length; c++) {
      double energy = 0;
      for (int i = 0; i < h[c].length; i++) {
        energy += h[c][i] * h[c][i];
        if (h.length == 4) {
          float other = h[c < 2 ? c + 2 : c - 2][i];
          energy += other * other;
        }
      }
      most = Math.max(most, energy);
    }
    return 1 / Math.sqrt(most);
  }

  private Path wav(String name, int rate, float[][] channels) throws IOException {
    int frames = channels[0].length;
    int frameBytes = 4 * channels.length;
    ByteBuffer bytes = ByteBuffer.allocate(44 + frames * frameBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(text("RIFF")).putInt(36 + frames * frameBytes).put(text("WAVEfmt ")).putInt(16);
    bytes.putShort((short) 3).putShort((short) channels.length);
    bytes.putInt(rate).putInt(rate * frameBytes).putShort((short) frameBytes).putShort((short) 32);
    bytes.put(text("data")).putInt(frames * frameBytes);
    for (int i = 0; i < frames; i++) {
      for (float[] channel : channels) {
        bytes.putFloat(channel[i]);
      }
    }
    Path file = folder.resolve(name);
    Files.write(file, bytes.array());
    return file;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
