package org.ngoma.instruments.dsp;

/**
 * The curves of sound: pitch, level, sine.
 *
 * <p>Polynomials of least greatest relative error over a reduced range, evaluated with {@link
 * Math#fma}: every step is one correctly rounded operation, so x86 and arm64 give the same bits. No
 * method allocates, branches on data or reads a table. NaN in gives a finite number or NaN, never
 * an exception.
 */
public final class FastMath {

  /** 1.5 * 2^23: adding it rounds a float to the nearest whole number in the low mantissa bits. */
  private static final float ROUND = 12_582_912f;

  static final float DB_TO_OCTAVES = 0.166_096_4f;
  static final float OCTAVES_TO_DB = 6.0206f;

  private FastMath() {}

  /**
   * 2 to the power {@code x}; relative error at most 2e-7 (0.0004 cent).
   *
   * @param x exponent, clamped to -126..127
   */
  public static float exp2(float x) {
    return exp2InRange(Math.max(-126f, Math.min(127f, x)));
  }

  /** 2 to the power of what is surely within -126..127: a few cycles less. */
  public static float exp2InRange(float x) {
    float shifted = x + ROUND;
    float f = x - (shifted - ROUND);
    float p = 1.535_336_2e-4f;
    p = Math.fma(p, f, 1.339_887_5e-3f);
    p = Math.fma(p, f, 9.618_437e-3f);
    p = Math.fma(p, f, 5.550_332_4e-2f);
    p = Math.fma(p, f, 2.402_264_8e-1f);
    p = Math.fma(p, f, 6.931_472e-1f);
    p = Math.fma(p, f, 1f);
    // The low bits of the shifted number are the exponent; the high ones leave by the shift.
    return p * Float.intBitsToFloat((Float.floatToRawIntBits(shifted) + 127) << 23);
  }

  /**
   * Binary logarithm; relative error at most 4e-7, also near 1.
   *
   * @param x a normal positive number; anything smaller counts as the smallest normal one
   */
  public static float log2(float x) {
    return log2OfNormal(Math.max(Float.MIN_NORMAL, x));
  }

  /** Binary logarithm of what is surely a normal positive number: a few cycles less. */
  static float log2OfNormal(float x) {
    int bits = Float.floatToRawIntBits(x);
    // Subtracting sqrt(1/2) makes the mantissa fall into sqrt(1/2)..sqrt(2).
    int exponent = (bits - 0x3f3504f3) >> 23;
    float m = Float.intBitsToFloat(bits - (exponent << 23));
    float s = (m - 1f) / (m + 1f);
    float s2 = s * s;
    float p = 4.317_360_8e-1f;
    p = Math.fma(p, s2, 5.767_144e-1f);
    p = Math.fma(p, s2, 9.617_988_5e-1f);
    p = Math.fma(p, s2, 2.885_39f);
    return Math.fma(p, s, exponent);
  }

  /**
   * Sine of a phase in cycles; error at most 2e-7.
   *
   * @param cycles phase, 1 is a whole turn; exact up to 2^22 cycles
   */
  public static float sin2pi(float cycles) {
    float r = cycles - ((cycles + ROUND) - ROUND);
    float a = Math.abs(r);
    return Math.copySign(quarterSine(Math.min(a, 0.5f - a)), r);
  }

  /**
   * Cosine of a phase in cycles; error at most 2e-7.
   *
   * @param cycles phase, 1 is a whole turn; exact up to 2^22 cycles
   */
  public static float cos2pi(float cycles) {
    float r = cycles - ((cycles + ROUND) - ROUND);
    return quarterSine(0.25f - Math.abs(r));
  }

  /** Sine of a phase of -0.25..0.25 cycles; relative error at most 2e-7. */
  static float quarterSine(float x) {
    float x2 = x * x;
    float p = 39.710_9f;
    p = Math.fma(p, x2, -76.574_99f);
    p = Math.fma(p, x2, 81.602_234f);
    p = Math.fma(p, x2, -41.341_68f);
    p = Math.fma(p, x2, 6.283_185_5f);
    return p * x;
  }

  /**
   * Tangent of pi times {@code x}, the prewarp of a filter at {@code x} times the sample rate;
   * relative error at most 1e-6.
   *
   * @param x 0..0.49
   */
  public static float tanPi(float x) {
    float half = 0.5f * Math.max(0f, Math.min(0.49f, x));
    return quarterSine(half) / quarterSine(0.25f - half);
  }

  /** Amplitude of a level in dB: 0 dB is 1, -20 dB is 0.1. */
  public static float dbToGain(float db) {
    return exp2(db * DB_TO_OCTAVES);
  }

  /** Level in dB of an amplitude; 0 counts as the smallest normal number (-759 dB). */
  public static float gainToDb(float gain) {
    return log2(gain) * OCTAVES_TO_DB;
  }

  /** Frequency ratio of an interval: 12 semitones are 2. */
  public static float semitonesToRatio(float semitones) {
    return exp2(semitones * (1f / 12f));
  }

  /** Frequency in Hz of a key in equal temperament, key 69 is 440 Hz; parts of a key are cents. */
  public static float keyToHz(float key) {
    return 440f * exp2((key - 69f) * (1f / 12f));
  }
}
