package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StereoMeterTest {

  private static final int RATE = 48_000;
  private static final int FRAMES = 32;

  @Test
  void showsPeakAndMeanOfASine() {
    StereoMeter meter = new StereoMeter(RATE, FRAMES);
    float[] sine = Tone.sine(997.0 / RATE, 3 * RATE);
    float[] half = new float[sine.length];
    for (int i = 0; i < sine.length; i++) {
      half[i] = -0.5f * sine[i];
    }
    hear(meter, sine, half);
    assertEquals(1, meter.peakLeft(), 0.01);
    assertEquals(0.5, meter.peakRight(), 0.01);
    assertEquals(Math.sqrt(0.5), meter.rmsLeft(), 0.01);
    assertEquals(0.5 * Math.sqrt(0.5), meter.rmsRight(), 0.01);
    assertEquals(-1, meter.correlation(), 1e-4);
  }

  @Test
  void fallsBackByTheClock() {
    StereoMeter meter = new StereoMeter(RATE, FRAMES);
    float[] sine = Tone.sine(997.0 / RATE, 3 * RATE);
    hear(meter, sine, sine);
    float peak = meter.peakLeft();
    float rms = meter.rmsLeft();
    hear(meter, new float[RATE / 2], new float[RATE / 2]);
    assertEquals(-12, Tone.db(meter.peakLeft() / peak), 0.1, "24 dB a second");
    assertEquals(-0.5 / 0.3 * 10 / Math.log(10), Tone.db(meter.rmsLeft() / rms), 0.1);
    assertEquals(1, meter.correlation(), 1e-3);
    hear(meter, new float[20 * RATE], new float[20 * RATE]);
    assertEquals(0, meter.peakLeft());
    assertEquals(0, meter.rmsRight());
    assertEquals(0, meter.correlation());
  }

  @Test
  void aQuarterTurnIsUncorrelated() {
    StereoMeter meter = new StereoMeter(RATE, FRAMES);
    float[] sine = Tone.sine(1000.0 / RATE, 3 * RATE + 12);
    float[] cosine = new float[3 * RATE];
    System.arraycopy(sine, 12, cosine, 0, cosine.length);
    hear(meter, Arrays.copyOf(sine, 3 * RATE), cosine);
    assertEquals(0, meter.correlation(), 0.01);
  }

  @Test
  void comesBackFromWhatIsNoNumber() {
    StereoMeter meter = new StereoMeter(RATE, FRAMES);
    float[] bad = new float[FRAMES];
    bad[3] = Float.NaN;
    bad[4] = Float.POSITIVE_INFINITY;
    assertFalse(meter.add(bad, bad, 0, FRAMES));
    assertEquals(0, meter.peakLeft());
    float[] sine = Tone.sine(997.0 / RATE, 3 * RATE);
    hear(meter, sine, sine);
    assertTrue(meter.rmsLeft() > 0.7);
  }

  private static void hear(StereoMeter meter, float[] left, float[] right) {
    for (int at = 0; at + FRAMES <= left.length; at += FRAMES) {
      meter.add(left, right, at, FRAMES);
    }
  }
}
