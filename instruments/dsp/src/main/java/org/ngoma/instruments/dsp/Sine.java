package org.ngoma.instruments.dsp;

/**
 * Pure tones, and tones whose phase another tone shakes.
 *
 * <p>A phase is a 32-bit number where 2^32 is one cycle. The phase moves before it is read; each
 * method returns the phase behind the last frame. Without a dependence from one frame to the next,
 * so that the compiler may compute several at once.
 */
public final class Sine {

  private static final float TO_CYCLES = 0x1p-32f;
  private static final int QUARTER = 1 << 30;

  private Sine() {}

  /** Phase behind {@code frames} frames of an increment that itself grows by {@code step}. */
  public static int phaseAfter(int phase, int increment, int step, int frames) {
    return phase + increment * frames + step * (frames * (frames - 1) / 2);
  }

  /**
   * Adds a tone to {@code frames} samples from {@code at} on.
   *
   * @param gain of the frame before the first
   * @param gainStep change from frame to frame
   */
  public static int add(
      int phase,
      int increment,
      int step,
      float gain,
      float gainStep,
      float[] out,
      int at,
      int frames) {
    for (int i = 1; i <= frames; i++) {
      int p = phase + increment * i + step * (i * (i - 1) / 2);
      float r = 0.25f - Math.abs((p - QUARTER) * TO_CYCLES);
      out[at + i - 1] =
          Math.fma(Math.fma(gainStep, i, gain), FastMath.quarterSine(r), out[at + i - 1]);
    }
    return phaseAfter(phase, increment, step, frames);
  }

  /**
   * Adds a tone whose phase moves by {@code modulation}, in cycles, to {@code frames} samples.
   *
   * @param modulation read from {@code at} on, like {@code out}
   */
  public static int addModulated(
      int phase,
      int increment,
      int step,
      float gain,
      float gainStep,
      float[] modulation,
      float[] out,
      int at,
      int frames) {
    for (int i = 1; i <= frames; i++) {
      int p = phase + increment * i + step * (i * (i - 1) / 2);
      float cycles = Math.fma(p - QUARTER, TO_CYCLES, modulation[at + i - 1]);
      float wrapped = cycles - (float) Math.rint(cycles);
      float y = FastMath.quarterSine(0.25f - Math.abs(wrapped));
      out[at + i - 1] = Math.fma(Math.fma(gainStep, i, gain), y, out[at + i - 1]);
    }
    return phaseAfter(phase, increment, step, frames);
  }
}
