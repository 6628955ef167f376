package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TruePeakTest {

  /** Cases 15-19 of EBU Tech 3341: divisor of the sample rate, phase in degrees, level, reading. */
  @Test
  void tech3341Tones() {
    double[][] cases = {
      {4, 0, 0.50, -6}, {4, 45, 0.50, -6}, {6, 60, 0.50, -6}, {8, 67.5, 0.50, -6}, {4, 45, 1.41, 3}
    };
    for (double[] c : cases) {
      double reading = reading(tone(1 / c[0], c[1] / 360, c[2]));
      assertTrue(
          reading <= c[3] + 0.2 && reading >= c[3] - 0.4, "fs/" + c[0] + ": " + reading + " dBTP");
    }
  }

  @Test
  void tonesUpTo20KilohertzReadTheirAmplitudeAtEveryPhase() {
    for (double hz = 997; hz <= 20_000; hz += 1381) {
      for (double phase = 0; phase < 0.5; phase += 0.06) {
        assertEquals(0, reading(tone(hz / 48_000, phase, 1)), 0.15, hz + " Hz, phase " + phase);
      }
    }
  }

  @Test
  void pulseBetweenSamplesReadsItsHeight() {
    for (double offset = 0; offset < 1; offset += 0.0625) {
      float[] x = new float[400];
      for (int i = 0; i < x.length; i++) {
        double t = i - 200 - offset;
        double window = 0.5 + 0.5 * Math.cos(2 * Math.PI * t / 400);
        x[i] =
            (float) (window * (t == 0 ? 1 : Math.sin(0.85 * Math.PI * t) / (0.85 * Math.PI * t)));
      }
      assertEquals(0, reading(x), 0.06, "offset " + offset);
    }
  }

  @Test
  void lastFramesCountAndResetForgets() {
    TruePeak meter = new TruePeak();
    float[] x = new float[100];
    x[99] = 0.5f;
    meter.add(x, x, 0, 100);
    meter.end();
    assertEquals(-6.02, meter.dbtp(), 0.01);
    meter.reset();
    assertEquals(0, meter.peak());
  }

  @Test
  void louderChannelDecides() {
    TruePeak meter = new TruePeak();
    meter.add(tone(0.1, 0, 0.25), tone(0.1, 0, 0.5), 0, 4800);
    assertEquals(-6.02, meter.dbtp(), 0.06);
  }

  @Test
  void boundIsNeverPassed() {
    Random random = new Random(7);
    InterSamplePeaks peaks = new InterSamplePeaks();
    float[] in = new float[32];
    for (int block = 0; block < 3000; block++) {
      double roughness = random.nextDouble();
      for (int i = 0; i < 32; i++) {
        float last = i == 0 ? in[31] : in[i - 1];
        in[i] = (float) (last * (1 - roughness) + roughness * random.nextGaussian());
        if (block % 3 == 0) {
          in[i] = Math.signum(in[i]);
        }
      }
      float bound = peaks.bound(in, 0, 32);
      float[] found = new float[32];
      peaks.scan(in, 0, 32, 0, found);
      for (float peak : found) {
        assertTrue(peak <= bound, peak + " is over the bound " + bound);
      }
    }
  }

  @Test
  void skippingAndScanningLeaveTheSameState() {
    InterSamplePeaks skipped = new InterSamplePeaks();
    InterSamplePeaks scanned = new InterSamplePeaks();
    float[] x = tone(0.23, 0.1, 0.9);
    skipped.skip(x, 0, 32);
    skipped.skip(x, 32, 19);
    scanned.scan(x, 0, 32, 0, new float[32]);
    scanned.scan(x, 32, 19, 0, new float[32]);
    float[] a = new float[32];
    float[] b = new float[32];
    skipped.scan(x, 51, 32, 0, a);
    scanned.scan(x, 51, 32, 0, b);
    assertArrayEquals(b, a, 1e-6f);
  }

  private static double reading(float[] x) {
    TruePeak meter = new TruePeak();
    meter.add(x, x, 0, x.length);
    return meter.dbtp();
  }

  private static float[] tone(double cyclesPerFrame, double phase, double amplitude) {
    float[] x = new float[4800];
    for (int i = 0; i < x.length; i++) {
      // Faded in: a tone that starts at once has peaks of its own.
      double fade = Math.min(1, i / 480.0);
      x[i] = (float) (fade * amplitude * Math.sin(2 * Math.PI * (cyclesPerFrame * i + phase)));
    }
    return x;
  }
}
