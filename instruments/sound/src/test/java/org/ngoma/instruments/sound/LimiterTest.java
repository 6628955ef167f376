package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.TruePeak;

class LimiterTest {

  private static final int RATE = 48_000;

  private final Block block = new Block();

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000})
  void passesWhatIsBelowTheCeilingBitByBit(int rate) {
    for (float gainDb : new float[] {0, 3, -7.5f}) {
      Limiter limiter = limiter(rate);
      limiter.set(MasterTable.GAIN, gainDb);
      Random random = new Random(1);
      Stereo in = Stereo.of(rate, i -> 0.18 * random.nextGaussian());
      for (int i = 0; i < in.frames(); i++) {
        in.right()[i] = -0.3f * in.left()[i];
        in.left()[i] = Math.max(-0.3f, Math.min(0.3f, in.left()[i]));
      }
      Stereo out = in.through(limiter, block);
      float gain = FastMath.dbToGain(gainDb);
      int latency = limiter.latencyFrames();
      assertEquals(0.0015 * rate, latency, 1);
      for (int i = 0; i < in.frames() - latency; i++) {
        assertEquals(in.left()[i] * gain, out.left()[i + latency], "frame " + i);
        assertEquals(in.right()[i] * gain, out.right()[i + latency], "frame " + i);
      }
    }
  }

  @Test
  void isTransparentAgainAfterAPeak() {
    Limiter limiter = limiter(RATE);
    Stereo in = Stereo.of(3 * RATE, i -> i > 1000 && i < 3000 ? 4 : 0.25 * Math.sin(i * 0.05));
    Stereo out = in.through(limiter, block);
    int latency = limiter.latencyFrames();
    for (int i = 2 * RATE; i < in.frames() - latency; i++) {
      assertEquals(in.left()[i], out.left()[i + latency], "frame " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "-1, 20", "-1, 1000", "-9, 20"})
  void ceilingHoldsAgainstAnything(double ceilingDb, int releaseMs) {
    adversaries()
        .forEach(
            (name, in) -> {
              Limiter limiter = limiter(RATE);
              limiter.set(MasterTable.CEILING, (float) ceilingDb);
              limiter.set(MasterTable.RELEASE, releaseMs);
              Stereo out = in.through(limiter, block);
              TruePeak meter = new TruePeak();
              meter.add(out.left(), out.right(), 0, out.frames());
              meter.end();
              assertTrue(meter.dbtp() <= ceilingDb + 0.1, name + ": " + meter.dbtp() + " dBTP");
              assertTrue(out.peak() <= Math.pow(10, ceilingDb / 20), name + ": " + out.peak());
            });
  }

  @Test
  void ceilingHoldsByAnIndependentMeter() {
    for (String name :
        new String[] {
          "fs/4 at 45 degrees", "noise bursts", "band noise", "pulses", "pairs", "square", "bass"
        }) {
      Stereo out = adversaries().get(name).through(limiter(RATE), block);
      double peakDb = 20 * Math.log10(sixteenPointPeak(out.left()));
      assertTrue(peakDb <= -1 + 0.1, name + ": " + peakDb);
      assertTrue(peakDb >= -2, name + " loses level: " + peakDb);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.43, 0",
    "0.45, 0.13",
    "0.46, 0.25",
    "0.47, 0",
    "0.48, 0.13",
    "0.49, 0.25",
    "0.495, 0.13",
    "0.499, 0.25",
    "0.5, 0.25"
  })
  void ceilingHoldsAtTheTopOfTheBand(double part, double phase) {
    for (double level : new double[] {1.2, 4}) {
      Stereo in =
          Stereo.of(
              4096, i -> i % 2048 < 900 ? level * Math.sin(2 * Math.PI * (part * i + phase)) : 0);
      assertHolds(in, part + " fs");
    }
  }

  @Test
  void ceilingHoldsWhenAlternatingSamplesTurnTheirSign() {
    for (int run : new int[] {20, 37, 60, 200}) {
      Stereo in =
          Stereo.of(
              4096, i -> i % 2048 > 1200 ? 0 : (i % 2 == 0 ? 1.5 : -1.5) * (i / run % 2 * 2 - 1));
      assertHolds(in, "every " + run);
    }
  }

  private void assertHolds(Stereo in, String name) {
    Limiter limiter = limiter(RATE);
    limiter.set(MasterTable.RELEASE, 50);
    double peakDb = 20 * Math.log10(sixteenPointPeak(in.through(limiter, block).left()));
    assertTrue(peakDb <= -1 + 0.1, name + ": " + peakDb + " dBTP");
  }

  @Test
  void gainMovesWithoutSteps() {
    // The right channel is a ruler: a small constant that shows the gain of both.
    Stereo in = Stereo.of(RATE, i -> i % 9000 == 2000 ? 3 : i % 9000 < 6000 ? 0.1 : 2);
    Arrays.fill(in.right(), 0.001f);
    float[] gain = in.through(limiter(RATE), block).right();
    for (int i = 100; i < gain.length - 2; i++) {
      float here = gain[i + 1] - gain[i];
      float next = gain[i + 2] - gain[i + 1];
      assertTrue(Math.abs(here) < 0.05f * 0.001f, "step at " + i);
      assertTrue(Math.abs(next - here) < 0.005f * 0.001f, "corner at " + i);
    }
  }

  @Test
  void bothChannelsGetOneGain() {
    Random random = new Random(5);
    Stereo in = Stereo.of(RATE / 2, i -> random.nextGaussian());
    for (int i = 0; i < in.frames(); i++) {
      in.right()[i] = 0.25f * in.left()[i];
    }
    Stereo out = in.through(limiter(RATE), block);
    for (int i = 0; i < in.frames(); i++) {
      assertEquals(0.25f * out.left()[i], out.right()[i], "frame " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 200, 1000})
  void releaseTakesItsTime(int releaseMs) {
    Limiter limiter = limiter(RATE);
    limiter.set(MasterTable.RELEASE, releaseMs);
    Stereo in = Stereo.of(3 * RATE, i -> i < 4800 ? 1.78 * Math.sin(i * 0.3) : 0.1);
    float[] out = in.through(limiter, block).left();
    int end = 4800 + limiter.latencyFrames();
    int release = releaseMs * RATE / 1000;
    assertTrue(out[end + 60 + release / 10] / 0.1f < 0.72f, "too fast");
    assertEquals(1, out[end + 60 + release] / 0.1f, 0.05, "too slow");
  }

  @Test
  void hugeAndUnboundedInputBecomesSilenceNotNoise() {
    for (float level : new float[] {1e9f, 1e30f, Float.MAX_VALUE}) {
      Limiter limiter = limiter(RATE);
      Stereo in = Stereo.of(9600, i -> i / 100 % 2 == 0 ? level : -level);
      assertTrue(in.through(limiter, block).peak() <= 1, "level " + level);
    }
  }

  @Test
  void turningTheGainGlides() {
    Limiter limiter = limiter(RATE);
    Stereo in = Stereo.of(3200, i -> 0.1);
    in.through(limiter, block);
    limiter.set(MasterTable.GAIN, 12);
    float[] out = in.through(limiter, block).left();
    for (int i = 1; i < out.length; i++) {
      assertTrue(Math.abs(out[i] - out[i - 1]) < 0.002f, "frame " + i);
    }
    assertEquals(0.398f, out[out.length - 1], 0.001f);
  }

  private static Map<String, Stereo> adversaries() {
    Map<String, Stereo> all = new LinkedHashMap<>();
    all.put("fs/4 at 45 degrees", burst(i -> 2 * Math.sin(Math.PI / 2 * i + Math.PI / 4)));
    all.put("fs/6 at 60 degrees", burst(i -> 3 * Math.sin(Math.PI / 3 * i + Math.PI / 3)));
    for (double part : new double[] {0.31, 0.37, 0.41}) {
      all.put("tone at " + part + " fs", burst(i -> 4 * Math.sin(2 * Math.PI * part * i)));
    }
    Random random = new Random(3);
    all.put("noise bursts", burst(i -> random.nextGaussian()));
    all.put("sign bursts", burst(i -> random.nextBoolean() ? 2 : -2));
    double[] low = new double[2];
    all.put(
        "band noise",
        burst(
            i -> {
              low[0] = 0.4 * low[0] + 2 * random.nextGaussian();
              return low[0];
            }));
    all.put("pulses", ended(i -> i % 997 == 500 ? 4 : i % 997 == 521 ? -9 : 0));
    all.put("pairs", ended(i -> i % 997 == 500 || i % 997 == 501 ? 4 : 0));
    all.put("square", ended(i -> 3 * Math.signum(Math.sin(i * 0.13))));
    all.put("bass", ended(i -> 3 * Math.sin(i * 0.006) + Math.sin(i * 0.9)));
    all.put("ramp", ended(i -> i * 1e-4 * Math.sin(i * i * 1e-5)));
    return all;
  }

  /** Bursts of 20 ms with 40 ms between them. */
  private static Stereo burst(IntToDoubleFunction signal) {
    return ended(i -> i % 2880 < 960 ? signal.applyAsDouble(i) : 0);
  }

  /** Half a second with silence at its end, so that nothing is cut off behind the limiter. */
  private static Stereo ended(IntToDoubleFunction signal) {
    return Stereo.of(RATE / 2, i -> i < RATE / 2 - 200 ? signal.applyAsDouble(i) : 0);
  }

  /** Highest of 16 points a frame by a long windowed sinc: another method than the limiter's. */
  private static double sixteenPointPeak(float[] x) {
    int reach = 96;
    double highest = 0;
    for (int phase = 0; phase < 16; phase++) {
      double[] taps = new double[2 * reach];
      for (int t = 0; t < taps.length; t++) {
        double distance = t - reach + 1 - phase / 16.0;
        double window = 0.5 + 0.5 * Math.cos(Math.PI * distance / (reach + 1));
        double angle = Math.PI * distance;
        taps[t] = window * (angle == 0 ? 1 : Math.sin(angle) / angle);
      }
      for (int i = 0; i + taps.length <= x.length; i++) {
        double sum = 0;
        for (int t = 0; t < taps.length; t++) {
          sum += taps[t] * x[i + t];
        }
        highest = Math.max(highest, Math.abs(sum));
      }
    }
    return highest;
  }

  private static Limiter limiter(int rate) {
    Limiter limiter = new Limiter();
    limiter.prepare(rate);
    return limiter;
  }
}
