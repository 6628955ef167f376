package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.FastMath;

/** How a drum is struck: where the knobs stand at that moment, and how hard. */
final class DrumStroke {

  /** 0..1, above 0. */
  float velocity;

  /** Pitch as a ratio to the drum's own. */
  float ratio;

  /** Until 60 dB below. */
  float decayMs;

  /** 0..1, dark to bright; 0.5 is the drum's own. */
  float tone;

  /** 0..1: punch of the kick, snares of the snare. */
  float snap;

  float gain() {
    return velocity * (float) Math.sqrt(velocity);
  }

  /** Factor on everything bright: a softer stroke is a darker one. */
  float brightness() {
    return FastMath.exp2(4f * (tone - 0.5f) + 1.5f * (velocity - 1f));
  }
}
