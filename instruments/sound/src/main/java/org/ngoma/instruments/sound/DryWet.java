package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** How much of an effect is heard beside the sound that went in. */
final class DryWet {

  private DryWet() {}

  /**
   * Crosses from the dry sound to the wet one, in a straight line over the block.
   *
   * @param row 0 dry alone, 1 wet alone
   * @param left dry, replaced by the mix
   * @param right likewise
   */
  @RealTime
  static void mix(
      Controls controls, int row, float[] left, float[] right, float[] leftWet, float[] rightWet) {
    float mix = controls.start(row);
    float step = controls.step(row);
    for (int i = 0; i < Block.FRAMES; i++) {
      float m = mix + i * step;
      left[i] = left[i] + m * (leftWet[i] - left[i]) + Tiny.FLUSH - Tiny.FLUSH;
      right[i] = right[i] + m * (rightWet[i] - right[i]) + Tiny.FLUSH - Tiny.FLUSH;
    }
  }
}
