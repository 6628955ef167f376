package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.FastMath;

/**
 * How the strings, hammers and dampers of a grand differ from key to key.
 *
 * <p>Inharmonicity as two exponentials, one for each bridge (Rigaud, David and Daudet, DAFx 2011);
 * the stretch of the tuning after Railsback (1938). Brightness and decay follow figures measured on
 * a Steinway D by the method of PianoFigures in the tests.
 */
final class PianoStrings {

  /** Cents by which the outermost keys are tuned away from equal temperament. */
  static final float STRETCH_CENTS = 28f;

  private static final float MIDDLE_KEY = 64f;
  private static final float HALF_WIDTH = 44f;

  private static final float OCTAVES_PER_NEPER = 1.442_695f;

  private static final float LOWEST_KEY = 21f;
  private static final float KEYS_APART = 6f;

  /** Fall with frequency of a hard stroke, in dB a kHz, each six keys from A0 on. */
  private static final float[] TILT = {
    11f, 10.5f, 7.5f, 8.5f, 12f, 13f, 18.5f, 27f, 30f, 32f, 30f, 27f, 23f, 20f, 18f, 17f
  };

  /** How much steeper a soft stroke falls: exponent of the velocity. */
  private static final float[] SOFTNESS = {
    0.97f, 0.97f, 0.97f, 1.1f, 1.3f, 0.7f, 0.4f, 0.35f, 0.42f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f,
    0.5f
  };

  /** Seconds in which the first partial's prompt sound falls by 60 dB. */
  private static final float[] PROMPT_SECONDS = {
    13f, 11f, 7.5f, 6.5f, 6f, 4.2f, 2.8f, 2.3f, 1.8f, 1.6f, 1.3f, 1f, 0.55f, 0.35f, 0.35f, 0.3f
  };

  /** Highest key with a damper. */
  private static final int LAST_DAMPER = 88;

  private PianoStrings() {}

  private static float at(float[] curve, float key) {
    float way = Math.max(0f, Math.min(curve.length - 1.001f, (key - LOWEST_KEY) / KEYS_APART));
    int i = (int) way;
    return Math.fma(curve[i + 1] - curve[i], way - i, curve[i]);
  }

  /** Semitones to be added to the key when the tuning is stretched in full. */
  static float stretch(float key) {
    float x = Math.max(-1f, Math.min(1f, (key - MIDDLE_KEY) / HALF_WIDTH));
    return 0.01f * STRETCH_CENTS * x * x * x;
  }

  /** Stiffness B: partial n lies at n sqrt(1 + B n^2) times the lowest. */
  static float inharmonicity(float key) {
    float bass = FastMath.exp2(OCTAVES_PER_NEPER * Math.fma(-0.055f, key, -7.2f));
    float treble = FastMath.exp2(OCTAVES_PER_NEPER * Math.fma(0.096f, key, -13.92f));
    return bass + treble;
  }

  /** Fall with frequency of a stroke at velocity 1, in dB a kHz. */
  static float tilt(float key) {
    return at(TILT, key);
  }

  static float softness(float key) {
    return at(SOFTNESS, key);
  }

  static float promptSeconds(float key) {
    return at(PROMPT_SECONDS, key);
  }

  /** Factor on the level: the bass of a grand stays behind its middle. */
  static float balance(float key) {
    return Math.max(0.6f, Math.min(1f, Math.fma(key, 0.02f, -0.2f)));
  }

  /** Seconds in which a damper takes 60 dB away; 0 where there is none. */
  static float damperSeconds(int key) {
    return key > LAST_DAMPER ? 0f : Math.max(0.1f, Math.fma(-0.007f, key, 0.65f));
  }
}
