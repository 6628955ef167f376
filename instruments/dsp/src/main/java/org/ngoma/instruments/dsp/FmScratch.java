package org.ngoma.instruments.dsp;

import java.util.Arrays;

/** Where {@link FmVoice}s draw their operators, one voice after the other. */
public final class FmScratch {

  private static final int PARTS = 4 * Octet.FRAMES;

  final float[] cycles = new float[PARTS];
  final float[] heard = new float[PARTS];
  final float[][] operators = new float[FmPatch.OPERATORS][PARTS];

  void clearHeard(int parts) {
    Arrays.fill(heard, 0, parts, 0f);
  }
}
