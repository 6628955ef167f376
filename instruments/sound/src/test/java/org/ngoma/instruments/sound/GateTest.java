package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

  private static final int RATE = 48_000;
  private static final double MS = 48;

  private final Block block = new Block();
  private final Gate gate = new Gate();

  GateTest() {
    gate.prepare(RATE);
    set(GateTable.LOOK_AHEAD, 0);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 50", "10, 40, 200", "40, 100, 1000", "5, 500, 20"})
  void opensHoldsAndClosesInItsTimes(double attackMs, double holdMs, double releaseMs) {
    set(GateTable.ATTACK, attackMs);
    set(GateTable.HOLD, holdMs);
    set(GateTable.RELEASE, releaseMs);
    int on = 4800;
    int off = 4800 + 9600;
    // A whisper shows the gain; what opens the gate is twice the threshold.
    Stereo in = Stereo.of(4 * RATE, i -> i >= on && i < off ? 0.02 : 0.001);
    float[] out = in.through(gate, block).left();
    int latency = gate.latencyFrames();
    double half = first(in, out, latency, on, g -> g >= 0.5) - on;
    double open = first(in, out, latency, on, g -> g >= 0.9999) - on;
    assertEquals(attackMs * MS / 2, half, 9 + 0.02 * attackMs * MS);
    assertEquals(attackMs * MS, open, 9 + 0.02 * attackMs * MS);
    double begins = first(in, out, latency, off, g -> g < 0.999) - off;
    assertEquals(holdMs * MS, begins, 17 + 0.01 * releaseMs * MS);
    double middle = first(in, out, latency, off, g -> g <= 0.01) - off;
    double closed = first(in, out, latency, off, g -> g == 0) - off;
    assertEquals(holdMs * MS + releaseMs * MS / 2, middle, 17 + 0.02 * releaseMs * MS);
    assertEquals(holdMs * MS + releaseMs * MS, closed, 17 + 0.02 * releaseMs * MS);
  }

  private interface Stage {
    boolean of(double gain);
  }

  private static int first(Stereo in, float[] out, int latency, int from, Stage test) {
    for (int i = from; ; i++) {
      if (test.of(out[i + latency] / in.left()[i])) {
        return i;
      }
    }
  }

  @Test
  void hysteresisKeepsItFromFluttering() {
    set(GateTable.HOLD, 0);
    set(GateTable.RELEASE, 5);
    set(GateTable.THRESHOLD, -20);
    // Between 2 dB under and 2 dB over the threshold, every 50 ms.
    Stereo in = Stereo.of(2 * RATE, i -> Math.pow(10, (-20 + (i / 2400 % 2 == 0 ? 2 : -2)) / 20.0));
    set(GateTable.HYSTERESIS, 0);
    assertTrue(closings(in) > 15);
    gate.reset();
    set(GateTable.HYSTERESIS, 6);
    assertEquals(0, closings(in));
  }

  private int closings(Stereo in) {
    float[] out = in.through(gate, block).left();
    int count = 0;
    for (int i = 2401; i < out.length; i++) {
      count += out[i] == 0 && out[i - 1] != 0 ? 1 : 0;
    }
    return count;
  }

  @Test
  void lookAheadLetsTheVeryFirstFrameThrough() {
    set(GateTable.LOOK_AHEAD, 2);
    set(GateTable.ATTACK, 1);
    Stereo in = Stereo.of(9600, i -> i < 4801 ? 0 : 0.5);
    float[] out = in.through(gate, block).left();
    assertEquals(0.5f, out[4801 + gate.latencyFrames()], 1e-6f);
    assertEquals(0, out[4800 + gate.latencyFrames()]);
  }

  @Test
  void rangeIsWhatIsLeft() {
    set(GateTable.RANGE, -12);
    Stereo in = Stereo.of(RATE, i -> 0.001);
    assertEquals(0.001 * Math.pow(10, -0.6), in.through(gate, block).left()[RATE - 1], 1e-8);
    gate.reset();
    set(GateTable.RANGE, -80);
    assertEquals(0, in.through(gate, block).peak());
  }

  @Test
  void ducksUnderAnotherTrackAndComesBack() {
    set(GateTable.MODE, GateTable.DUCK);
    set(GateTable.RANGE, -18);
    set(GateTable.ATTACK, 5);
    set(GateTable.HOLD, 0);
    set(GateTable.RELEASE, 200);
    float[] key = new float[Block.FRAMES];
    float[] l = new float[Block.FRAMES];
    float[] r = new float[Block.FRAMES];
    float[] out = new float[600 * Block.FRAMES];
    for (int b = 0; b < 600; b++) {
      java.util.Arrays.fill(key, b >= 100 && b < 140 ? 0.5f : 0);
      java.util.Arrays.fill(l, 0.5f);
      java.util.Arrays.fill(r, 0.5f);
      gate.key(key, key);
      gate.process(block, l, r);
      System.arraycopy(l, 0, out, b * Block.FRAMES, Block.FRAMES);
    }
    int latency = gate.latencyFrames();
    assertEquals(0.5, out[99 * Block.FRAMES + latency], 1e-6);
    assertEquals(0.5 * Math.pow(10, -0.9), out[139 * Block.FRAMES + latency], 1e-4);
    double backMs = 0;
    for (int i = 140 * Block.FRAMES; out[i + latency] < 0.4999; i++) {
      backMs += 1 / MS;
    }
    assertEquals(200, backMs, 5);
  }

  private void set(int row, double value) {
    gate.set(row, (float) value);
  }
}
