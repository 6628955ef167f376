package org.ngoma.instruments.dsp;

import java.io.IOException;
import java.util.Arrays;

/**
 * One frame of a FLAC file: a few thousand samples of every channel, predicted and what the
 * prediction missed (RFC 9639, sections 9 and 9.2).
 */
final class FlacFrame {

  static final int MAX_CHANNELS = 8;
  private static final int LEFT_SIDE = 8;
  private static final int SIDE_RIGHT = 9;
  private static final int MID_SIDE = 10;
  private static final int MAX_ORDER = 32;
  private static final int[] RATES = {
    0, 88_200, 176_400, 192_000, 8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
  };
  private static final int[] SIZES = {0, 8, 12, -1, 16, 20, 24, 32};
  private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private final FileBytes file;
  private final FlacBits bits;
  private final FlacInfo info;
  private final long[][] samples;
  private final int[] coefficients = new int[MAX_ORDER];
  private int size;
  private long first;
  private int layout;

  FlacFrame(FileBytes file, FlacBits bits, FlacInfo info) {
    this.file = file;
    this.bits = bits;
    this.info = info;
    samples = new long[info.channels()][0];
  }

  /** Number of its first sample. */
  long first() {
    return first;
  }

  /** Samples of each channel. */
  int size() {
    return size;
  }

  /** A sample at full scale 1. */
  float sample(int channel, int index) {
    return samples[channel][index] * (1f / (1L << (info.bits() - 1)));
  }

  /**
   * Reads the head of a frame.
   *
   * @return whether one that fits this file stands here
   */
  boolean readHead() throws IOException {
    bits.startSums();
    int sync = (int) bits.bits(16);
    boolean variable = (sync & 1) != 0;
    int sizeCode = (int) bits.bits(4);
    int rateCode = (int) bits.bits(4);
    layout = (int) bits.bits(4);
    int bitsCode = (int) bits.bits(3);
    boolean marked = sync >>> 1 == 0x7FFC && bits.bits(1) == 0;
    if (!marked || sizeCode == 0 || rateCode == 15 || layout > MID_SIDE) {
      return false;
    }
    long number = codedNumber();
    size = blockSize(sizeCode);
    int rate = rate(rateCode);
    bits.bits(8);
    int depth = SIZES[bitsCode] == 0 ? info.bits() : SIZES[bitsCode];
    int channels = layout < LEFT_SIDE ? layout + 1 : 2;
    // The last frame of a file of fixed size may be shorter; it still counts in full ones.
    first = variable ? number : number * info.blockSize();
    return number >= 0
        && bits.crc8() == 0
        && depth == info.bits()
        && channels == info.channels()
        && (rate == 0 || rate == info.sampleRate())
        && size <= info.mostBlock();
  }

  private long codedNumber() throws IOException {
    int lead = (int) bits.bits(8);
    int more = Integer.numberOfLeadingZeros(~(lead << 24));
    if (more == 1 || more > 7) {
      return -1;
    }
    long number = more == 0 ? lead : lead & (0x7F >>> more);
    for (int i = 1; i < more; i++) {
      int next = (int) bits.bits(8);
      if (next >>> 6 != 2) {
        return -1;
      }
      number = number << 6 | (next & 0x3F);
    }
    return number;
  }

  private int blockSize(int code) throws IOException {
    return switch (code) {
      case 1 -> 192;
      case 2, 3, 4, 5 -> 576 << (code - 2);
      case 6 -> (int) bits.bits(8) + 1;
      case 7 -> (int) bits.bits(16) + 1;
      default -> 256 << (code - 8);
    };
  }

  private int rate(int code) throws IOException {
    return switch (code) {
      case 12 -> (int) bits.bits(8) * 1000;
      case 13 -> (int) bits.bits(16);
      case 14 -> (int) bits.bits(16) * 10;
      default -> RATES[code];
    };
  }

  /** Reads what follows the head. */
  void readSound() throws IOException {
    for (int c = 0; c < samples.length; c++) {
      if (samples[c].length < size) {
        samples[c] = new long[size];
      }
      boolean side = c == 1 ? layout == LEFT_SIDE || layout == MID_SIDE : layout == SIDE_RIGHT;
      readChannel(samples[c], info.bits() + (side && layout >= LEFT_SIDE ? 1 : 0));
    }
    bits.align();
    bits.bits(16);
    if (bits.crc16() != 0) {
      throw damaged();
    }
    undoStereo();
  }

  private void undoStereo() {
    if (layout < LEFT_SIDE) {
      return;
    }
    long[] a = samples[0];
    long[] b = samples[1];
    for (int i = 0; i < size; i++) {
      if (layout == LEFT_SIDE) {
        b[i] = a[i] - b[i];
      } else if (layout == SIDE_RIGHT) {
        a[i] += b[i];
      } else {
        long sum = a[i] << 1 | (b[i] & 1);
        a[i] = (sum + b[i]) >> 1;
        b[i] = (sum - b[i]) >> 1;
      }
    }
  }

  private void readChannel(long[] out, int depth) throws IOException {
    int head = (int) bits.bits(8);
    int kind = head >>> 1 & 0x3F;
    if (head >>> 7 != 0) {
      throw damaged();
    }
    int wasted = (head & 1) == 0 ? 0 : bits.unary() + 1;
    int width = depth - wasted;
    if (width < 1) {
      throw damaged();
    }
    if (kind == 0) {
      Arrays.fill(out, 0, size, bits.signed(width));
    } else if (kind == 1) {
      warmUp(out, size, width);
    } else if (kind >= 8 && kind <= 12) {
      readFixed(out, kind - 8, width);
    } else if (kind >= 32) {
      readPredicted(out, kind - 31, width);
    } else {
      throw damaged();
    }
    for (int i = 0; wasted > 0 && i < size; i++) {
      out[i] <<= wasted;
    }
  }

  private void warmUp(long[] out, int count, int width) throws IOException {
    for (int i = 0; i < count; i++) {
      out[i] = bits.signed(width);
    }
  }

  private void readFixed(long[] out, int order, int width) throws IOException {
    checkOrder(order);
    warmUp(out, order, width);
    readResidual(out, order);
    System.arraycopy(FIXED[order], 0, coefficients, 0, order);
    predict(out, order, 0);
  }

  private void readPredicted(long[] out, int order, int width) throws IOException {
    checkOrder(order);
    warmUp(out, order, width);
    int precision = (int) bits.bits(4) + 1;
    int shift = (int) bits.signed(5);
    if (precision == 16 || shift < 0) {
      throw damaged();
    }
    for (int i = 0; i < order; i++) {
      coefficients[i] = (int) bits.signed(precision);
    }
    readResidual(out, order);
    predict(out, order, shift);
  }

  private void checkOrder(int order) throws IOException {
    if (order > size) {
      throw damaged();
    }
  }

  private void predict(long[] out, int order, int shift) {
    for (int i = order; i < size; i++) {
      long sum = 0;
      for (int j = 0; j < order; j++) {
        sum += coefficients[j] * out[i - 1 - j];
      }
      out[i] += sum >> shift;
    }
  }

  private void readResidual(long[] out, int order) throws IOException {
    int method = (int) bits.bits(2);
    int parts = 1 << (int) bits.bits(4);
    int length = size / parts;
    if (method > 1 || length * parts != size || length < order) {
      throw damaged();
    }
    int parameterBits = method == 0 ? 4 : 5;
    int escape = (1 << parameterBits) - 1;
    int at = order;
    for (int part = 1; part <= parts; part++) {
      int parameter = (int) bits.bits(parameterBits);
      int end = part * length;
      if (parameter == escape) {
        int width = (int) bits.bits(5);
        for (; at < end; at++) {
          out[at] = width == 0 ? 0 : bits.signed(width);
        }
      } else {
        for (; at < end; at++) {
          long folded = (long) bits.unary() << parameter | bits.bits(parameter);
          out[at] = folded >>> 1 ^ -(folded & 1);
        }
      }
    }
  }

  private IOException damaged() {
    return file.refusal("its sound is damaged near byte " + bits.position());
  }
}
