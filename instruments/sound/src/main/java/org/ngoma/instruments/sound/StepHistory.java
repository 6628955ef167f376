package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.StepLevels;

/** What was measured of the last steps, so that one may act on it later. */
final class StepHistory {

  static final int STEPS_PER_BLOCK = Block.FRAMES / StepLevels.FRAMES;

  private final float[] ring;
  private int at;

  /** Remembers the present block and this many frames before it. */
  StepHistory(int frames) {
    ring = new float[frames / StepLevels.FRAMES + STEPS_PER_BLOCK];
  }

  void reset() {
    Arrays.fill(ring, 0);
    at = 0;
  }

  /** Adds the steps of one block. */
  void add(float[] steps) {
    // One by one: a copy of all would wait until each of them is written.
    for (int s = 0; s < STEPS_PER_BLOCK; s++) {
      ring[at + s] = steps[s];
    }
    at = at + STEPS_PER_BLOCK == ring.length ? 0 : at + STEPS_PER_BLOCK;
  }

  /** Remembers the same as another one. */
  void copy(StepHistory other) {
    System.arraycopy(other.ring, 0, ring, 0, ring.length);
    at = other.at;
  }

  /** Gives the steps of the block that lies this many steps back. */
  void read(int stepsBack, float[] out) {
    int from = at - STEPS_PER_BLOCK - stepsBack;
    from = from < 0 ? from + ring.length : from;
    for (int s = 0; s < STEPS_PER_BLOCK; s++) {
      out[s] = ring[from];
      from = from + 1 == ring.length ? 0 : from + 1;
    }
  }
}
