package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * Warm overdrive of eight voices, at four times the rate: the curve x / sqrt(1 + x^2), from hardly
 * curved to nearly square.
 *
 * <p>The curve is averaged between neighbouring samples (first-order antiderivative anti-aliasing,
 * see {@link SoftDrive}). It takes sixteen frames. What goes in is kept even while it rests, so
 * that it comes and goes by a fade over one block.
 */
public final class DriveOctet {

  private static final int LANES = Octet.LANES;
  private static final int BLOCK = Octet.BLOCK;
  private static final int PAST = Octet.PAST;
  private static final int[] PHASES = {Octet.Z0, Octet.Z1, Octet.Z2, Octet.Z3};
  private static final float FLUSH = 1e-18f;

  /** So little drive is none, and can still be divided by. */
  private static final float LEAST = 1e-3f;

  /** So many voices at most are cheaper one by one than all lanes together. */
  private static final int FEW = 2;

  private static final int RESTS = 0;
  private static final int FILLS = 1;
  private static final int PLAYS = 2;

  private final float[] past = new float[PAST];
  private final float[] phasesPast = new float[4 * PAST];

  /** What went into the curve last. */
  private final float[] last = new float[LANES];

  private final float[] now = new float[2 * LANES];
  private final float[] next = new float[2 * LANES];

  /** An object, so that its class is there before the audio thread first needs it. */
  private final DriveLine line = new DriveLine();

  private int stage = RESTS;

  public DriveOctet() {
    // Also lanes that nobody aims are divided by their drive.
    Arrays.fill(now, LEAST);
    Arrays.fill(next, LEAST);
  }

  /** Silences all lanes and rests. */
  public void reset() {
    Arrays.fill(past, 0f);
    Arrays.fill(phasesPast, 0f);
    Arrays.fill(last, 0f);
    stage = RESTS;
  }

  /** Silences one lane. */
  public void reset(int lane) {
    last[lane] = 0f;
    for (int i = lane; i < PAST; i += LANES) {
      past[i] = 0f;
    }
    for (int i = lane; i < 4 * PAST; i += LANES) {
      phasesPast[i] = 0f;
    }
  }

  /** Begins at once rather than by a fade: nothing sounds yet. */
  public void begin() {
    reset();
    stage = PLAYS;
  }

  /**
   * Moves the drive of a lane over the coming block.
   *
   * @param amount 0 clean, 1 hard
   * @param jumps whether it is there at once
   */
  public void aim(int lane, float amount, boolean jumps) {
    float drive = Math.fma(7f * amount, amount, 1f);
    float wet = Math.min(1f, 8f * amount);
    // Behind the curve 1 / sqrt(drive) keeps a driven wave as loud.
    next[lane] = Math.max(LEAST, drive * wet);
    next[LANES + lane] = Math.fma(wet, (float) Math.sqrt(drive) - 1f, 1f);
    if (jumps) {
      now[lane] = next[lane];
      now[LANES + lane] = next[LANES + lane];
    }
  }

  /**
   * Drives {@link Octet#IN} in place.
   *
   * @param wanted whether any lane needs it
   * @param sounding lanes with a voice, a bit for each; the others are silent
   */
  public void process(float[] w, boolean wanted, int sounding) {
    if (!wanted && stage == RESTS) {
      System.arraycopy(w, Octet.IN + BLOCK - PAST, past, 0, PAST);
      return;
    }
    System.arraycopy(past, 0, w, Octet.IN - PAST, PAST);
    System.arraycopy(w, Octet.IN + BLOCK - PAST, past, 0, PAST);
    if (Integer.bitCount(sounding) <= FEW) {
      oneByOne(w, sounding);
    } else {
      together(w);
    }
    System.arraycopy(next, 0, now, 0, 2 * LANES);
    change(w, wanted);
  }

  private void oneByOne(float[] w, int sounding) {
    Arrays.fill(w, Octet.OUT, Octet.OUT + BLOCK, 0f);
    for (int lane = 0; lane < LANES; lane++) {
      if ((sounding >> lane & 1) != 0) {
        line.process(w, lane, last, now, next, phasesPast);
      }
    }
    for (int i = 0; i < phasesPast.length; i++) {
      phasesPast[i] = (phasesPast[i] + FLUSH) - FLUSH;
    }
  }

  private void together(float[] w) {
    for (int p = 0; p < 4; p++) {
      System.arraycopy(phasesPast, p * PAST, w, PHASES[p] - PAST, PAST);
    }
    OversampledOctet.up(w);
    curve(w);
    OversampledOctet.down(w);
    for (int p = 0; p < 4; p++) {
      keep(w, PHASES[p] + BLOCK - PAST, p * PAST);
    }
  }

  /** What falls below hearing becomes 0, so that it does not become subnormal. */
  private void keep(float[] w, int from, int to) {
    for (int i = 0; i < PAST; i++) {
      phasesPast[to + i] = (w[from + i] + FLUSH) - FLUSH;
    }
  }

  private void change(float[] w, boolean wanted) {
    int before = stage;
    stage = wanted ? (stage == RESTS ? FILLS : PLAYS) : RESTS;
    if (before == RESTS) {
      return;
    }
    float from = before == FILLS ? 0f : 1f;
    float to = wanted ? 1f : 0f;
    if (from == 1f && to == 1f) {
      System.arraycopy(w, Octet.OUT, w, Octet.IN, BLOCK);
      return;
    }
    if (to == 0f && from == 0f) {
      return;
    }
    float step = (to - from) / BLOCK;
    for (int i = 0; i < BLOCK; i++) {
      float wet = Math.fma(step, i, from);
      float clean = w[Octet.IN + i];
      w[Octet.IN + i] = Math.fma(wet, w[Octet.OUT + i] - clean, clean);
    }
  }

  private void curve(float[] w) {
    for (int l = 0; l < LANES; l++) {
      Octet.line(w, Octet.C1 + l, now[l], next[l]);
      Octet.line(w, Octet.C2 + l, now[LANES + l], next[LANES + l]);
    }
    for (int i = 0; i < BLOCK; i++) {
      w[Octet.C1 + 2 * LANES + i] = Math.fma(2f, w[Octet.C1 + LANES + i], -w[Octet.C1 + i]);
      w[Octet.C2 + 2 * LANES + i] = Math.fma(2f, w[Octet.C2 + LANES + i], -w[Octet.C2 + i]);
    }
    for (int l = 0; l < LANES; l++) {
      w[Octet.C3 + l] = last[l];
      w[Octet.C4 + l] = (float) Math.sqrt(Math.fma(last[l], last[l], 1f));
    }
    for (int i = 0; i < BLOCK; i++) {
      float drive = w[Octet.C1 + i];
      float level = w[Octet.C2 + i];
      float before = w[Octet.C3 + i];
      float rootBefore = w[Octet.C4 + i];
      float a = drive * w[Octet.Z0 + i];
      float b = drive * w[Octet.Z1 + i];
      float c = drive * w[Octet.Z2 + i];
      float d = drive * w[Octet.Z3 + i];
      float rootA = (float) Math.sqrt(Math.fma(a, a, 1f));
      float rootB = (float) Math.sqrt(Math.fma(b, b, 1f));
      float rootC = (float) Math.sqrt(Math.fma(c, c, 1f));
      float rootD = (float) Math.sqrt(Math.fma(d, d, 1f));
      w[Octet.C3 + LANES + i] = d;
      w[Octet.C4 + LANES + i] = rootD;
      // One division for two of (a + b) / (rootA + rootB).
      float toA = rootA + rootBefore;
      float toB = rootB + rootA;
      float toC = rootC + rootB;
      float toD = rootD + rootC;
      float early = level / (drive * (toA * toB));
      float late = level / (drive * (toC * toD));
      w[Octet.Z0 + i] = (a + before) * (toB * early);
      w[Octet.Z1 + i] = (b + a) * (toA * early);
      w[Octet.Z2 + i] = (c + b) * (toD * late);
      w[Octet.Z3 + i] = (d + c) * (toC * late);
    }
    System.arraycopy(w, Octet.C3 + BLOCK, last, 0, LANES);
  }
}
