package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.FastMath;

/**
 * How much a wall takes of each frequency: two first-order shelves as one filter, whose gains at
 * 125 Hz, 1 kHz and 8 kHz are what three decay times ask for.
 *
 * <p>Jot's absorbent filters ("Digital delay networks for designing artificial reverberators", AES
 * 90, 1991). The gain of a shelf at two frequencies has a closed form; as each shelf reaches a
 * little into the band of the other, both are solved in turns.
 */
final class WallFilter {

  private static final double LOW_HZ = 125;
  private static final double MIDDLE_HZ = 1000;
  private static final double HIGH_HZ = 8000;
  private static final double LOW_CORNER_HZ = 250;
  private static final int TURNS = 3;

  /** A shelf never has to do more than this part of what its order allows. */
  private static final float REACHABLE = 0.6f;

  /** Most that the high shelf may take of the middle, in parts of what the middle loses anyway. */
  private static final float MOST_LOST = 0.35f;

  private static final float MOST_LOST_DB = 1.5f;

  /** No frequency stays for ever. */
  private static final float LOUDEST = 0.999_95f;

  // Squares of warped frequencies.
  private final float low;
  private final float middle;
  private final float high;
  private final float lowCorner;

  /** dB at 8 kHz that reading between samples takes by itself in one pass, on average. */
  private final float readingDb;

  private float b0;
  private float b1;
  private float b2;
  private float a1;
  private float a2;

  WallFilter(int sampleRate) {
    low = warped(LOW_HZ, sampleRate);
    middle = warped(MIDDLE_HZ, sampleRate);
    high = warped(HIGH_HZ, sampleRate);
    lowCorner = warped(LOW_CORNER_HZ, sampleRate);
    readingDb = (float) readingDb(2 * StrictMath.PI * HIGH_HZ / sampleRate);
  }

  private static float warped(double hz, int sampleRate) {
    double t = StrictMath.tan(StrictMath.PI * hz / sampleRate);
    return (float) (t * t);
  }

  /** Mean loss of Catmull and Rom's cubic over all places between two samples. */
  private static double readingDb(double angle) {
    double sum = 0;
    int places = 32;
    for (int i = 0; i < places; i++) {
      double f = (i + 0.5) / places;
      double[] w = {
        f * (-0.5 + f * (1 - 0.5 * f)),
        1 + f * f * (-2.5 + 1.5 * f),
        f * (0.5 + f * (2 - 1.5 * f)),
        f * f * (-0.5 + 0.5 * f)
      };
      double re = 0;
      double im = 0;
      for (int k = 0; k < 4; k++) {
        re += w[k] * StrictMath.cos(angle * k);
        im += w[k] * StrictMath.sin(angle * k);
      }
      sum += 10 * StrictMath.log10(re * re + im * im);
    }
    return sum / places;
  }

  /**
   * Designs the filter for one way between two walls.
   *
   * @param ms length of the way
   * @param decayMs time to fall by 60 dB at 1 kHz
   * @param lowRatio at 125 Hz, in parts of it
   * @param highRatio at 8 kHz, in parts of it
   */
  @RealTime
  void design(float ms, float decayMs, float lowRatio, float highRatio) {
    float middleDb = -60 * ms / decayMs;
    float lowDb = middleDb / lowRatio - middleDb;
    float made = Math.max(readingDb, 0.3f * middleDb);
    float highDb = middleDb / highRatio - middleDb - made;
    float lowWish = FastMath.dbToGain(2 * lowDb);
    float highWish = FastMath.dbToGain(2 * highDb);
    // The square of the corner of the high shelf: low enough that it reaches what is asked.
    float least = Math.min((16 * middle + middle) / (16 * middle + high), REACHABLE * highWish);
    least = Math.max(least, 1.05f * middle / high);
    float corner = (high * least - middle) / (1 - least);
    // What the middle loses by it is made good on all lows, so it may not be much.
    float lost = Math.min(MOST_LOST_DB, -MOST_LOST * middleDb);
    corner = Math.max(corner, middle / (FastMath.dbToGain(2 * lost) - 1));
    float lowGain = 1;
    float highGain = 1;
    for (int turn = 0; turn < TURNS; turn++) {
      float byHigh = highShelf(low, corner, highGain) / highShelf(middle, corner, highGain);
      lowGain = lowShelfGain(lowWish / byHigh);
      float byLow = lowShelf(high, lowGain) / lowShelf(middle, lowGain);
      highGain = highShelfGain(corner, highWish / byLow);
    }
    float atMiddle = lowShelf(middle, lowGain) * highShelf(middle, corner, highGain);
    float gain = FastMath.dbToGain(middleDb) / (float) Math.sqrt(atMiddle);
    build(gain, (float) Math.sqrt(corner), (float) Math.sqrt(lowGain), (float) Math.sqrt(highGain));
  }

  /** Square of the gain of the low shelf; {@code gain} is the square at 0 Hz. */
  private float lowShelf(float w, float gain) {
    return (w + gain * lowCorner) / (w + lowCorner);
  }

  private static float highShelf(float w, float corner, float gain) {
    return (corner + gain * w) / (corner + w);
  }

  /** Square of the gain at 0 Hz that makes 125 Hz louder than 1 kHz by a factor, squared. */
  private float lowShelfGain(float wish) {
    float d = (middle + lowCorner) / (low + lowCorner);
    float ratio = Math.max(1.05f * d * low / middle, Math.min(0.9f * d, wish));
    return (ratio * middle - d * low) / (lowCorner * (d - ratio));
  }

  private float highShelfGain(float corner, float wish) {
    float e = (corner + middle) / (corner + high);
    float ratio = Math.max(1.02f * e, Math.min(0.9f * e * high / middle, wish));
    return corner * (ratio - e) / (high * e - ratio * middle);
  }

  /** Multiplies both shelves, each (s0 + s1 z^-1) / (1 + p z^-1). */
  private void build(float gain, float corner, float lowGain, float highGain) {
    float c = (float) Math.sqrt(lowCorner);
    float lowScale = 1 / (1 + c);
    float l0 = (1 + lowGain * c) * lowScale;
    float l1 = (lowGain * c - 1) * lowScale;
    float lp = (c - 1) * lowScale;
    float highScale = 1 / (corner + 1);
    float h0 = (corner + highGain) * highScale;
    float h1 = (corner - highGain) * highScale;
    float hp = (corner - 1) * highScale;
    float g = gain * Math.min(1, LOUDEST / (gain * Math.max(1, Math.max(lowGain, highGain))));
    b0 = g * l0 * h0;
    b1 = g * (l0 * h1 + l1 * h0);
    b2 = g * l1 * h1;
    a1 = lp + hp;
    a2 = lp * hp;
  }

  /**
   * Writes the coefficients, on the way to a wall that takes nothing.
   *
   * @param frozen 0 as designed, 1 takes nothing
   * @param out receives b0, b1, b2, a1, a2 from {@code at} on
   */
  @RealTime
  void write(float frozen, float[] out, int at) {
    float left = 1 - frozen;
    out[at] = left * b0 + frozen;
    out[at + 1] = left * b1;
    out[at + 2] = left * b2;
    out[at + 3] = left * a1;
    out[at + 4] = left * a2;
  }
}
