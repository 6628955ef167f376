package org.ngoma.instruments.dsp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How one sample lies in a file; the order of bytes is the buffer's. */
enum SampleCode {
  UNSIGNED_8(1),
  SIGNED_8(1),
  SIGNED_16(2),
  SIGNED_24(3),
  SIGNED_32(4),
  FLOAT_32(4),
  FLOAT_64(8);

  /** 60 dB over full scale: beyond it lies damage, not sound. */
  private static final double LOUDEST = 1000;

  private final int bytes;

  SampleCode(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one sample. */
  int bytes() {
    return bytes;
  }

  /** Reads one sample; full scale is 1. */
  float read(ByteBuffer from) {
    return switch (this) {
      case UNSIGNED_8 -> (Byte.toUnsignedInt(from.get()) - 128) * 0x1p-7f;
      case SIGNED_8 -> from.get() * 0x1p-7f;
      case SIGNED_16 -> from.getShort() * 0x1p-15f;
      case SIGNED_24 -> {
        int first = Byte.toUnsignedInt(from.get());
        int middle = Byte.toUnsignedInt(from.get()) << 8;
        int last = Byte.toUnsignedInt(from.get());
        boolean bigEnd = from.order() == ByteOrder.BIG_ENDIAN;
        int value = bigEnd ? first << 16 | middle | last : last << 16 | middle | first;
        yield (value << 8 >> 8) * 0x1p-23f;
      }
      case SIGNED_32 -> from.getInt() * 0x1p-31f;
      case FLOAT_32 -> bounded(from.getFloat());
      case FLOAT_64 -> bounded(from.getDouble());
    };
  }

  private static float bounded(double value) {
    return Math.abs(value) <= LOUDEST ? (float) value : Double.isFinite(value) ? clamped(value) : 0;
  }

  private static float clamped(double value) {
    return (float) Math.copySign(LOUDEST, value);
  }
}
