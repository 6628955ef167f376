package org.ngoma.instruments.dsp;

/** Several square waves at once, out of tune with each other: the ring of cheap metal. */
public final class SquareCluster {

  private static final int HALF_CYCLE = 1 << 31;

  private final float[] hz;
  private final float[] octaves;
  private final int[] phase;
  private final int[] increment;
  private final int[] level;

  /** Squares at these frequencies. */
  public SquareCluster(float... hz) {
    this.hz = hz.clone();
    octaves = new float[hz.length];
    for (int i = 0; i < hz.length; i++) {
      octaves[i] = FastMath.log2(hz[i] / hz[0]);
    }
    phase = new int[hz.length];
    increment = new int[hz.length];
    level = new int[hz.length];
  }

  /**
   * Starts all at the beginning of their cycles, so that each stroke is the same.
   *
   * @param ratio to their frequencies
   * @param spread factor on the intervals from the first to each other; 1 leaves them
   */
  public void start(int sampleRate, float ratio, float spread) {
    for (int i = 0; i < hz.length; i++) {
      float apart = spread == 1f ? hz[i] : hz[0] * FastMath.exp2(spread * octaves[i]);
      float cycles = apart * ratio / sampleRate;
      phase[i] = i << 28;
      increment[i] = TableOscillator.increment(cycles);
      level[i] = WaveTables.SAW.levelFor(-1f - FastMath.log2(cycles));
    }
  }

  /** Adds all of them at {@code gain} each to {@code frames} samples from {@code at} on. */
  public void add(float gain, float[] out, int at, int frames) {
    for (int i = 0; i < phase.length; i++) {
      phase[i] = addSquare(level[i], phase[i], increment[i], gain, out, at, frames);
    }
  }

  private static int addSquare(
      int level, int phase, int increment, float gain, float[] out, int at, int frames) {
    float[] table = WaveTables.SAW.table(level);
    int bits = WaveTables.SAW.bits(level);
    int shift = Integer.SIZE - bits;
    int mask = -1 >>> bits;
    float scale = 1f / (1L << shift);
    int p = phase;
    for (int i = at; i < at + frames; i++) {
      p += increment;
      float fraction = (p & mask) * scale;
      int up = p >>> shift;
      int down = (p + HALF_CYCLE) >>> shift;
      float a = Math.fma(table[up + 1] - table[up], fraction, table[up]);
      float b = Math.fma(table[down + 1] - table[down], fraction, table[down]);
      out[i] = Math.fma(gain, a - b, out[i]);
    }
    return p;
  }
}
