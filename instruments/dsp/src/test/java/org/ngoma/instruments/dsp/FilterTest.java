package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  private static final int FRAMES = 8192;

  /** Magnitude of the analogue prototype, its frequency axis bent as the tangent does. */
  private static double response(int kind, double cycles, double cutoff, double damping) {
    double w = Math.tan(Math.PI * cycles) / Math.tan(Math.PI * cutoff);
    double above = kind == 0 ? 1 : kind == 1 ? damping * w : w * w;
    return above / Math.hypot(1 - w * w, damping * w);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void svfFollowsItsFormula(int kind) {
    for (double cutoff : new double[] {0.002, 0.03, 0.3}) {
      for (double cycles : new double[] {0.001, 0.01, 0.1, 0.4}) {
        for (float damping : new float[] {0.1f, 1.414f, 2f}) {
          Svf svf = new Svf();
          svf.tune((float) cutoff, damping);
          float[] x = Tone.sine(cycles, 2 * FRAMES);
          switch (kind) {
            case 0 -> svf.lowPass(x, 0, x.length);
            case 1 -> svf.bandPass(x, 0, x.length);
            default -> svf.highPass(x, 0, x.length);
          }
          double heard = Tone.amplitude(x, cycles, FRAMES, 2 * FRAMES);
          double want = response(kind, cycles, cutoff, damping);
          if (want > 1e-5) {
            assertEquals(Tone.db(want), Tone.db(heard), 0.1, cutoff + ", " + cycles);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {FilterQuad.LOW_PASS, FilterQuad.BAND_PASS, FilterQuad.HIGH_PASS})
  void aLaneOfTheQuadIsThatFilter(int kind) {
    FilterQuad quad = new FilterQuad();
    for (int lane = 0; lane < 4; lane++) {
      quad.jump(lane, 0.01f * (lane + 1), 0.5f);
    }
    quad.jumpMix(kind, 0.5f);
    for (int lane = 0; lane < 4; lane++) {
      Svf single = new Svf();
      single.tune(0.01f * (lane + 1), 0.5f);
      float[] expected = Tone.sine(0.02, 256);
      switch (kind) {
        case FilterQuad.LOW_PASS -> single.lowPass(expected, 0, 256);
        case FilterQuad.BAND_PASS -> single.bandPass(expected, 0, 256);
        default -> single.highPass(expected, 0, 256);
      }
      quad.reset();
      float[] heard = throughLane(quad, lane, Tone.sine(0.02, 256));
      for (int i = 0; i < 256; i++) {
        assertEquals(expected[i], heard[i], 2e-6f);
      }
    }
  }

  private static float[] throughLane(FilterQuad quad, int lane, float[] x) {
    float[] out = new float[x.length];
    float[] in = new float[128];
    float[] gain = new float[128];
    float[] pan = new float[8];
    Arrays.fill(gain, 1f);
    pan[lane] = 1f;
    for (int first = 0; first < x.length; first += 32) {
      for (int i = 0; i < 32; i++) {
        in[4 * i + lane] = x[first + i];
      }
      float[] left = new float[32];
      quad.process(in, 0, gain, pan, left, new float[32], 32);
      System.arraycopy(left, 0, out, first, 32);
    }
    return out;
  }

  @Test
  void noMovementOfTheCutoffMakesEnergy() {
    SplittableRandom random = new SplittableRandom(1);
    FilterQuad quad = new FilterQuad();
    quad.jumpMix(FilterQuad.LOW_PASS, 0f);
    quad.jump(0, 0.1f, 0f);
    float[] impulse = new float[32];
    impulse[0] = 1f;
    throughLane(quad, 0, impulse);
    for (int block = 0; block < 20_000; block++) {
      quad.aim(0, (float) Math.pow(2, random.nextDouble(-13, -1)), 0f);
      for (float y : throughLane(quad, 0, new float[32])) {
        assertTrue(Math.abs(y) <= 1.01f, "block " + block + " reaches " + y);
      }
    }
  }

  @Test
  void halfBandKeepsTheLowHalfAndStopsTheHighOne() {
    for (double cycles : new double[] {0.005, 0.05, 0.15, 0.19}) {
      assertEquals(1, halved(cycles, 2 * cycles), 0.001, "at " + cycles);
    }
    for (double cycles : new double[] {0.31, 0.35, 0.42, 0.49}) {
      assertTrue(Tone.db(halved(cycles, 1 - 2 * cycles)) < -69, "at " + cycles);
    }
  }

  private static double halved(double cyclesIn, double cyclesOut) {
    float[] out = new float[FRAMES];
    new HalfBand().halve(Tone.sine(cyclesIn, 2 * FRAMES), out, FRAMES);
    return Tone.amplitude(out, cyclesOut, FRAMES / 2, FRAMES);
  }

  @Test
  void dcBlockerTakesDcAndLeavesBass() {
    DcBlocker blocker = new DcBlocker();
    blocker.prepare(48_000, 15f);
    float[] x = Tone.sine(60 / 48_000.0, 48_000);
    for (int i = 0; i < x.length; i++) {
      x[i] += 0.5f;
    }
    blocker.process(x, x.length);
    assertEquals(
        Math.cos(Math.atan(15 / 60.0)), Tone.amplitude(x, 60 / 48_000.0, 16_000, 48_000), 0.002);
    double mean = 0;
    for (int i = 40_000; i < 48_000; i++) {
      mean += x[i] / 8000;
    }
    assertEquals(0, mean, 1e-4);
  }
}
