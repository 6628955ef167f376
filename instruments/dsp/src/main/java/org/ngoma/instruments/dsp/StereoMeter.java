package org.ngoma.instruments.dsp;

/**
 * What a level meter's needles show of a stereo signal: peaks that jump up and fall back slowly,
 * the mean level of the recent past, and how alike the two sides are.
 *
 * <p>The mean forgets by a first-order low-pass of {@value #MEAN_MS} ms, as on a VU meter (IEC
 * 60268-17) but without its overshoot. {@link #add} allocates nothing.
 */
public final class StereoMeter {

  /** Time in which the mean level comes within 37 % of a new one. */
  public static final double MEAN_MS = 300;

  private static final float PEAK_DB_PER_SECOND = 24;

  /** -120 dB; less is shown as silence. */
  private static final float SILENT_PEAK = 1e-6f;

  private static final float SILENT_SQUARE = 1e-12f;

  /** Far more than any sound: energy beyond it came from a number that is none. */
  private static final float MOST_ENERGY = 1e15f;

  private final float peakKept;
  private final double meanRate;
  private float peakLeft;
  private float peakRight;
  private float leftSquare;
  private float rightSquare;
  private float product;

  /**
   * A meter at rest.
   *
   * @param sampleRate in Hz
   * @param frames of every {@link #add}
   */
  public StereoMeter(int sampleRate, int frames) {
    peakKept = FastMath.dbToGain(-PEAK_DB_PER_SECOND * frames / sampleRate);
    meanRate = 1 - StrictMath.exp(-1000.0 * frames / (MEAN_MS * sampleRate));
  }

  /** Falls to rest at once. */
  public void reset() {
    peakLeft = 0;
    peakRight = 0;
    leftSquare = 0;
    rightSquare = 0;
    product = 0;
  }

  /**
   * Hears {@code frames} frames from index {@code from}.
   *
   * @return false when there is something among them that is no sound; then they are left out
   */
  public boolean add(float[] left, float[] right, int from, int frames) {
    float highestLeft = 0;
    float highestRight = 0;
    float ll = 0;
    float rr = 0;
    float lr = 0;
    for (int i = from; i < from + frames; i++) {
      float l = left[i];
      float r = right[i];
      float al = Math.abs(l);
      float ar = Math.abs(r);
      highestLeft = al > highestLeft ? al : highestLeft;
      highestRight = ar > highestRight ? ar : highestRight;
      ll = Math.fma(l, l, ll);
      rr = Math.fma(r, r, rr);
      lr = Math.fma(l, r, lr);
    }
    if (!(ll + rr < MOST_ENERGY)) {
      return false;
    }
    peakLeft = fallen(highestLeft, peakLeft);
    peakRight = fallen(highestRight, peakRight);
    float part = (float) (meanRate / frames);
    float kept = (float) (1 - meanRate);
    leftSquare = settled(leftSquare * kept + ll * part);
    rightSquare = settled(rightSquare * kept + rr * part);
    product = leftSquare == 0 || rightSquare == 0 ? 0 : product * kept + lr * part;
    return true;
  }

  /** Peak of the left side, 1 is full scale. */
  public float peakLeft() {
    return peakLeft;
  }

  /** Peak of the right side, 1 is full scale. */
  public float peakRight() {
    return peakRight;
  }

  /** Mean level of the left side; a full-scale sine shows 0.707. */
  public float rmsLeft() {
    return (float) Math.sqrt(leftSquare);
  }

  /** Mean level of the right side; a full-scale sine shows 0.707. */
  public float rmsRight() {
    return (float) Math.sqrt(rightSquare);
  }

  /** 1 where both sides are the same, -1 where one is the other upside down, 0 in silence. */
  public float correlation() {
    float energy = (float) Math.sqrt((double) leftSquare * rightSquare);
    return energy < SILENT_SQUARE ? 0 : Math.max(-1, Math.min(1, product / energy));
  }

  private float fallen(float highest, float shown) {
    float falling = shown * peakKept;
    return Math.max(highest, falling < SILENT_PEAK ? 0 : falling);
  }

  private static float settled(float square) {
    return square > SILENT_SQUARE ? square : 0;
  }
}
