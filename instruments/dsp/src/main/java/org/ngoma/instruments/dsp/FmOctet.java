package org.ngoma.instruments.dsp;

import java.util.Arrays;

/** Takes what eight {@link FmVoice}s made at four times the rate back to the rate of the block. */
public final class FmOctet {

  private static final int BLOCK = Octet.BLOCK;
  private static final int PAST = Octet.PAST;
  private static final int[] PHASES = {Octet.Z0, Octet.Z1, Octet.Z2, Octet.Z3};

  private final float[] past = new float[4 * PAST];

  /** Silences all lanes. */
  public void reset() {
    Arrays.fill(past, 0f);
  }

  /** Silences one lane. */
  public void reset(int lane) {
    for (int i = lane; i < past.length; i += Octet.LANES) {
      past[i] = 0f;
    }
  }

  /** Before the voices of a block. */
  public void begin(float[] w) {
    for (int p = 0; p < 4; p++) {
      System.arraycopy(past, p * PAST, w, PHASES[p] - PAST, PAST);
      Arrays.fill(w, PHASES[p], PHASES[p] + BLOCK, 0f);
    }
  }

  /** Behind the voices of a block: adds them to {@link Octet#IN}. */
  public void end(float[] w) {
    for (int p = 0; p < 4; p++) {
      System.arraycopy(w, PHASES[p] + BLOCK - PAST, past, p * PAST, PAST);
    }
    OversampledOctet.down(w);
    for (int i = 0; i < BLOCK; i++) {
      w[Octet.IN + i] += w[Octet.OUT + i];
    }
  }
}
