package org.ngoma.hal.rt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Zeroed native memory for the many short-lived states of a stress test. A piece comes round again
 * after 65,536 others, far more than the harness keeps alive.
 */
final class StressMemory {

  private static final int PIECES = 1 << 16;
  private static final int PIECE_BYTES = 1024;
  private static final ByteBuffer ALL =
      ByteBuffer.allocateDirect(PIECES * PIECE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private static final AtomicInteger NEXT = new AtomicInteger();

  private StressMemory() {}

  static ByteBuffer piece(int bytes) {
    if (bytes > PIECE_BYTES) {
      throw new IllegalArgumentException(bytes + " bytes in a piece of " + PIECE_BYTES);
    }
    int at = (NEXT.getAndIncrement() & (PIECES - 1)) * PIECE_BYTES;
    for (int i = 0; i < bytes; i += Long.BYTES) {
      ALL.putLong(at + i, 0);
    }
    return ALL.slice(at, bytes);
  }
}
