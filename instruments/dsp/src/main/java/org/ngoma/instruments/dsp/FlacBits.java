package org.ngoma.instruments.dsp;

import java.io.IOException;

/** The bits of a FLAC file, the highest of each byte first, and the sums that guard them. */
final class FlacBits {

  private static final int[] CRC_8 = sums(8, 0x07);
  private static final int[] CRC_16 = sums(16, 0x8005);

  /** So many zeros in a row are no number but damage. */
  private static final int LONGEST_UNARY = 1 << 24;

  private final FileBytes file;

  /** Bits taken from bytes but not read yet, at the lower end. */
  private long held;

  private int count;
  private int crc8;
  private int crc16;

  FlacBits(FileBytes file) {
    this.file = file;
    file.buffer.limit(0);
  }

  private static int[] sums(int bits, int polynomial) {
    int[] table = new int[256];
    int top = 1 << (bits - 1);
    for (int i = 0; i < 256; i++) {
      int sum = i << (bits - 8);
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & top) != 0 ? (sum << 1) ^ polynomial : sum << 1;
      }
      table[i] = sum & ((1 << bits) - 1);
    }
    return table;
  }

  /** Goes on at a byte of the file. */
  void position(long at) {
    file.position(at);
    file.buffer.limit(0);
    count = 0;
    held = 0;
  }

  /** The byte of the file that the next bit lies in. */
  long position() {
    return file.position() - file.buffer.remaining() - count / 8;
  }

  /** Whether no whole byte is left. */
  boolean atEnd() {
    return position() >= file.size();
  }

  /** Begins both sums anew. */
  void startSums() {
    crc8 = 0;
    crc16 = 0;
  }

  /** Sum of all bytes taken since {@link #startSums}; 0 when their own sum was among them. */
  int crc8() {
    return crc8;
  }

  int crc16() {
    return crc16;
  }

  private void takeByte() throws IOException {
    if (!file.buffer.hasRemaining()) {
      file.fill((int) Math.max(1, Math.min(FileBytes.MAX_BYTES, file.left())));
    }
    int next = Byte.toUnsignedInt(file.buffer.get());
    crc8 = CRC_8[crc8 ^ next];
    crc16 = (crc16 << 8 & 0xffff) ^ CRC_16[crc16 >>> 8 ^ next];
    held = held << 8 | next;
    count += 8;
  }

  /** Reads 0 to 40 bits as a number of 0 or more. */
  long bits(int bits) throws IOException {
    while (count < bits) {
      takeByte();
    }
    count -= bits;
    return held >>> count & ((1L << bits) - 1);
  }

  /** Reads 1 to 33 bits as a number with a sign. */
  long signed(int bits) throws IOException {
    return bits(bits) << (64 - bits) >> (64 - bits);
  }

  /** Counts zeros up to the next one. */
  int unary() throws IOException {
    int zeros = 0;
    while (true) {
      if (count == 0) {
        takeByte();
      }
      int ahead = Long.numberOfLeadingZeros(held << (64 - count));
      if (ahead < count) {
        count -= ahead + 1;
        return zeros + ahead;
      }
      zeros += count;
      count = 0;
      if (zeros > LONGEST_UNARY) {
        throw file.refusal("its sound is damaged near byte " + position());
      }
    }
  }

  /** Leaves out what is left of the byte begun. */
  void align() {
    count -= count % 8;
  }
}
