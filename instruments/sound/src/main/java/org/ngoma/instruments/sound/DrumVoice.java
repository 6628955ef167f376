package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/**
 * What sounds when a drum of one family is struck, from the hit to silence. Where it starts inside
 * a block, how it is choked and where its noise begins is the {@link DrumSlot}'s part.
 */
interface DrumVoice {

  /** Silences at once. */
  @RealTime
  void silence();

  /** Is struck, silent as it is. */
  @RealTime
  void strike(DrumStroke stroke);

  /**
   * Adds one block from a frame on.
   *
   * @param right is left alone unless {@link #wide}
   */
  @RealTime
  void render(float[] left, float[] right, int from);

  @RealTime
  boolean sounding();

  /** Whether both sides differ. */
  @RealTime
  default boolean wide() {
    return false;
  }
}
