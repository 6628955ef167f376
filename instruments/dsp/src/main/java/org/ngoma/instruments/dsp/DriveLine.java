package org.ngoma.instruments.dsp;

/**
 * One lane of a {@link DriveOctet}: the same arithmetic along the time instead of across the
 * voices. A bass alone in its octet takes less than half of what eight voices would.
 *
 * <p>Everything happens in the room that the octet's four phases would fill.
 */
final class DriveLine {

  private static final int LANES = Octet.LANES;
  private static final int FRAMES = Octet.FRAMES;

  /** Frames of the past that the filters reach back to. */
  private static final int REACH = 16;

  private static final int PHASES = 4;

  /** What a filter reads, with its past before it, and what it gives. */
  private static final int SOURCE = Octet.Z0 + REACH;

  private static final int RESULT = SOURCE + FRAMES;

  /** Into the curve, phase by phase; before each the last frame of the block before. */
  private static final int STRIDE = FRAMES + 1;

  private static final int BENT = RESULT + FRAMES + 1;
  private static final int ROOTS = BENT + PHASES * STRIDE;

  /** Behind the curve, phase by phase with the past before each. */
  private static final int LONG = REACH + FRAMES;

  private static final int CURVED = ROOTS + PHASES * STRIDE + REACH;
  private static final int DRIVE = CURVED + PHASES * LONG;
  private static final int LEVEL = DRIVE + FRAMES;
  private static final int SUM = LEVEL + FRAMES;

  /**
   * Drives one lane of {@link Octet#IN}, which has its past before it, into {@link Octet#OUT}.
   *
   * @param last what went into the curve last, by lane
   * @param now drives by lane, then levels; at the end of the block they are {@code next}
   * @param phasesPast the ends of the four phases behind the curve, by frame and lane
   */
  void process(float[] w, int lane, float[] last, float[] now, float[] next, float[] phasesPast) {
    for (int f = -REACH; f < FRAMES; f++) {
      w[SOURCE + f] = w[Octet.IN + LANES * f + lane];
    }
    for (int p = 0; p < PHASES; p++) {
      filter(w, OversampledOctet.UP[p]);
      System.arraycopy(w, RESULT, w, BENT + p * STRIDE, FRAMES);
    }
    line(w, DRIVE, now[lane], next[lane]);
    line(w, LEVEL, now[LANES + lane], next[LANES + lane]);
    bend(w);
    w[BENT + 3 * STRIDE - 1] = last[lane];
    w[ROOTS + 3 * STRIDE - 1] = (float) Math.sqrt(Math.fma(last[lane], last[lane], 1f));
    last[lane] = w[BENT + 3 * STRIDE + FRAMES - 1];
    curve(w);
    for (int p = 0; p < PHASES; p++) {
      int area = CURVED + p * LONG;
      int past = p * Octet.PAST + lane;
      for (int f = 0; f < REACH; f++) {
        w[area - REACH + f] = phasesPast[past + LANES * f];
        phasesPast[past + LANES * f] = w[area + FRAMES - REACH + f];
      }
    }
    System.arraycopy(w, CURVED - REACH / 2, w, SUM, FRAMES);
    for (int p = 1; p < PHASES; p++) {
      System.arraycopy(w, CURVED + p * LONG - REACH, w, SOURCE - REACH + 1, LONG - 1);
      filter(w, OversampledOctet.DOWN[PHASES - p]);
      add(w);
    }
    for (int f = 0; f < FRAMES; f++) {
      w[Octet.OUT + LANES * f + lane] = 0.25f * w[SUM + f];
    }
  }

  private static void line(float[] w, int at, float from, float to) {
    float step = (to - from) * (1f / FRAMES);
    for (int f = 0; f < FRAMES; f++) {
      w[at + f] = Math.fma(step, f + 1, from);
    }
  }

  private static void bend(float[] w) {
    for (int f = 0; f < FRAMES; f++) {
      float drive = w[DRIVE + f];
      float a = drive * w[BENT + f];
      float b = drive * w[BENT + STRIDE + f];
      float c = drive * w[BENT + 2 * STRIDE + f];
      float d = drive * w[BENT + 3 * STRIDE + f];
      w[BENT + f] = a;
      w[BENT + STRIDE + f] = b;
      w[BENT + 2 * STRIDE + f] = c;
      w[BENT + 3 * STRIDE + f] = d;
      w[ROOTS + f] = (float) Math.sqrt(Math.fma(a, a, 1f));
      w[ROOTS + STRIDE + f] = (float) Math.sqrt(Math.fma(b, b, 1f));
      w[ROOTS + 2 * STRIDE + f] = (float) Math.sqrt(Math.fma(c, c, 1f));
      w[ROOTS + 3 * STRIDE + f] = (float) Math.sqrt(Math.fma(d, d, 1f));
    }
  }

  private static void curve(float[] w) {
    for (int f = 0; f < FRAMES; f++) {
      float level = w[LEVEL + f];
      float drive = w[DRIVE + f];
      float before = w[BENT + 3 * STRIDE - 1 + f];
      float a = w[BENT + f];
      float b = w[BENT + STRIDE + f];
      float c = w[BENT + 2 * STRIDE + f];
      float d = w[BENT + 3 * STRIDE + f];
      float toA = w[ROOTS + f] + w[ROOTS + 3 * STRIDE - 1 + f];
      float toB = w[ROOTS + STRIDE + f] + w[ROOTS + f];
      float toC = w[ROOTS + 2 * STRIDE + f] + w[ROOTS + STRIDE + f];
      float toD = w[ROOTS + 3 * STRIDE + f] + w[ROOTS + 2 * STRIDE + f];
      float early = level / (drive * (toA * toB));
      float late = level / (drive * (toC * toD));
      w[CURVED + f] = (a + before) * (toB * early);
      w[CURVED + LONG + f] = (b + a) * (toA * early);
      w[CURVED + 2 * LONG + f] = (c + b) * (toD * late);
      w[CURVED + 3 * LONG + f] = (d + c) * (toC * late);
    }
  }

  private static void filter(float[] w, float[] h) {
    float t0 = h[0], t1 = h[1], t2 = h[2], t3 = h[3];
    float t4 = h[4], t5 = h[5], t6 = h[6], t7 = h[7];
    float t8 = h[8], t9 = h[9], t10 = h[10], t11 = h[11];
    float t12 = h[12], t13 = h[13], t14 = h[14], t15 = h[15];
    for (int f = 0; f < FRAMES; f++) {
      float early = t0 * w[SOURCE + f];
      float late = t8 * w[SOURCE - 8 + f];
      early = Math.fma(t1, w[SOURCE - 1 + f], early);
      late = Math.fma(t9, w[SOURCE - 9 + f], late);
      early = Math.fma(t2, w[SOURCE - 2 + f], early);
      late = Math.fma(t10, w[SOURCE - 10 + f], late);
      early = Math.fma(t3, w[SOURCE - 3 + f], early);
      late = Math.fma(t11, w[SOURCE - 11 + f], late);
      early = Math.fma(t4, w[SOURCE - 4 + f], early);
      late = Math.fma(t12, w[SOURCE - 12 + f], late);
      early = Math.fma(t5, w[SOURCE - 5 + f], early);
      late = Math.fma(t13, w[SOURCE - 13 + f], late);
      early = Math.fma(t6, w[SOURCE - 6 + f], early);
      late = Math.fma(t14, w[SOURCE - 14 + f], late);
      early = Math.fma(t7, w[SOURCE - 7 + f], early);
      late = Math.fma(t15, w[SOURCE - 15 + f], late);
      w[RESULT + f] = early + late;
    }
  }

  private static void add(float[] w) {
    for (int f = 0; f < FRAMES; f++) {
      w[SUM + f] += w[RESULT + f];
    }
  }
}
