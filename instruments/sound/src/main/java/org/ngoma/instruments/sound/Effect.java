package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** A processor that changes sound in place. */
public interface Effect extends Processor {

  /** Changes one block of {@link Block#FRAMES} frames in place. */
  @RealTime
  void process(Block block, float[] left, float[] right);

  /**
   * Whether nothing rings in it: its output stays exactly silent for as long as its input does.
   * Then the mixer may leave it out until something comes. One that does not know says false.
   */
  @RealTime
  default boolean resting() {
    return false;
  }

  /** Frames by which the output lags the input, constant after {@code prepare}. */
  int latencyFrames();
}
