package org.ngoma.instruments.dsp;

import java.io.ByteArrayOutputStream;

/** Writes FLAC by hand, so that every way of coding can be asked for. */
final class FlacBytes {

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private int pending;
  private int held;

  /** A file of one block that says what its sound is like. */
  static FlacBytes begin(int block, int rate, int channels, int bits, long samples) {
    FlacBytes out = new FlacBytes();
    out.put(0x664C6143, 32).put(0x80, 8).put(34, 24).put(block, 16).put(block, 16);
    out.put(0, 24).put(0, 24).put(rate, 20).put(channels - 1, 3).put(bits - 1, 5);
    out.put(samples, 36);
    for (int i = 0; i < 16; i++) {
      out.put(0, 8);
    }
    return out.flush();
  }

  /** The head of a frame of 16 bits to 4096 samples. */
  FlacBytes head(int number, int size, int layout, int bitsCode) {
    put(0x3FFE, 14).put(0, 2).put(7, 4).put(0, 4).put(layout, 4).put(bitsCode, 3).put(0, 1);
    put(number, 8).put(size - 1, 16);
    return put(sum(8, 0x07), 8);
  }

  /** Ends a frame with its sum. */
  FlacBytes end() {
    while (pending != 0) {
      put(0, 1);
    }
    put(sum(16, 0x8005), 16);
    return flush();
  }

  private FlacBytes flush() {
    file.writeBytes(frame.toByteArray());
    frame.reset();
    return this;
  }

  FlacBytes put(long value, int bits) {
    for (int bit = bits - 1; bit >= 0; bit--) {
      held = held << 1 | (int) (value >>> bit & 1L);
      if (++pending == 8) {
        frame.write(held);
        held = 0;
        pending = 0;
      }
    }
    return this;
  }

  /** Rice code of a number. */
  FlacBytes rice(long value, int parameter) {
    long folded = (value << 1) ^ (value >> 63);
    for (long i = folded >>> parameter; i > 0; i--) {
      put(0, 1);
    }
    return put(1, 1).put(folded & ((1L << parameter) - 1), parameter);
  }

  private int sum(int bits, int polynomial) {
    int sum = 0;
    for (byte b : frame.toByteArray()) {
      sum ^= Byte.toUnsignedInt(b) << (bits - 8);
      for (int bit = 0; bit < 8; bit++) {
        boolean top = (sum & (1 << (bits - 1))) != 0;
        sum = top ? (sum << 1) ^ polynomial : sum << 1;
      }
    }
    return sum & ((1 << bits) - 1);
  }

  byte[] bytes() {
    return file.toByteArray();
  }
}
