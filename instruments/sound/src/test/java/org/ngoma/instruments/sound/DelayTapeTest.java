package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the delay does beyond plain echoes: note lengths, tape, freeze, ducking. */
class DelayTapeTest {

  private static final int RATE = 48_000;

  private final Block block = new Block();

  @ParameterizedTest
  @CsvSource({"1/4, 24000", "1/8D, 18000", "1/8, 12000", "1/8T, 8000", "1/16T, 4000", "1/1, 96000"})
  void noteLengthsAreExact(String name, int frame) {
    Delay delay = plain();
    delay.set(DelayTable.SYNC, DelayTable.TABLE.get(DelayTable.SYNC).labels().indexOf(name));
    assertEquals(frame, firstEcho(delay, frame + 64));
  }

  @ParameterizedTest
  @CsvSource({"5, 240", "375, 18000", "2000, 96000"})
  void freeTimesDoNotKnowTheTempo(float ms, int frame) {
    Delay delay = plain();
    delay.set(DelayTable.SYNC, 1);
    delay.set(DelayTable.MS, ms);
    block.bpm = 77;
    assertEquals(frame, firstEcho(delay, frame + 64));
  }

  @Test
  void repitchBendsTheToneWithoutAClickAndArrivesExactly() {
    Delay delay = plain();
    delay.set(DelayTable.SYNC, 1);
    delay.set(DelayTable.MS, 400);
    delay.set(DelayTable.CHANGE, 1);
    tone(RATE, 0).through(delay, block);
    delay.set(DelayTable.MS, 200);
    float[] out = tone(RATE, RATE).through(delay, block).left();
    double highest = 0;
    double lastCrossing = -1;
    for (int i = 1; i < out.length; i++) {
      assertTrue(Math.abs(out[i] - out[i - 1]) < 2.7 * 0.5 * 0.05, "a click at frame " + i);
      if (out[i - 1] < 0 && out[i] >= 0) {
        double crossing = i - out[i] / (out[i] - out[i - 1]);
        highest = lastCrossing > 0 ? Math.max(highest, 1 / (crossing - lastCrossing)) : 0;
        lastCrossing = crossing;
      }
    }
    assertTrue(highest * 2 * Math.PI > 1.5 * 0.05, "the pitch does not rise");
    Delay there = plain();
    there.set(DelayTable.SYNC, 1);
    there.set(DelayTable.MS, 200);
    float[] expected = tone(RATE, RATE).through(there, block).left();
    for (int i = RATE - 2000; i < RATE; i++) {
      // The filters of the other one have heard half as much.
      assertEquals(expected[i], out[i], 2e-3f, "frame " + i);
    }
  }

  @Test
  void wobbleBendsByTensOfCentsAndFlutterByFewer() {
    double wobble = mostCents(DelayTable.WOBBLE);
    double flutter = mostCents(DelayTable.FLUTTER);
    assertTrue(wobble > 20 && wobble < 60, "wobble " + wobble);
    assertTrue(flutter > 10 && flutter < 35, "flutter " + flutter);
  }

  private double mostCents(int row) {
    Delay delay = plain();
    delay.set(row, 1);
    float[] out = tone(8 * RATE, 0).through(delay, block).left();
    double last = -1;
    double most = 0;
    for (int i = RATE; i < out.length; i++) {
      if (out[i - 1] < 0 && out[i] >= 0) {
        double crossing = i - out[i] / (out[i] - out[i - 1]);
        if (last > 0) {
          double cents = 1200 * Math.log(2 * Math.PI / 0.05 / (crossing - last)) / Math.log(2);
          most = Math.max(most, Math.abs(cents));
        }
        last = crossing;
      }
    }
    return most;
  }

  @Test
  void frozenEchoesNeverFadeAndLetNothingIn() {
    Delay delay = plain();
    delay.set(DelayTable.SYNC, 1);
    delay.set(DelayTable.MS, 250);
    delay.set(DelayTable.WOBBLE, 1);
    delay.set(DelayTable.FEEDBACK, 0.5f);
    Random random = new Random(3);
    Stereo.of(RATE, i -> 0.3 * random.nextGaussian()).through(delay, block);
    delay.set(DelayTable.FREEZE, 1);
    Stereo.silence(RATE).through(delay, block);
    double before = power(Stereo.silence(12_000).through(delay, block));
    Stereo.of(30 * RATE, i -> Math.sin(i * 0.1)).through(delay, block);
    Stereo.silence(RATE).through(delay, block);
    double after = power(Stereo.silence(12_000).through(delay, block));
    assertTrue(before > 1e-3, "nothing frozen");
    assertEquals(1, after / before, 1e-3);
    delay.set(DelayTable.FREEZE, 0);
    Stereo.silence(20 * RATE).through(delay, block);
    assertTrue(power(Stereo.silence(12_000).through(delay, block)) < 1e-9);
  }

  @Test
  void duckedEchoesRiseInTheGap() {
    Delay delay = plain();
    delay.set(DelayTable.SYNC, 1);
    delay.set(DelayTable.MS, 100);
    delay.set(DelayTable.FEEDBACK, 0.95f);
    delay.set(DelayTable.DUCKING, 1);
    Random random = new Random(5);
    Stereo held = Stereo.of(RATE, i -> 0.2 * random.nextGaussian()).through(delay, block);
    double during = rms(held.left(), RATE / 2, RATE);
    Stereo gap = Stereo.silence(RATE).through(delay, block);
    double later = rms(gap.left(), RATE / 2, 3 * RATE / 4);
    assertTrue(later > 4 * during, during + " then " + later);
  }

  @Test
  void saturationKeepsTheLoopLow() {
    Delay delay = plain();
    delay.set(DelayTable.SYNC, 1);
    delay.set(DelayTable.MS, 100);
    delay.set(DelayTable.FEEDBACK, 0.98f);
    delay.set(DelayTable.DRIVE, 1);
    assertTrue(tone(4 * RATE, 0).through(delay, block).peak() < 0.26);
  }

  @Test
  void mixBlendsWithTheDrySound() {
    Delay delay = plain();
    delay.set(DelayTable.MIX, 0.25f);
    Stereo in = Stereo.of(4800, i -> Math.sin(i * 0.1));
    float[] out = in.through(delay, block).left();
    for (int i = 0; i < out.length; i++) {
      assertEquals(0.75f * in.left()[i], out[i], 1e-6f);
    }
  }

  private int firstEcho(Delay delay, int frames) {
    float[] out = Stereo.of(frames, i -> i == 0 ? 1 : 0).through(delay, block).left();
    int first = 0;
    while (first < out.length && Math.abs(out[first]) < 0.4) {
      first++;
    }
    return first;
  }

  private static Stereo tone(int frames, int from) {
    return Stereo.of(frames, i -> 0.5 * Math.sin((from + i) * 0.05));
  }

  private static double power(Stereo sound) {
    return rms(sound.left(), 0, sound.frames()) + rms(sound.right(), 0, sound.frames());
  }

  private static double rms(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  private static Delay plain() {
    Delay delay = new Delay();
    delay.prepare(RATE);
    delay.set(DelayTable.FEEDBACK, 0);
    delay.set(DelayTable.PING_PONG, 0);
    delay.set(DelayTable.LOW_CUT, 20);
    delay.set(DelayTable.HIGH_CUT, 20_000);
    return delay;
  }
}
