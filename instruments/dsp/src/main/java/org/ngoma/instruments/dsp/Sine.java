package org.ngoma.instruments.dsp;

/**
 * Pure tones, and tones whose phase another tone shakes.
 *
 * <p>A phase is a 32-bit number where 2^32 is one cycle. The phase moves before it is read; each
 * method returns the phase behind the last frame. Phases are laid out first, so that the sines of
 * several frames are computed at once; they are off by at most 3e-7.
 */
public final class Sine {

  private static final float TO_CYCLES = 0x1p-32f;
  private static final int QUARTER = 1 << 30;

  /** 1.5 * 2^23: adding and subtracting it rounds to a whole number. */
  private static final float ROUND = 12_582_912f;

  private final float[] cycles;
  private final float[] frame;

  /**
   * A maker of tones.
   *
   * @param mostFrames of one call
   */
  public Sine(int mostFrames) {
    cycles = new float[mostFrames];
    frame = new float[mostFrames];
    for (int i = 0; i < mostFrames; i++) {
      frame[i] = i + 1;
    }
  }

  /** Lays out where the wave stands, a quarter early, in cycles of -0.5..0.5. */
  private int layOut(int phase, int increment, int step, int frames) {
    int p = phase - QUARTER;
    int inc = increment;
    for (int i = 0; i < frames; i++) {
      p += inc;
      inc += step;
      cycles[i] = p * TO_CYCLES;
    }
    return p + QUARTER;
  }

  /**
   * Adds a tone to {@code frames} samples from {@code at} on.
   *
   * @param step change of the increment from frame to frame
   * @param gain of the frame before the first
   * @param gainStep change of it from frame to frame
   */
  public int add(
      int phase,
      int increment,
      int step,
      float gain,
      float gainStep,
      float[] out,
      int at,
      int frames) {
    int end = layOut(phase, increment, step, frames);
    for (int i = 0; i < frames; i++) {
      float y = FastMath.quarterSine(0.25f - Math.abs(cycles[i]));
      out[at + i] = Math.fma(Math.fma(gainStep, frame[i], gain), y, out[at + i]);
    }
    return end;
  }

  /**
   * Adds a tone whose phase moves by {@code modulation}, in cycles, to {@code frames} samples.
   *
   * @param modulation read from {@code at} on, like {@code out}
   */
  public int addModulated(
      int phase,
      int increment,
      int step,
      float gain,
      float gainStep,
      float[] modulation,
      float[] out,
      int at,
      int frames) {
    int end = layOut(phase, increment, step, frames);
    for (int i = 0; i < frames; i++) {
      float moved = cycles[i] + modulation[at + i];
      float wrapped = moved - ((moved + ROUND) - ROUND);
      float y = FastMath.quarterSine(0.25f - Math.abs(wrapped));
      out[at + i] = Math.fma(Math.fma(gainStep, frame[i], gain), y, out[at + i]);
    }
    return end;
  }
}
