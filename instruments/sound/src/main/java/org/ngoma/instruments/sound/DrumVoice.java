package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** One stroke of one drum, from the hit to silence; mono. */
interface DrumVoice {

  void prepare(int sampleRate);

  /** Silences at once, and starts its noise again. */
  @RealTime
  void reset();

  /** Silences at once. */
  @RealTime
  void silence();

  /** Is struck inside the coming block, at its exact frame, silent as it is. */
  @RealTime
  void strike(int offset, DrumStroke stroke);

  /** Adds one block. */
  @RealTime
  void render(float[] out);

  @RealTime
  boolean sounding();
}
