package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** One note of an instrument whose notes fade by themselves; {@link StruckKeys} has many. */
interface StruckVoice {

  /** Silences at once. */
  @RealTime
  void reset();

  /** Lets the damper fall, if the key has one. */
  @RealTime
  void letGo(int offset);

  /** Takes the note away, within these seconds by 60 dB. */
  @RealTime
  void fade(int offset, float seconds);

  /** Highest sample that may still come, from above. */
  @RealTime
  float level();

  @RealTime
  boolean ended();
}
