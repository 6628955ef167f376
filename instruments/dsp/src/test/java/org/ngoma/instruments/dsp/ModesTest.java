package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ModesTest {

  private static final int BLOCK = 32;

  private static double[] render(Modes modes, int frames, int... cuts) {
    double[] out = new double[frames];
    float[] block = new float[BLOCK];
    for (int at = 0; at < frames; at += BLOCK) {
      Arrays.fill(block, 0f);
      int from = 0;
      for (int cut : cuts) {
        modes.render(block, block, from, cut);
        from = cut;
      }
      modes.render(block, block, from, BLOCK);
      for (int i = 0; i < BLOCK; i++) {
        out[at + i] = block[i];
      }
    }
    return out;
  }

  private static double ideal(int frame, double cycles, double amplitude, double octaves) {
    int n = frame + 1;
    return amplitude * Math.sin(2 * Math.PI * cycles * n) * Math.pow(2, -octaves * n);
  }

  @Test
  void isASumOfFadingSines() {
    double[] cycles = {0.001, 0.0123, 0.2, 0.31, 0.4};
    Modes modes = new Modes(8, BLOCK);
    for (double c : cycles) {
      modes.add((float) c, 0.1f, 1e-4f);
    }
    double[] out = render(modes, 9600);
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (double c : cycles) {
        sum += ideal(i, (float) c, 0.1f, 1e-4f);
      }
      // Rounding of the turn adds up to a slow drift of the phase.
      assertEquals(sum, out[i], 1e-4, "frame " + i);
    }
  }

  @Test
  void aRunMayEndAnywhere() {
    Modes whole = new Modes(8, BLOCK);
    Modes cut = new Modes(8, BLOCK);
    whole.add(0.03f, 0.5f, 1e-3f);
    cut.add(0.03f, 0.5f, 1e-3f);
    double[] expected = render(whole, 640);
    double[] found = render(cut, 640, 1, 7, 30);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], 1e-6);
    }
  }

  @Test
  void dampingAddsToTheFall() {
    Modes modes = new Modes(8, BLOCK);
    modes.add(0.05f, 1f, 1e-3f);
    modes.damp(2e-3f);
    double[] out = render(modes, 3200);
    for (int i = 0; i < out.length; i++) {
      assertEquals(ideal(i, 0.05f, 1, 3e-3), out[i], 5e-5);
    }
  }

  @Test
  void goesOnWhereItStoodWhenRetuned() {
    Modes modes = new Modes(8, BLOCK);
    modes.add(0.01f, 1f, 0f);
    double[] before = render(modes, BLOCK);
    modes.retune(0, 0.02f, 0f);
    double[] after = render(modes, BLOCK);
    double phase = 0.01 * BLOCK + 0.02;
    assertEquals(Math.sin(2 * Math.PI * phase), after[0], 1e-5);
    assertEquals(Math.sin(2 * Math.PI * 0.01 * BLOCK), before[BLOCK - 1], 1e-5);
  }

  @Test
  void fallsSilentExactly() {
    Modes modes = new Modes(8, BLOCK);
    modes.add(0.01f, 1f, 0.02f);
    assertTrue(modes.level() > 0.9f);
    render(modes, 1600);
    assertTrue(modes.silent());
    assertEquals(0f, modes.level());
    for (double y : render(modes, 64)) {
      assertEquals(0, y);
    }
  }
}
