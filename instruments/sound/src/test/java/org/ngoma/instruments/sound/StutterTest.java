package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StutterTest {

  private static final int RATE = 48_000;

  /** A sixteenth at 120 BPM. */
  private static final int SIXTEENTH = 6000;

  private static final int BAR = 16 * SIXTEENTH;

  @Test
  void repeatsTheFirstSixteenthOfEachBar() {
    Stutter stutter = prepared();
    Stereo in = noise(2 * BAR);
    Stereo out = played(stutter, in, 0, 120);
    for (int bar = 0; bar < 2; bar++) {
      for (int repeat = 1; repeat <= 3; repeat++) {
        for (int i = 200; i < SIXTEENTH - 200; i++) {
          int from = bar * BAR + i;
          float expected = in.left()[from];
          assertEquals(expected, out.left()[from + repeat * SIXTEENTH], 1e-3f);
        }
      }
      for (int i = 4 * SIXTEENTH + 200; i < BAR; i++) {
        assertEquals(
            in.left()[bar * BAR + i], out.left()[bar * BAR + i], "the rest is not touched");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void neverClicks(int variant) {
    Stutter stutter = prepared();
    stutter.set(StutterTable.REPEATS, 9);
    stutter.set(StutterTable.EVERY, 1);
    stutter.set(StutterTable.GATE, variant == 1 ? 0.5f : 1);
    stutter.set(StutterTable.PITCH, variant == 2 ? 2 : 0);
    stutter.set(StutterTable.REVERSE, variant == 3 ? 2 : 0);
    stutter.set(StutterTable.CHANCE, variant == 4 ? 0.5f : 1);
    // A tone that is nowhere in phase with its repeats.
    Stereo in = Stereo.of(4 * BAR, i -> 0.5 * Math.sin(i * 0.01));
    float[] out = played(stutter, in, 0, 117).left();
    for (int i = 2; i < out.length; i++) {
      double bend = Math.abs(out[i] - 2.0 * out[i - 1] + out[i - 2]);
      assertTrue(bend < 0.01, "a click at frame " + i + ": " + bend);
    }
  }

  @Test
  void backwardsAndHigherAndSofter() {
    Stutter stutter = prepared();
    stutter.set(StutterTable.REVERSE, 1);
    Stereo in = noise(BAR);
    float[] out = played(stutter, in, 0, 120).left();
    for (int i = 200; i < SIXTEENTH - 200; i++) {
      assertEquals(in.left()[SIXTEENTH - 1 - i], out[SIXTEENTH + i], 1e-3f);
    }

    stutter = prepared();
    stutter.set(StutterTable.PITCH, 12);
    stutter.set(StutterTable.DECAY, 6);
    Stereo tone = Stereo.of(BAR, i -> 0.5 * Math.sin(i * 0.05));
    out = played(stutter, tone, 0, 120).left();
    int crossings = 0;
    double peak = 0;
    for (int i = SIXTEENTH + 200; i < SIXTEENTH + 2600; i++) {
      crossings += out[i - 1] < 0 && out[i] >= 0 ? 1 : 0;
      peak = Math.max(peak, Math.abs(out[i]));
    }
    assertEquals(2400 * 0.1 / 2 / Math.PI, crossings, 1.01);
    assertEquals(0.25, peak, 0.01);
  }

  @Test
  void chanceFollowsFromThePlaceInTheSong() {
    Stutter stutter = prepared();
    stutter.set(StutterTable.CHANCE, 0.5f);
    Stereo in = noise(BAR);
    int happened = 0;
    for (int bar = 0; bar < 40; bar++) {
      stutter.reset();
      Stereo once = played(stutter, in, 4.0 * bar, 120);
      stutter.reset();
      assertArrayEquals(once.left(), played(stutter, in, 4.0 * bar, 120).left());
      happened += once.left()[SIXTEENTH + 3000] != in.left()[SIXTEENTH + 3000] ? 1 : 0;
    }
    assertTrue(happened > 10 && happened < 30, happened + " of 40");
  }

  @Test
  void switchedOnInTheMiddleItRepeatsWhatTheBarBeganWith() {
    Stutter stutter = prepared();
    stutter.set(StutterTable.REPEATS, 15);
    stutter.set(StutterTable.ON, 0);
    Stereo in = noise(BAR);
    float[] out = new float[BAR];
    Block block = new Block();
    block.playing = true;
    for (int at = 0; at < BAR; at += Block.FRAMES) {
      if (at == 5 * SIXTEENTH / 32 * 32) {
        stutter.set(StutterTable.ON, 1);
      }
      step(stutter, in, out, at, block, 0);
    }
    for (int i = 0; i < 4 * SIXTEENTH; i++) {
      assertEquals(in.left()[i], out[i]);
    }
    for (int i = 300; i < 5000; i++) {
      assertEquals(in.left()[i], out[6 * SIXTEENTH + i], 1e-3f);
    }
  }

  @Test
  void passesEverythingWhileTheSongStandsOrAfterAJump() {
    Stutter stutter = prepared();
    Stereo in = noise(BAR);
    assertArrayEquals(in.left(), in.through(stutter, new Block()).left());
    // Into the middle of the slice: nothing was recorded that could be repeated.
    float[] out = played(stutter, in, 0.1, 120).left();
    for (int i = 0; i < 8 * SIXTEENTH; i++) {
      assertEquals(in.left()[i], out[i]);
    }
  }

  private static Stereo played(Stutter stutter, Stereo in, double beats, float bpm) {
    Block block = new Block();
    block.playing = true;
    block.bpm = bpm;
    float[] out = new float[in.frames()];
    for (int at = 0; at < in.frames(); at += Block.FRAMES) {
      step(stutter, in, out, at, block, beats);
    }
    return new Stereo(out, out);
  }

  private static void step(
      Stutter stutter, Stereo in, float[] out, int at, Block block, double beats) {
    float[] l = new float[Block.FRAMES];
    float[] r = new float[Block.FRAMES];
    System.arraycopy(in.left(), at, l, 0, Block.FRAMES);
    System.arraycopy(in.right(), at, r, 0, Block.FRAMES);
    block.songBeats = beats + at * (double) block.bpm / 60 / RATE;
    stutter.process(block, l, r);
    System.arraycopy(l, 0, out, at, Block.FRAMES);
  }

  private static Stereo noise(int frames) {
    Random random = new Random(7);
    return Stereo.of(frames, i -> 0.2 * random.nextGaussian());
  }

  /** Three repeats of the first sixteenth of each bar. */
  private static Stutter prepared() {
    Stutter stutter = new Stutter();
    stutter.prepare(RATE);
    stutter.set(StutterTable.START, 0);
    return stutter;
  }
}
