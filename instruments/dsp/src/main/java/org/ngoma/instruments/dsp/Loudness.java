package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * How loud a stereo mix is heard: momentary, short-term and integrated loudness and the loudness
 * range.
 *
 * <p>ITU-R BS.1770-4 annex 1 (K-weighting, two gates) and EBU Tech 3341/3342. The analogue shape
 * behind the K-weighting of the standard's 48 kHz table is refitted to each sample rate. The gates
 * read a histogram of {@value #BIN_LU} LU bins that keeps the exact energy of every bin, so a
 * programme of any length takes the same memory, and {@link #add} allocates nothing.
 */
public final class Loudness {

  private static final double BIN_LU = 0.05;
  private static final double ABSOLUTE_GATE_LUFS = -70;
  private static final double RELATIVE_GATE_LU = -10;
  private static final double RANGE_GATE_LU = -20;
  private static final double RANGE_LOW = 0.10;
  private static final double RANGE_HIGH = 0.95;
  private static final double TOP_LUFS = 30;
  private static final int BINS = (int) ((TOP_LUFS - ABSOLUTE_GATE_LUFS) / BIN_LU);

  /** 10 ms: the grid of all windows, fine enough to find the maximum of one short tone. */
  private static final int HOPS_PER_SECOND = 100;

  private static final int MOMENTARY_HOPS = 40;
  private static final int SHORT_TERM_HOPS = 300;

  /** What the gates look at: windows every 100 ms. */
  private static final int GATED_HOPS = 10;

  /** Makes a full-scale 997 Hz sine on one channel read -3.01 LUFS. */
  private static final double OFFSET = -0.691;

  /** More than any music has in a hop: a number that is none, or came from one. */
  private static final double MOST_ENERGY = 1e20;

  private final int hopFrames;
  private final double[] shelf;
  private final double[] highPass;

  /** Of the left channel's shelf and high-pass, then of the right one's. */
  private final double[] state = new double[8];

  private final double[] hops = new double[SHORT_TERM_HOPS];
  private final Histogram gated = new Histogram();
  private final Histogram shortTerm = new Histogram();

  private int framesInHop;
  private double hopEnergy;
  private long hopCount;
  private double maxMomentary;
  private double maxShortTerm;

  /**
   * A meter that has heard nothing.
   *
   * @param sampleRate in Hz, a multiple of 100
   */
  public Loudness(int sampleRate) {
    hopFrames = sampleRate / HOPS_PER_SECOND;
    shelf = shelf(sampleRate);
    highPass = highPass(sampleRate);
  }

  /** Forgets everything heard. */
  public void reset() {
    Arrays.fill(state, 0);
    Arrays.fill(hops, 0);
    gated.clear();
    shortTerm.clear();
    framesInHop = 0;
    hopEnergy = 0;
    hopCount = 0;
    maxMomentary = 0;
    maxShortTerm = 0;
  }

  /** Hears {@code frames} frames of both arrays from index {@code from}. */
  public void add(float[] left, float[] right, int from, int frames) {
    int at = from;
    int end = from + frames;
    while (at < end) {
      int run = Math.min(end - at, hopFrames - framesInHop);
      hopEnergy += weightedEnergy(left, right, at, run);
      at += run;
      framesInHop += run;
      if (framesInHop == hopFrames) {
        endHop();
      }
    }
  }

  /** Loudness of the last 400 ms in LUFS; minus infinity in silence. */
  public double momentaryLufs() {
    return lufs(meanOfLast(MOMENTARY_HOPS));
  }

  /** Loudness of the last 3 s in LUFS; minus infinity in silence. */
  public double shortTermLufs() {
    return lufs(meanOfLast(SHORT_TERM_HOPS));
  }

  /** Highest momentary loudness in LUFS since the start. */
  public double maxMomentaryLufs() {
    return lufs(maxMomentary);
  }

  /** Highest short-term loudness in LUFS since the start. */
  public double maxShortTermLufs() {
    return lufs(maxShortTerm);
  }

  /** Gated loudness of all that was heard, in LUFS; minus infinity below the absolute gate. */
  public double integratedLufs() {
    return lufs(gated.meanFrom(bin(lufs(gated.mean()) + RELATIVE_GATE_LU)));
  }

  /** Loudness range in LU by EBU Tech 3342; 0 before 3 s were heard. */
  public double rangeLu() {
    int first = bin(lufs(shortTerm.mean()) + RANGE_GATE_LU);
    return BIN_LU
        * (shortTerm.percentile(first, RANGE_HIGH) - shortTerm.percentile(first, RANGE_LOW));
  }

  private void endHop() {
    hops[(int) (hopCount % SHORT_TERM_HOPS)] = hopEnergy / hopFrames;
    hopCount++;
    framesInHop = 0;
    hopEnergy = 0;
    boolean gates = hopCount % GATED_HOPS == 0;
    if (hopCount >= MOMENTARY_HOPS) {
      double energy = meanOfLast(MOMENTARY_HOPS);
      maxMomentary = Math.max(maxMomentary, energy);
      if (gates) {
        gated.add(energy);
      }
    }
    if (hopCount >= SHORT_TERM_HOPS) {
      double energy = meanOfLast(SHORT_TERM_HOPS);
      maxShortTerm = Math.max(maxShortTerm, energy);
      if (gates) {
        shortTerm.add(energy);
      }
    }
  }

  private double meanOfLast(int count) {
    int end = (int) (hopCount % SHORT_TERM_HOPS);
    double sum = 0;
    for (int h = Math.max(0, end - count); h < end; h++) {
      sum += hops[h];
    }
    // The window's beginning lies at the end of the ring; a fresh ring holds silence there.
    for (int h = SHORT_TERM_HOPS + Math.min(0, end - count); h < SHORT_TERM_HOPS; h++) {
      sum += hops[h];
    }
    return sum / count;
  }

  /** Energy of both channels behind both K-weighting filters (transposed form II). */
  private double weightedEnergy(float[] left, float[] right, int from, int frames) {
    double b0 = shelf[0];
    double b1 = shelf[1];
    double b2 = shelf[2];
    double a1 = shelf[3];
    double a2 = shelf[4];
    double c1 = highPass[3];
    double c2 = highPass[4];
    double[] z = state;
    double l0 = z[0];
    double l1 = z[1];
    double l2 = z[2];
    double l3 = z[3];
    double r0 = z[4];
    double r1 = z[5];
    double r2 = z[6];
    double r3 = z[7];
    double sum = 0;
    // Both channels in one loop: each waits for its own last sample, so they fill each other's
    // gaps.
    for (int i = from; i < from + frames; i++) {
      double l = left[i];
      double r = right[i];
      double lm = b0 * l + l0;
      double rm = b0 * r + r0;
      l0 = b1 * l - a1 * lm + l1;
      r0 = b1 * r - a1 * rm + r1;
      l1 = b2 * l - a2 * lm;
      r1 = b2 * r - a2 * rm;
      double lo = lm + l2;
      double ro = rm + r2;
      l2 = -2 * lm - c1 * lo + l3;
      r2 = -2 * rm - c1 * ro + r3;
      l3 = lm - c2 * lo;
      r3 = rm - c2 * ro;
      sum += lo * lo + ro * ro;
    }
    z[0] = settle(l0);
    z[1] = settle(l1);
    z[2] = settle(l2);
    z[3] = settle(l3);
    z[4] = settle(r0);
    z[5] = settle(r1);
    z[6] = settle(r2);
    z[7] = settle(r3);
    return Math.abs(sum) < MOST_ENERGY ? sum : 0;
  }

  /** Far below hearing a state becomes 0: subnormal numbers are slow, and NaN would stay. */
  private static double settle(double state) {
    return Math.abs(state) > 1e-30 && Math.abs(state) < 1e30 ? state : 0;
  }

  private static double lufs(double energy) {
    return energy > Float.MIN_NORMAL
        ? OFFSET + 0.5 * FastMath.gainToDb((float) energy)
        : Double.NEGATIVE_INFINITY;
  }

  private static int bin(double lufs) {
    double bin = Math.floor((lufs - ABSOLUTE_GATE_LUFS) / BIN_LU);
    return (int) Math.max(0, Math.min(BINS - 1, bin));
  }

  /** {b0, b1, b2, a1, a2} of the high shelf: the head. */
  private static double[] shelf(int sampleRate) {
    double k = StrictMath.tan(StrictMath.PI * 1681.974450955533 / sampleRate);
    double q = 0.7071752369554196;
    double high = StrictMath.pow(10, 3.999843853973347 / 20);
    double band = StrictMath.pow(high, 0.4996667741545416);
    double a0 = 1 + k / q + k * k;
    return new double[] {
      (high + band * k / q + k * k) / a0,
      2 * (k * k - high) / a0,
      (high - band * k / q + k * k) / a0,
      2 * (k * k - 1) / a0,
      (1 - k / q + k * k) / a0
    };
  }

  /** {b0, b1, b2, a1, a2} of the high-pass; the standard leaves its gain unnormalised: 1, -2, 1. */
  private static double[] highPass(int sampleRate) {
    double k = StrictMath.tan(StrictMath.PI * 38.13547087602444 / sampleRate);
    double q = 0.5003270373238773;
    double a0 = 1 + k / q + k * k;
    return new double[] {1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0};
  }

  /** Energies above the absolute gate, sorted by loudness. */
  private static final class Histogram {
    private final long[] count = new long[BINS];
    private final double[] energy = new double[BINS];
    private long allBlocks;
    private double allEnergy;

    void clear() {
      allBlocks = 0;
      allEnergy = 0;
      Arrays.fill(count, 0);
      Arrays.fill(energy, 0);
    }

    void add(double blockEnergy) {
      double level = lufs(blockEnergy);
      if (level > ABSOLUTE_GATE_LUFS) {
        int bin = bin(level);
        count[bin]++;
        energy[bin] += blockEnergy;
        allBlocks++;
        allEnergy += blockEnergy;
      }
    }

    double mean() {
      return allBlocks == 0 ? 0 : allEnergy / allBlocks;
    }

    double meanFrom(int firstBin) {
      long blocks = 0;
      double sum = 0;
      for (int i = firstBin; i < BINS; i++) {
        blocks += count[i];
        sum += energy[i];
      }
      return blocks == 0 ? 0 : sum / blocks;
    }

    /** Bin below which {@code part} of the blocks from {@code firstBin} on lie. */
    int percentile(int firstBin, double part) {
      long blocks = 0;
      for (int i = firstBin; i < BINS; i++) {
        blocks += count[i];
      }
      long rank = Math.round((blocks - 1) * part);
      for (int i = firstBin; i < BINS; i++) {
        rank -= count[i];
        if (rank < 0) {
          return i;
        }
      }
      return 0;
    }
  }
}
