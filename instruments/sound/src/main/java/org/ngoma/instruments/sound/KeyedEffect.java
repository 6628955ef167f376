package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** An effect that another track steers: side-chain compressor, keyed gate. */
public interface KeyedEffect extends Effect {

  /**
   * Gives what steers the coming block. Not called when no other track is chosen; then the effect
   * is steered by its own input.
   *
   * @param left {@link Block#FRAMES} frames, to be read only and only until {@link #process} is
   *     over
   */
  @RealTime
  void key(float[] left, float[] right);
}
