package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DriveOctetTest {

  private static final int LANE = 3;
  private static final int BLOCKS = 60;
  private static final int ALL = 0xff;

  @Test
  void oneVoiceSoundsAsAmongEight() {
    float[] among = run(new int[] {ALL});
    float[] alone = run(new int[] {1 << LANE});
    float[] turns = run(new int[] {1 << LANE, ALL, ALL, 1 << LANE | 1});
    double energy = 0;
    for (int i = 0; i < among.length; i++) {
      assertEquals(among[i], alone[i], 1e-5, "frame " + i);
      assertEquals(among[i], turns[i], 1e-5, "frame " + i + " in turns");
      energy += among[i] * among[i];
    }
    assertTrue(energy > 10, "nothing was driven");
  }

  /** A rising tone in one lane, whose drive moves; {@code sounding} lanes in turns. */
  private static float[] run(int[] sounding) {
    DriveOctet octet = new DriveOctet();
    octet.begin();
    octet.aim(LANE, 0, true);
    float[] w = new float[Octet.SIZE];
    float[] out = new float[BLOCKS * Octet.FRAMES];
    for (int block = 0; block < BLOCKS; block++) {
      for (int f = 0; f < Octet.FRAMES; f++) {
        int t = block * Octet.FRAMES + f;
        w[Octet.IN + Octet.LANES * f + LANE] = 0.7f * (float) Math.sin(1e-5 * t * t);
      }
      octet.aim(LANE, block * 0.015f, false);
      octet.process(w, true, sounding[block % sounding.length]);
      for (int f = 0; f < Octet.FRAMES; f++) {
        out[block * Octet.FRAMES + f] = w[Octet.IN + Octet.LANES * f + LANE];
      }
    }
    return out;
  }
}
