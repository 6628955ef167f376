package org.ngoma.hal.rt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A checked piece of shared memory. All structures over it use single aligned loads and stores of
 * longs, which no processor tears, and order them with fences.
 */
final class Region {

  /** Distance that keeps two counters off one cache line, and off the line prefetched beside it. */
  static final int LINE = 128;

  private Region() {}

  static int roundUpToLine(long bytes) {
    return Math.toIntExact((bytes + LINE - 1) / LINE * LINE);
  }

  static ByteBuffer of(ByteBuffer memory, int byteOffset, int bytes) {
    if (!memory.isDirect()) {
      throw new IllegalArgumentException("shared memory must be a direct buffer");
    }
    if (byteOffset < 0 || byteOffset + (long) bytes > memory.capacity()) {
      throw new IllegalArgumentException(
          "bytes "
              + byteOffset
              + " to "
              + (byteOffset + (long) bytes)
              + " lie outside a memory of "
              + memory.capacity());
    }
    ByteBuffer region = memory.duplicate().clear().slice(byteOffset, bytes);
    if (region.alignmentOffset(0, Long.BYTES) != 0) {
      throw new IllegalArgumentException("byte offset " + byteOffset + ": use a multiple of 8");
    }
    return region.order(ByteOrder.LITTLE_ENDIAN);
  }

  // The messages are here, and not in the classes that play: see docs/realtime.md on texts.

  static void requireLongs(int capacity, int most) {
    requirePowerOfTwo(capacity, most, "longs");
  }

  static void requireFrames(int capacity, int most) {
    requirePowerOfTwo(capacity, most, "frames");
  }

  static void requireValue(int longs, int most) {
    if (longs < 1 || longs > most) {
      throw new IllegalArgumentException("value of " + longs + " longs: use 1 to " + most);
    }
  }

  private static void requirePowerOfTwo(int capacity, int most, String unit) {
    if (capacity < 2 || capacity > most || Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException(
          "capacity of " + capacity + " " + unit + ": use a power of two from 2 to " + most);
    }
  }
}
