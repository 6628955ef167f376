package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** One note of an instrument whose notes fade by themselves; {@link StruckKeys} has many. */
interface StruckVoice {

  /** Silences at once. */
  @RealTime
  void reset();

  /**
   * Lays the damper on the string, if the key has one, or takes it off again.
   *
   * @param part how much of it: 1 all, 0 nothing
   */
  @RealTime
  void damp(int offset, float part);

  /** Takes the note away, within these seconds by 60 dB. */
  @RealTime
  void fade(int offset, float seconds);

  /** Highest sample that may still come, from above. */
  @RealTime
  float level();

  @RealTime
  boolean ended();
}
