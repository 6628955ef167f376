package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** A processor that changes sound in place. */
public interface Effect extends Processor {

  /** Changes one block of {@link Block#FRAMES} frames in place. */
  @RealTime
  void process(Block block, float[] left, float[] right);

  /** Frames by which the output lags the input, constant after {@code prepare}. */
  int latencyFrames();
}
