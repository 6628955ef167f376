package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class MasterMeterTest {

  private static final int RATE = 48_000;

  @Test
  void allReadingsOfASine() {
    MasterMeter meter = new MasterMeter(RATE);
    hear(meter, 0.1, 6);
    assertEquals(-20 - 3.01 + 3.01, meter.reading(MasterMeter.MOMENTARY), 0.1);
    assertEquals(-20, meter.reading(MasterMeter.SHORT_TERM), 0.1);
    assertEquals(-20, meter.reading(MasterMeter.INTEGRATED), 0.1);
    assertEquals(-20, meter.reading(MasterMeter.MAX_MOMENTARY), 0.1);
    assertEquals(-20, meter.reading(MasterMeter.MAX_SHORT_TERM), 0.1);
    assertEquals(0, meter.reading(MasterMeter.RANGE), 0.1);
    assertEquals(0.1, meter.reading(MasterMeter.PEAK_LEFT), 0.001);
    assertEquals(0.1, meter.reading(MasterMeter.PEAK_RIGHT), 0.001);
    assertEquals(0.0707, meter.reading(MasterMeter.RMS_LEFT), 0.001);
    assertEquals(0.0707, meter.reading(MasterMeter.RMS_RIGHT), 0.001);
    assertEquals(0.1, meter.reading(MasterMeter.TRUE_PEAK), 0.001);
    assertEquals(1, meter.reading(MasterMeter.CORRELATION), 0.001);
  }

  @Test
  void rangeAndMaximaRemember() {
    MasterMeter meter = new MasterMeter(RATE);
    hear(meter, 0.1, 20);
    hear(meter, 0.01, 20);
    assertEquals(20, meter.reading(MasterMeter.RANGE), 1);
    assertEquals(-20, meter.reading(MasterMeter.MAX_SHORT_TERM), 0.1);
    assertEquals(-40, meter.reading(MasterMeter.SHORT_TERM), 0.1);
    meter.reset();
    assertEquals(MasterMeter.SILENCE_LUFS, meter.reading(MasterMeter.MAX_SHORT_TERM));
    assertEquals(0, meter.reading(MasterMeter.TRUE_PEAK));
  }

  @Test
  void whatIsNoNumberDoesNotStay() {
    MasterMeter meter = new MasterMeter(RATE);
    float[] bad = new float[Block.FRAMES];
    bad[7] = Float.NaN;
    bad[8] = Float.POSITIVE_INFINITY;
    meter.add(bad, bad, 0);
    hear(meter, 0.1, 6);
    for (int reading = 0; reading < MasterMeter.READINGS; reading++) {
      assertTrue(Float.isFinite(meter.reading(reading)), "reading " + reading);
    }
    assertEquals(-20, meter.reading(MasterMeter.INTEGRATED), 0.2);
  }

  @Test
  void allocatesNothing() {
    MasterMeter meter = new MasterMeter(RATE);
    float[] block = new float[Block.FRAMES];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int round = 0; round < 2; round++) {
      before = threads.getCurrentThreadAllocatedBytes();
      for (int b = 0; b < 2000; b++) {
        block[b & 31] = (b & 15) * 0.05f;
        meter.add(block, block, 0);
      }
      meter.reset();
    }
    assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
  }

  private static void hear(MasterMeter meter, double amplitude, double seconds) {
    Stereo sound =
        Stereo.of((int) (seconds * RATE), i -> amplitude * Math.sin(2 * Math.PI * 997 * i / RATE));
    for (int at = 0; at < sound.frames(); at += Block.FRAMES) {
      meter.add(sound.left(), sound.right(), at);
    }
  }
}
