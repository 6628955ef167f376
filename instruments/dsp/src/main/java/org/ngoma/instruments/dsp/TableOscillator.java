package org.ngoma.instruments.dsp;

/**
 * Reads waves from tables: phase is an unsigned 32-bit number where 2^32 is one cycle, so it wraps
 * by itself and holds a pitch within 0.001 cent.
 *
 * <p>All methods add to every fourth sample, since four voices lie side by side: sample f of lane l
 * is at {@code 4 * f + l}. They return the phase behind the last frame. The phase moves before it
 * is read. {@code incrementStep} and {@code gainStep} are the changes from frame to frame.
 */
public final class TableOscillator {

  /** Voices that lie side by side in a buffer. */
  public static final int LANES = 4;

  private static final float CYCLE = 0x1p32f;

  /** Above this part of the sample rate the pitch stands still. */
  private static final float HIGHEST = 0.45f;

  private TableOscillator() {}

  /** Phase moved in each frame by a wave of this many cycles a frame. */
  public static int increment(float cyclesPerFrame) {
    return (int) (Math.min(HIGHEST, cyclesPerFrame) * CYCLE);
  }

  /** Adds one table. */
  public static int add(
      WaveTables wave,
      int level,
      int phase,
      int increment,
      int incrementStep,
      float gain,
      float gainStep,
      float[] out,
      int at,
      int frames) {
    float[] table = wave.table(level);
    int bits = wave.bits(level);
    int shift = Integer.SIZE - bits;
    int mask = -1 >>> bits;
    float scale = 1f / (1L << shift);
    int p = phase;
    int inc = increment;
    float g = gain;
    for (int i = at, end = at + LANES * frames; i < end; i += LANES) {
      p += inc;
      inc += incrementStep;
      int index = p >>> shift;
      float a = table[index];
      float y = Math.fma(table[index + 1] - a, (p & mask) * scale, a);
      out[i] = Math.fma(g, y, out[i]);
      g += gainStep;
    }
    return p;
  }

  /**
   * Adds a pulse without DC: the saw minus the same saw {@code width} later.
   *
   * @param width part of the cycle that is high, as a phase
   */
  public static int addPulse(
      int level,
      int phase,
      int increment,
      int incrementStep,
      int width,
      int widthStep,
      float gain,
      float gainStep,
      float[] out,
      int at,
      int frames) {
    float[] table = WaveTables.SAW.table(level);
    int bits = WaveTables.SAW.bits(level);
    int shift = Integer.SIZE - bits;
    int mask = -1 >>> bits;
    float scale = 1f / (1L << shift);
    int p = phase;
    int inc = increment;
    int w = width;
    float g = gain;
    for (int i = at, end = at + LANES * frames; i < end; i += LANES) {
      p += inc;
      inc += incrementStep;
      int index = p >>> shift;
      float a = table[index];
      float up = Math.fma(table[index + 1] - a, (p & mask) * scale, a);
      int q = p + w;
      w += widthStep;
      int later = q >>> shift;
      float b = table[later];
      float down = Math.fma(table[later + 1] - b, (q & mask) * scale, b);
      out[i] = Math.fma(g, up - down, out[i]);
      g += gainStep;
    }
    return p;
  }
}
