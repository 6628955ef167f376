package org.ngoma.hal.audio;

/** How one sample lies in memory, little-endian. */
public enum SampleFormat {
  S16(2),
  /** 24 bits in the low three bytes of four. */
  S24(4),
  /** 24 bits packed in three bytes. */
  S24_3(3),
  S32(4),
  FLOAT(4);

  private final int bytes;

  SampleFormat(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes that one sample occupies. */
  public int bytes() {
    return bytes;
  }
}
