package org.ngoma.hal.rt;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * A queue of messages from one thread to one other, of the same process or of another one. Nobody
 * ever waits: what does not fit is refused.
 *
 * <p>All state lies in the shared memory, so a process that starts again continues where the killed
 * one stopped, and a producer killed in the middle of a message leaves nothing visible. Threads:
 * {@code offer} belongs to the producer; {@code poll} and {@code discard} to the consumer.
 *
 * <p>Layout in longs: how many were ever consumed at 0, how many were ever produced at byte 128,
 * from byte 256 the slots. A message is its length and then that many longs.
 */
public final class SpscRing {

  private static final int CONSUMED = 0;
  private static final int PRODUCED = Region.LINE;
  private static final int SLOTS = 2 * Region.LINE;
  private static final int MOST_LONGS = 1 << 24;

  private final ByteBuffer memory;
  private final int capacity;
  private final int mask;

  /** Attaches to a ring in {@code memory}; zeroed memory is an empty ring. */
  public SpscRing(ByteBuffer memory, int byteOffset, int capacityLongs) {
    this.memory = Region.of(memory, byteOffset, bytesFor(capacityLongs));
    this.capacity = capacityLongs;
    this.mask = capacityLongs - 1;
  }

  /** Bytes of a ring of {@code capacityLongs} (a power of two), a multiple of 128. */
  public static int bytesFor(int capacityLongs) {
    Region.requireLongs(capacityLongs, MOST_LONGS);
    return Region.roundUpToLine(SLOTS + (long) capacityLongs * Long.BYTES);
  }

  /**
   * Hands over the first {@code length} longs of {@code message}. Thread: producer.
   *
   * @return false when they do not fit; then nothing was handed over
   */
  @RealTime
  public boolean offer(long[] message, int length) {
    long produced = memory.getLong(PRODUCED);
    if (length <= 0 || length > message.length || !fits(produced, length)) {
      return false;
    }
    memory.putLong(slot(produced), length);
    for (int i = 0; i < length; i++) {
      memory.putLong(slot(produced + 1 + i), message[i]);
    }
    publish(produced + 1 + length);
    return true;
  }

  /** Hands over a message of one long. Thread: producer. */
  @RealTime
  public boolean offer(long single) {
    long produced = memory.getLong(PRODUCED);
    if (!fits(produced, 1)) {
      return false;
    }
    memory.putLong(slot(produced), 1);
    memory.putLong(slot(produced + 1), single);
    publish(produced + 2);
    return true;
  }

  /**
   * Takes the oldest message. Thread: consumer.
   *
   * @return its length; 0 when there is none; -1 when it was longer than {@code into} and has been
   *     dropped, or when the ring was damaged and everything in it has been dropped
   */
  @RealTime
  public int poll(long[] into) {
    long consumed = memory.getLong(CONSUMED);
    long produced = memory.getLong(PRODUCED);
    VarHandle.acquireFence();
    long used = produced - consumed;
    if (used == 0) {
      return 0;
    }
    if (used < 0 || used > capacity) {
      release(produced);
      return -1;
    }
    long length = memory.getLong(slot(consumed));
    if (length <= 0 || length >= used) {
      release(produced);
      return -1;
    }
    if (length > into.length) {
      release(consumed + 1 + length);
      return -1;
    }
    for (int i = 0; i < length; i++) {
      into[i] = memory.getLong(slot(consumed + 1 + i));
    }
    release(consumed + 1 + length);
    return (int) length;
  }

  /** Drops everything that was handed over so far. Thread: consumer. */
  @RealTime
  public void discard() {
    release(memory.getLong(PRODUCED));
  }

  private boolean fits(long produced, int length) {
    long used = produced - memory.getLong(CONSUMED);
    // The slots may be written only after the consumer was seen to have left them.
    VarHandle.acquireFence();
    return used >= 0 && length + 1L <= capacity - used;
  }

  private void publish(long produced) {
    VarHandle.releaseFence();
    memory.putLong(PRODUCED, produced);
  }

  private void release(long consumed) {
    VarHandle.releaseFence();
    memory.putLong(CONSUMED, consumed);
  }

  private int slot(long position) {
    return SLOTS + ((int) position & mask) * Long.BYTES;
  }
}
