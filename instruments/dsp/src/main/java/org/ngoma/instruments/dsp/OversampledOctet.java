package org.ngoma.instruments.dsp;

/**
 * Eight signals side by side at four times the rate and back: what a curve or a shaken phase makes
 * above half the sample rate is gone before it could fold.
 *
 * <p>A sinc of 65 taps behind a Kaiser window (75 dB from 32 kHz on, flat to 18 kHz at 48 kHz),
 * laid out as four phases, of which one is a bare delay on the way down. The way up closes earlier
 * (from 14 kHz on), so that little of what lies around half the sample rate is mirrored into the
 * curve. Each way takes eight frames.
 */
public final class OversampledOctet {

  private static final int LANES = Octet.LANES;
  private static final int BLOCK = Octet.BLOCK;
  private static final double KAISER_BETA = 7.4;
  private static final int HALF = 32;

  /** Middle of the slope up, as part of half the sample rate. */
  private static final double UP_CORNER = 0.85;

  static final float[][] UP = phases(UP_CORNER);
  static final float[][] DOWN = phases(1);

  private OversampledOctet() {}

  private static float[][] phases(double corner) {
    float[][] phases = new float[4][16];
    for (int phase = 0; phase < 4; phase++) {
      double sum = 0;
      for (int k = 0; k < 16; k++) {
        sum += prototype(4 * k + phase, corner);
      }
      for (int k = 0; k < 16; k++) {
        phases[phase][k] = (float) (prototype(4 * k + phase, corner) / sum);
      }
    }
    return phases;
  }

  private static double prototype(int n, double corner) {
    double t = 0.25 * corner * (n - HALF);
    double x = (double) (n - HALF) / HALF;
    double sinc = t == 0 ? 1 : StrictMath.sin(Math.PI * t) / (Math.PI * t);
    return sinc * EdgeTables.bessel(KAISER_BETA * Math.sqrt(1 - x * x));
  }

  /** From {@link Octet#IN} and its past into the four phases. */
  static void up(float[] w) {
    up0(w, UP[0]);
    up1(w, UP[1]);
    up2(w, UP[2]);
    up3(w, UP[3]);
  }

  /** From the four phases and their past back to {@link Octet#OUT}. */
  static void down(float[] w) {
    for (int i = 0; i < BLOCK; i++) {
      w[Octet.OUT + i] = 0.25f * w[Octet.Z0 - 8 * LANES + i];
    }
    down1(w, DOWN[3]);
    down2(w, DOWN[2]);
    down3(w, DOWN[1]);
  }

  private static void up0(float[] w, float[] h) {
    float t0 = h[0], t1 = h[1], t2 = h[2], t3 = h[3], t4 = h[4], t5 = h[5], t6 = h[6], t7 = h[7];
    float t8 = h[8], t9 = h[9], t10 = h[10], t11 = h[11];
    float t12 = h[12], t13 = h[13], t14 = h[14], t15 = h[15];
    for (int i = 0; i < BLOCK; i++) {
      float early = t0 * w[Octet.IN + i];
      float late = t8 * w[Octet.IN - 8 * LANES + i];
      early = Math.fma(t1, w[Octet.IN - LANES + i], early);
      late = Math.fma(t9, w[Octet.IN - 9 * LANES + i], late);
      early = Math.fma(t2, w[Octet.IN - 2 * LANES + i], early);
      late = Math.fma(t10, w[Octet.IN - 10 * LANES + i], late);
      early = Math.fma(t3, w[Octet.IN - 3 * LANES + i], early);
      late = Math.fma(t11, w[Octet.IN - 11 * LANES + i], late);
      early = Math.fma(t4, w[Octet.IN - 4 * LANES + i], early);
      late = Math.fma(t12, w[Octet.IN - 12 * LANES + i], late);
      early = Math.fma(t5, w[Octet.IN - 5 * LANES + i], early);
      late = Math.fma(t13, w[Octet.IN - 13 * LANES + i], late);
      early = Math.fma(t6, w[Octet.IN - 6 * LANES + i], early);
      late = Math.fma(t14, w[Octet.IN - 14 * LANES + i], late);
      early = Math.fma(t7, w[Octet.IN - 7 * LANES + i], early);
      late = Math.fma(t15, w[Octet.IN - 15 * LANES + i], late);
      w[Octet.Z0 + i] = early + late;
    }
  }

  private static void up1(float[] w, float[] h) {
    float t0 = h[0], t1 = h[1], t2 = h[2], t3 = h[3], t4 = h[4], t5 = h[5], t6 = h[6], t7 = h[7];
    float t8 = h[8], t9 = h[9], t10 = h[10], t11 = h[11];
    float t12 = h[12], t13 = h[13], t14 = h[14], t15 = h[15];
    for (int i = 0; i < BLOCK; i++) {
      float early = t0 * w[Octet.IN + i];
      float late = t8 * w[Octet.IN - 8 * LANES + i];
      early = Math.fma(t1, w[Octet.IN - LANES + i], early);
      late = Math.fma(t9, w[Octet.IN - 9 * LANES + i], late);
      early = Math.fma(t2, w[Octet.IN - 2 * LANES + i], early);
      late = Math.fma(t10, w[Octet.IN - 10 * LANES + i], late);
      early = Math.fma(t3, w[Octet.IN - 3 * LANES + i], early);
      late = Math.fma(t11, w[Octet.IN - 11 * LANES + i], late);
      early = Math.fma(t4, w[Octet.IN - 4 * LANES + i], early);
      late = Math.fma(t12, w[Octet.IN - 12 * LANES + i], late);
      early = Math.fma(t5, w[Octet.IN - 5 * LANES + i], early);
      late = Math.fma(t13, w[Octet.IN - 13 * LANES + i], late);
      early = Math.fma(t6, w[Octet.IN - 6 * LANES + i], early);
      late = Math.fma(t14, w[Octet.IN - 14 * LANES + i], late);
      early = Math.fma(t7, w[Octet.IN - 7 * LANES + i], early);
      late = Math.fma(t15, w[Octet.IN - 15 * LANES + i], late);
      w[Octet.Z1 + i] = early + late;
    }
  }

  private static void up2(float[] w, float[] h) {
    float t0 = h[0], t1 = h[1], t2 = h[2], t3 = h[3], t4 = h[4], t5 = h[5], t6 = h[6], t7 = h[7];
    float t8 = h[8], t9 = h[9], t10 = h[10], t11 = h[11];
    float t12 = h[12], t13 = h[13], t14 = h[14], t15 = h[15];
    for (int i = 0; i < BLOCK; i++) {
      float early = t0 * w[Octet.IN + i];
      float late = t8 * w[Octet.IN - 8 * LANES + i];
      early = Math.fma(t1, w[Octet.IN - LANES + i], early);
      late = Math.fma(t9, w[Octet.IN - 9 * LANES + i], late);
      early = Math.fma(t2, w[Octet.IN - 2 * LANES + i], early);
      late = Math.fma(t10, w[Octet.IN - 10 * LANES + i], late);
      early = Math.fma(t3, w[Octet.IN - 3 * LANES + i], early);
      late = Math.fma(t11, w[Octet.IN - 11 * LANES + i], late);
      early = Math.fma(t4, w[Octet.IN - 4 * LANES + i], early);
      late = Math.fma(t12, w[Octet.IN - 12 * LANES + i], late);
      early = Math.fma(t5, w[Octet.IN - 5 * LANES + i], early);
      late = Math.fma(t13, w[Octet.IN - 13 * LANES + i], late);
      early = Math.fma(t6, w[Octet.IN - 6 * LANES + i], early);
      late = Math.fma(t14, w[Octet.IN - 14 * LANES + i], late);
      early = Math.fma(t7, w[Octet.IN - 7 * LANES + i], early);
      late = Math.fma(t15, w[Octet.IN - 15 * LANES + i], late);
      w[Octet.Z2 + i] = early + late;
    }
  }

  private static void up3(float[] w, float[] h) {
    float t0 = h[0], t1 = h[1], t2 = h[2], t3 = h[3], t4 = h[4], t5 = h[5], t6 = h[6], t7 = h[7];
    float t8 = h[8], t9 = h[9], t10 = h[10], t11 = h[11];
    float t12 = h[12], t13 = h[13], t14 = h[14], t15 = h[15];
    for (int i = 0; i < BLOCK; i++) {
      float early = t0 * w[Octet.IN + i];
      float late = t8 * w[Octet.IN - 8 * LANES + i];
      early = Math.fma(t1, w[Octet.IN - LANES + i], early);
      late = Math.fma(t9, w[Octet.IN - 9 * LANES + i], late);
      early = Math.fma(t2, w[Octet.IN - 2 * LANES + i], early);
      late = Math.fma(t10, w[Octet.IN - 10 * LANES + i], late);
      early = Math.fma(t3, w[Octet.IN - 3 * LANES + i], early);
      late = Math.fma(t11, w[Octet.IN - 11 * LANES + i], late);
      early = Math.fma(t4, w[Octet.IN - 4 * LANES + i], early);
      late = Math.fma(t12, w[Octet.IN - 12 * LANES + i], late);
      early = Math.fma(t5, w[Octet.IN - 5 * LANES + i], early);
      late = Math.fma(t13, w[Octet.IN - 13 * LANES + i], late);
      early = Math.fma(t6, w[Octet.IN - 6 * LANES + i], early);
      late = Math.fma(t14, w[Octet.IN - 14 * LANES + i], late);
      early = Math.fma(t7, w[Octet.IN - 7 * LANES + i], early);
      late = Math.fma(t15, w[Octet.IN - 15 * LANES + i], late);
      w[Octet.Z3 + i] = early + late;
    }
  }

  private static void down1(float[] w, float[] h) {
    float t0 = h[0], t1 = h[1], t2 = h[2], t3 = h[3], t4 = h[4], t5 = h[5], t6 = h[6], t7 = h[7];
    float t8 = h[8], t9 = h[9], t10 = h[10], t11 = h[11];
    float t12 = h[12], t13 = h[13], t14 = h[14], t15 = h[15];
    for (int i = 0; i < BLOCK; i++) {
      float early = t0 * w[Octet.Z1 - LANES + i];
      float late = t8 * w[Octet.Z1 - 9 * LANES + i];
      early = Math.fma(t1, w[Octet.Z1 - 2 * LANES + i], early);
      late = Math.fma(t9, w[Octet.Z1 - 10 * LANES + i], late);
      early = Math.fma(t2, w[Octet.Z1 - 3 * LANES + i], early);
      late = Math.fma(t10, w[Octet.Z1 - 11 * LANES + i], late);
      early = Math.fma(t3, w[Octet.Z1 - 4 * LANES + i], early);
      late = Math.fma(t11, w[Octet.Z1 - 12 * LANES + i], late);
      early = Math.fma(t4, w[Octet.Z1 - 5 * LANES + i], early);
      late = Math.fma(t12, w[Octet.Z1 - 13 * LANES + i], late);
      early = Math.fma(t5, w[Octet.Z1 - 6 * LANES + i], early);
      late = Math.fma(t13, w[Octet.Z1 - 14 * LANES + i], late);
      early = Math.fma(t6, w[Octet.Z1 - 7 * LANES + i], early);
      late = Math.fma(t14, w[Octet.Z1 - 15 * LANES + i], late);
      early = Math.fma(t7, w[Octet.Z1 - 8 * LANES + i], early);
      late = Math.fma(t15, w[Octet.Z1 - 16 * LANES + i], late);
      w[Octet.OUT + i] = Math.fma(0.25f, early + late, w[Octet.OUT + i]);
    }
  }

  private static void down2(float[] w, float[] h) {
    float t0 = h[0], t1 = h[1], t2 = h[2], t3 = h[3], t4 = h[4], t5 = h[5], t6 = h[6], t7 = h[7];
    float t8 = h[8], t9 = h[9], t10 = h[10], t11 = h[11];
    float t12 = h[12], t13 = h[13], t14 = h[14], t15 = h[15];
    for (int i = 0; i < BLOCK; i++) {
      float early = t0 * w[Octet.Z2 - LANES + i];
      float late = t8 * w[Octet.Z2 - 9 * LANES + i];
      early = Math.fma(t1, w[Octet.Z2 - 2 * LANES + i], early);
      late = Math.fma(t9, w[Octet.Z2 - 10 * LANES + i], late);
      early = Math.fma(t2, w[Octet.Z2 - 3 * LANES + i], early);
      late = Math.fma(t10, w[Octet.Z2 - 11 * LANES + i], late);
      early = Math.fma(t3, w[Octet.Z2 - 4 * LANES + i], early);
      late = Math.fma(t11, w[Octet.Z2 - 12 * LANES + i], late);
      early = Math.fma(t4, w[Octet.Z2 - 5 * LANES + i], early);
      late = Math.fma(t12, w[Octet.Z2 - 13 * LANES + i], late);
      early = Math.fma(t5, w[Octet.Z2 - 6 * LANES + i], early);
      late = Math.fma(t13, w[Octet.Z2 - 14 * LANES + i], late);
      early = Math.fma(t6, w[Octet.Z2 - 7 * LANES + i], early);
      late = Math.fma(t14, w[Octet.Z2 - 15 * LANES + i], late);
      early = Math.fma(t7, w[Octet.Z2 - 8 * LANES + i], early);
      late = Math.fma(t15, w[Octet.Z2 - 16 * LANES + i], late);
      w[Octet.OUT + i] = Math.fma(0.25f, early + late, w[Octet.OUT + i]);
    }
  }

  private static void down3(float[] w, float[] h) {
    float t0 = h[0], t1 = h[1], t2 = h[2], t3 = h[3], t4 = h[4], t5 = h[5], t6 = h[6], t7 = h[7];
    float t8 = h[8], t9 = h[9], t10 = h[10], t11 = h[11];
    float t12 = h[12], t13 = h[13], t14 = h[14], t15 = h[15];
    for (int i = 0; i < BLOCK; i++) {
      float early = t0 * w[Octet.Z3 - LANES + i];
      float late = t8 * w[Octet.Z3 - 9 * LANES + i];
      early = Math.fma(t1, w[Octet.Z3 - 2 * LANES + i], early);
      late = Math.fma(t9, w[Octet.Z3 - 10 * LANES + i], late);
      early = Math.fma(t2, w[Octet.Z3 - 3 * LANES + i], early);
      late = Math.fma(t10, w[Octet.Z3 - 11 * LANES + i], late);
      early = Math.fma(t3, w[Octet.Z3 - 4 * LANES + i], early);
      late = Math.fma(t11, w[Octet.Z3 - 12 * LANES + i], late);
      early = Math.fma(t4, w[Octet.Z3 - 5 * LANES + i], early);
      late = Math.fma(t12, w[Octet.Z3 - 13 * LANES + i], late);
      early = Math.fma(t5, w[Octet.Z3 - 6 * LANES + i], early);
      late = Math.fma(t13, w[Octet.Z3 - 14 * LANES + i], late);
      early = Math.fma(t6, w[Octet.Z3 - 7 * LANES + i], early);
      late = Math.fma(t14, w[Octet.Z3 - 15 * LANES + i], late);
      early = Math.fma(t7, w[Octet.Z3 - 8 * LANES + i], early);
      late = Math.fma(t15, w[Octet.Z3 - 16 * LANES + i], late);
      w[Octet.OUT + i] = Math.fma(0.25f, early + late, w[Octet.OUT + i]);
    }
  }
}
