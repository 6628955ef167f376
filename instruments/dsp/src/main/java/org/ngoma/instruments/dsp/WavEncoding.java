package org.ngoma.instruments.dsp;

/** How one sample lies in a WAV file, little-endian. */
public enum WavEncoding {
  PCM_16(1, 16),
  PCM_24(1, 24),
  PCM_32(1, 32),
  FLOAT_32(3, 32);

  private final int tag;
  private final int bits;

  WavEncoding(int tag, int bits) {
    this.tag = tag;
    this.bits = bits;
  }

  /** Bits of one sample. */
  public int bits() {
    return bits;
  }

  /** Bytes of one sample. */
  public int bytes() {
    return bits / 8;
  }

  /** Format tag of the header: 1 for whole numbers, 3 for floats. */
  int tag() {
    return tag;
  }
}
