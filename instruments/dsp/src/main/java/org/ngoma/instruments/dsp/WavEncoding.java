package org.ngoma.instruments.dsp;

/** How one sample lies in a WAV file, little-endian. */
public enum WavEncoding {
  PCM_16(1, 16),
  PCM_24(1, 24),
  PCM_32(1, 32),
  FLOAT_32(3, 32);

  private static final double ROUNDING = 0x1.8p52;

  private final int tag;
  private final int bits;
  private final double fullScale;

  WavEncoding(int tag, int bits) {
    this.tag = tag;
    this.bits = bits;
    fullScale = 1L << (bits - 1);
  }

  /** Bits of one sample. */
  public int bits() {
    return bits;
  }

  /** Bytes of one sample. */
  public int bytes() {
    return bits / 8;
  }

  /**
   * The whole number that stands for a sample: scaled by 2^15, 2^23 or 2^31, rounded to the
   * nearest, halves to even, and clipped; 0 for NaN. Not for floats.
   */
  public int level(float sample) {
    double value = Math.max(-fullScale, Math.min(fullScale - 1, sample * fullScale));
    // The addend leaves no bits behind the point: the whole number lies in the lowest bits, a NaN's
    // are 0.
    return (int) Double.doubleToRawLongBits(value + ROUNDING);
  }

  /** Format tag of the header: 1 for whole numbers, 3 for floats. */
  int tag() {
    return tag;
  }
}
