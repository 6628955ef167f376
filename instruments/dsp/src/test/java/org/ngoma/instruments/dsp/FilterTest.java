package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  @ValueSource(ints = {FilterOctet.LOW_PASS, FilterOctet.BAND_PASS, FilterOctet.HIGH_PASS})
  void aLaneOfTheOctetIsThatFilter(int kind) {
    FilterOctet octet = new FilterOctet();
    for (int lane = 0; lane < Octet.LANES; lane++) {
      octet.aim(lane, 0.01f * (lane + 1), 0.5f);
      octet.aimMix(lane, kind, 0.5f);
      octet.jump(lane);
    }
    for (int lane = 0; lane < Octet.LANES; lane++) {
      Svf single = new Svf();
      single.tune(0.01f * (lane + 1), 0.5f);
      float[] expected = Tone.sine(0.02, 256);
      switch (kind) {
        case FilterOctet.LOW_PASS -> single.lowPass(expected, 0, 256);
        case FilterOctet.BAND_PASS -> single.bandPass(expected, 0, 256);
        default -> single.highPass(expected, 0, 256);
      }
      octet.reset();
      float[] heard = throughLane(octet, lane, Tone.sine(0.02, 256));
      for (int i = 0; i < 256; i++) {
        assertEquals(expected[i], heard[i], 3e-6f);
      }
    }
  }

  private static float[] throughLane(FilterOctet octet, int lane, float[] x) {
    float[] out = new float[x.length];
    float[] w = new float[Octet.SIZE];
    for (int first = 0; first < x.length; first += Octet.FRAMES) {
      for (int i = 0; i < Octet.FRAMES; i++) {
        w[Octet.IN + Octet.LANES * i + lane] = x[first + i];
      }
      octet.process(w);
      for (int i = 0; i < Octet.FRAMES; i++) {
        out[first + i] = w[Octet.OUT + Octet.LANES * i + lane];
      }
    }
    return out;
  }

  @Test
  void theNotchTakesItsCutoffAndLeavesTheRest() {
    for (double cycles : new double[] {0.01, 0.1, 0.3}) {
      FilterOctet octet = new FilterOctet();
      octet.aim(0, 0.1f, 1f);
      octet.aimMix(0, FilterOctet.NOTCH, 1f);
      octet.jump(0);
      float[] heard = throughLane(octet, 0, Tone.sine(cycles, 8192));
      double w = Math.tan(Math.PI * cycles) / Math.tan(Math.PI * 0.1);
      double want = Math.abs(1 - w * w) / Math.hypot(1 - w * w, w);
      assertEquals(want, Tone.amplitude(heard, cycles, 4096, 8192), 2e-3, cycles + " cycles");
    }
  }

  @Test
  void theLadderFallsBy24DecibelsAnOctaveAndKeepsItsBass() {
    for (double octaves : new double[] {-4, 0, 1, 2}) {
      LadderOctet ladder = new LadderOctet();
      ladder.aim(3, 0.02f, 0f);
      ladder.jump(3);
      double cycles = 0.02 * Math.pow(2, octaves);
      float[] w = new float[Octet.SIZE];
      float[] x = Tone.sine(cycles, 16_384);
      float[] heard = new float[x.length];
      for (int first = 0; first < x.length; first += Octet.FRAMES) {
        for (int i = 0; i < Octet.FRAMES; i++) {
          w[Octet.IN + Octet.LANES * i + 3] = 0.01f * x[first + i];
        }
        ladder.process(w);
        for (int i = 0; i < Octet.FRAMES; i++) {
          heard[first + i] = 100 * w[Octet.OUT + Octet.LANES * i + 3];
        }
      }
      double warped = Math.tan(Math.PI * cycles) / Math.tan(Math.PI * 0.02);
      double want = Math.pow(1 + warped * warped, -2);
      double amplitude = Tone.amplitude(heard, cycles, 8192, 16_384);
      assertEquals(Tone.db(want), Tone.db(amplitude), 0.1, octaves + " octaves");
    }
  }

  @Test
  void noMovementOfTheCutoffMakesEnergy() {
    SplittableRandom random = new SplittableRandom(1);
    FilterOctet octet = new FilterOctet();
    octet.aim(0, 0.1f, 0f);
    octet.aimMix(0, FilterOctet.LOW_PASS, 0f);
    octet.jump(0);
    float[] impulse = new float[32];
    impulse[0] = 1f;
    throughLane(octet, 0, impulse);
    for (int block = 0; block < 20_000; block++) {
      octet.aim(0, (float) Math.pow(2, random.nextDouble(-13, -1)), 0f);
      for (float y : throughLane(octet, 0, new float[32])) {
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
