package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {

  private static final int RATE = 48_000;

  private final Block block = new Block();

  @ParameterizedTest
  @CsvSource({
    "120, 0.75, 48000, 18000",
    "120, 0.3333333, 48000, 8000",
    "120, 1, 44100, 22050",
    "112.5, 0.5, 48000, 12800",
    "90, 0.375, 96000, 24000",
    "20, 4, 48000, 144000",
    "45, 4, 48000, 256000",
    "999, 0.03125, 48000, 90",
  })
  void firstEchoComesAtItsExactFrame(float bpm, float beats, int rate, int frame) {
    Delay delay = plain(rate, beats);
    block.bpm = bpm;
    float[] out = pulse(frame + 64).through(delay, block).left();
    for (int i = 0; i < frame; i++) {
      assertEquals(0, out[i], "frame " + i);
    }
    assertTrue(out[frame] > 0.4, "the echo is missing");
  }

  @Test
  void echoesFallByTheFeedback() {
    Delay delay = plain(RATE, 0.25f);
    delay.set(DelayTable.FEEDBACK, 0.5f);
    float[] out = pulse(40_000).through(delay, block).left();
    assertEquals(0.5, sum(out, 12_000) / sum(out, 6000), 0.05);
    assertEquals(0.25, sum(out, 18_000) / sum(out, 6000), 0.05);
  }

  @Test
  void pingPongBeginsOnTheLeftAndCrosses() {
    Delay delay = plain(RATE, 0.25f);
    delay.set(DelayTable.FEEDBACK, 0.8f);
    delay.set(DelayTable.PING_PONG, 1);
    Stereo in = Stereo.silence(30_000);
    in.right()[0] = 1;
    Stereo out = in.through(delay, block);
    assertEquals(0.5, sum(out.left(), 6000), 0.05);
    assertEquals(0, sum(out.right(), 6000));
    assertEquals(0, sum(out.left(), 12_000), 1e-6);
    assertEquals(0.4, sum(out.right(), 12_000), 0.05);
    assertEquals(0.32, sum(out.left(), 18_000), 0.06);
  }

  @Test
  void withoutPingPongTheSidesStayApart() {
    Delay delay = plain(RATE, 0.25f);
    delay.set(DelayTable.FEEDBACK, 0.8f);
    Stereo in = Stereo.silence(30_000);
    in.right()[0] = 1;
    Stereo out = in.through(delay, block);
    assertEquals(0, new Stereo(out.left(), out.left()).peak());
    assertTrue(sum(out.right(), 12_000) > 0.7);
  }

  @Test
  void everyEchoLosesBassAndTreble() {
    for (double hz : new double[] {50, 1000, 15_000}) {
      Delay delay = delay(RATE);
      delay.set(DelayTable.TIME, 0.5f);
      delay.set(DelayTable.PING_PONG, 0);
      delay.set(DelayTable.LOW_CUT, 200);
      delay.set(DelayTable.HIGH_CUT, 5000);
      Stereo in = Stereo.of(RATE, i -> i < 12_000 ? Math.sin(2 * Math.PI * hz * i / RATE) : 0);
      float[] out = in.through(delay, block).left();
      float peak = 0;
      for (int i = 16_000; i < 23_000; i++) {
        peak = Math.max(peak, Math.abs(out[i]));
      }
      double low = 1 / Math.sqrt(1 + 200 * 200 / (hz * hz));
      double tan = Math.tan(Math.PI * hz / RATE) / Math.tan(Math.PI * 5000 / RATE);
      assertEquals(low / Math.sqrt(1 + tan * tan), peak, 0.02, hz + " Hz");
    }
  }

  @Test
  void jitteringClockIsNotHeardAtAll() {
    Stereo in = Stereo.of(4 * RATE, i -> 0.5 * Math.sin(i * 0.02));
    Delay steady = plain(RATE, 0.75f);
    block.bpm = 120;
    Stereo expected = in.through(steady, block);

    Delay jittered = plain(RATE, 0.75f);
    Random random = new Random(4);
    Stereo out = Stereo.silence(in.frames());
    float[] l = new float[Block.FRAMES];
    float[] r = new float[Block.FRAMES];
    for (int at = 0; at < in.frames(); at += Block.FRAMES) {
      block.bpm = at == 0 ? 120 : 120 + 0.8f * random.nextFloat(-1, 1);
      System.arraycopy(in.left(), at, l, 0, Block.FRAMES);
      System.arraycopy(in.right(), at, r, 0, Block.FRAMES);
      jittered.process(block, l, r);
      System.arraycopy(l, 0, out.left(), at, Block.FRAMES);
    }
    assertArrayEquals(expected.left(), out.left());
  }

  @ParameterizedTest
  @CsvSource({"120, 90", "90, 120", "120, 120.2", "60, 180"})
  void newTempoFadesOverAndEndsExact(float before, float after) {
    Delay delay = plain(RATE, 0.5f);
    block.bpm = before;
    Stereo tone = Stereo.of(3 * RATE, i -> 0.5 * Math.sin(i * 0.01));
    tone.through(delay, block);
    block.bpm = after;
    Stereo rest = Stereo.of(3 * RATE, i -> 0.5 * Math.sin((i + 3 * RATE) * 0.01));
    float[] out = rest.through(delay, block).left();
    for (int i = 1; i < out.length; i++) {
      assertTrue(Math.abs(out[i] - out[i - 1]) < 0.009, "a click at frame " + i);
    }
    Stereo expected = rest.through(plain(RATE, 0.5f), block);
    for (int i = 2 * RATE; i < out.length; i++) {
      assertEquals(expected.left()[i], out[i], 1e-5f, "frame " + i);
    }
  }

  @Test
  void turnedTimeFadesOver() {
    Delay delay = plain(RATE, 0.5f);
    Random random = new Random(9);
    float last = 0;
    for (int turn = 0; turn < 60; turn++) {
      int from = turn * 3200;
      Stereo tone = Stereo.of(3200, i -> 0.5 * Math.sin((from + i) * 0.01));
      for (float sample : tone.through(delay, block).left()) {
        assertTrue(Math.abs(sample - last) < 0.009 || turn == 0, "a click in turn " + turn);
        last = sample;
      }
      delay.set(DelayTable.TIME, random.nextFloat(0.05f, 0.6f));
    }
  }

  @Test
  void resetForgetsTheEchoes() {
    Delay delay = plain(RATE, 0.5f);
    delay.set(DelayTable.FEEDBACK, 0.9f);
    // Longer than the line, so that old echoes lie wherever the tap may look.
    Stereo.of(13 * RATE, i -> 1).through(delay, block);
    delay.reset();
    Delay fresh = plain(RATE, 0.5f);
    fresh.set(DelayTable.FEEDBACK, 0.9f);
    assertArrayEquals(
        pulse(RATE).through(fresh, block).left(), pulse(RATE).through(delay, block).left());
    delay.reset();
    assertEquals(0, Stereo.silence(RATE).through(delay, block).peak());
  }

  @Test
  void echoesEndInTrueSilence() {
    Delay delay = delay(RATE);
    Stereo.of(RATE, i -> i % 3 - 1).through(delay, block);
    Stereo.silence(40 * RATE).through(delay, block);
    assertEquals(0, Stereo.silence(RATE).through(delay, block).peak());
  }

  @Test
  void lowestLevelIsOff() {
    Delay delay = plain(RATE, 0.1f);
    delay.set(DelayTable.LEVEL, -60);
    assertEquals(0, Stereo.of(RATE, i -> 1).through(delay, block).peak());
  }

  private static float sum(float[] x, int at) {
    // The filters spread a pulse over a few frames.
    float sum = 0;
    for (int i = at; i < at + 20; i++) {
      sum += x[i];
    }
    return sum;
  }

  private static Stereo pulse(int frames) {
    return Stereo.of(frames, i -> i == 0 ? 1 : 0);
  }

  private static Delay delay(int rate) {
    Delay delay = new Delay();
    delay.prepare(rate);
    return delay;
  }

  /** One echo, as unfiltered as it gets. */
  private static Delay plain(int rate, float beats) {
    Delay delay = delay(rate);
    delay.set(DelayTable.TIME, beats);
    delay.set(DelayTable.FEEDBACK, 0);
    delay.set(DelayTable.PING_PONG, 0);
    delay.set(DelayTable.LOW_CUT, 20);
    delay.set(DelayTable.HIGH_CUT, 20_000);
    return delay;
  }
}
