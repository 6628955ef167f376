package org.ngoma.instruments.dsp;

/** How much sound there is in a block: sums of squares, and whether anyone would hear it. */
public final class Energy {

  /** Of a block whose frames are 180 dB below full scale: silence to everyone. */
  public static final float INAUDIBLE = 1e-18f;

  private Energy() {}

  /** Whether the first {@code frames} samples are all 0. */
  public static boolean none(float[] x, int frames) {
    for (int i = 0; i < frames; i++) {
      if (x[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Sum of the squares of the first {@code frames} samples, a multiple of 4. */
  public static float of(float[] x, int frames) {
    float a = 0f;
    float b = 0f;
    float c = 0f;
    float d = 0f;
    for (int i = 0; i < frames; i += 4) {
      a = Math.fma(x[i], x[i], a);
      b = Math.fma(x[i + 1], x[i + 1], b);
      c = Math.fma(x[i + 2], x[i + 2], c);
      d = Math.fma(x[i + 3], x[i + 3], d);
    }
    return (a + b) + (c + d);
  }
}
