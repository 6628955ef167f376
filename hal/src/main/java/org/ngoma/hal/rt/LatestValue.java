package org.ngoma.hal.rt;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * A value of a fixed number of longs of which only the newest matters, such as a playing position:
 * one writer, any number of readers, of the same process or of others.
 *
 * <p>The writer never waits and fills slot after slot; a writer killed in the middle leaves the
 * last complete value. A reader takes the newest slot and looks again afterwards whether the writer
 * can have come round to it meanwhile.
 *
 * <p>Layout: how many values were ever published at 0, from byte 128 the slots.
 */
public final class LatestValue {

  private static final int PUBLISHED = 0;
  private static final int VALUES = Region.LINE;
  private static final int SLOTS = 4;
  private static final int MOST_LONGS = 1 << 16;

  /** Only a runaway writer laps a reader this often in a row. */
  private static final int MOST_ATTEMPTS = 64;

  private final ByteBuffer memory;
  private final int longs;
  private final int slotBytes;

  /** Attaches to a value of {@code longs}; zeroed memory holds none yet. */
  public LatestValue(ByteBuffer memory, int byteOffset, int longs) {
    this.memory = Region.of(memory, byteOffset, bytesFor(longs));
    this.longs = longs;
    this.slotBytes = slotBytes(longs);
  }

  /** Bytes of a value of {@code longs}, a multiple of 128. */
  public static int bytesFor(int longs) {
    Region.requireValue(longs, MOST_LONGS);
    return VALUES + SLOTS * slotBytes(longs);
  }

  /** Publishes the first longs of {@code value}, which must hold enough. Thread: writer. */
  @RealTime
  public void publish(long[] value) {
    long next = memory.getLong(PUBLISHED) + 1;
    int at = slot(next);
    // A reader that sees one long of this value must also see that the writer came this far.
    VarHandle.releaseFence();
    for (int i = 0; i < longs; i++) {
      memory.putLong(at + i * Long.BYTES, value[i]);
    }
    VarHandle.releaseFence();
    memory.putLong(PUBLISHED, next);
  }

  /**
   * Reads the newest value into {@code into}, which must hold enough. Thread: any.
   *
   * @return false when none was ever published, or when the writer overtook this reader 64 times in
   *     a row; then {@code into} holds nothing of use
   */
  @RealTime
  public boolean read(long[] into) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      long published = memory.getLong(PUBLISHED);
      VarHandle.acquireFence();
      if (published == 0) {
        return false;
      }
      int at = slot(published);
      for (int i = 0; i < longs; i++) {
        into[i] = memory.getLong(at + i * Long.BYTES);
      }
      VarHandle.acquireFence();
      // The slot is written again after SLOTS - 1 more values were published.
      if (memory.getLong(PUBLISHED) - published < SLOTS - 1) {
        return true;
      }
    }
    return false;
  }

  private int slot(long number) {
    return VALUES + (int) (number & (SLOTS - 1)) * slotBytes;
  }

  private static int slotBytes(int longs) {
    return Region.roundUpToLine((long) longs * Long.BYTES);
  }
}
