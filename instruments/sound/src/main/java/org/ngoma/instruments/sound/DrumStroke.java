package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.FastMath;

/** How a drum is struck: where the knobs stand at that moment, and how hard. */
final class DrumStroke {

  private static final float MOST_ACCENT_OCTAVES = 3f;

  int sampleRate;
  float framesPerMs;

  /** Position of the pad's model knob. */
  int model;

  /** 0..1, above 0. */
  float velocity;

  /** Pitch as a ratio to the drum's own. */
  float ratio;

  /** Until 60 dB below. */
  float decayMs;

  /** The decay as part of what the pad has out of the box. */
  float decayPart;

  /** 0..1, dark to bright; 0.5 is the drum's own. */
  float tone;

  /** 0..1, soft to hard stroke; 0.5 is the drum's own. */
  float snap;

  /** 0..1, none to much noise; 0.5 is the drum's own. */
  float noise;

  /** 0..1, what each model makes of it; 0.5 is the drum's own. */
  float shape;

  /** 0..1: how far a softer stroke is a darker one. */
  float accent;

  /** What a sampled pad plays, or null. */
  DrumSample sample;

  float gain() {
    return velocity * (float) Math.sqrt(velocity);
  }

  /** Factor on everything bright: a softer stroke is a darker one. */
  float brightness() {
    float accented = MOST_ACCENT_OCTAVES * accent * (velocity - 1f);
    return FastMath.exp2(4f * (tone - 0.5f) + accented);
  }

  /** 1 at the middle of a knob, so many octaves away from it over all of its way. */
  static float around(float knob, float octaves) {
    return FastMath.exp2(octaves * (knob - 0.5f));
  }
}
