package org.ngoma.hal.rt;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * The recent past of a stereo sound, for whoever looks: the writer never waits and never asks who
 * reads, readers take what is still there.
 *
 * <p>A reader that comes too late gets nothing rather than frames that were overwritten meanwhile.
 * All state lies in the shared memory. Threads: {@code write} belongs to the writer; all else to
 * any number of readers.
 *
 * <p>Layout: frames ever begun at 0, frames ever finished at byte 8, from byte 128 the frames, left
 * then right, as floats.
 */
public final class LatestFrames {

  private static final int BEGUN = 0;
  private static final int FINISHED = 8;
  private static final int FRAMES = Region.LINE;
  private static final int FRAME_BYTES = 2 * Float.BYTES;
  private static final int MOST_FRAMES = 1 << 24;

  private final ByteBuffer memory;
  private final int capacity;
  private final int mask;

  /** Attaches to a place in {@code memory}; zeroed memory holds silence without end. */
  public LatestFrames(ByteBuffer memory, int byteOffset, int capacityFrames) {
    this.memory = Region.of(memory, byteOffset, bytesFor(capacityFrames));
    capacity = capacityFrames;
    mask = capacityFrames - 1;
  }

  /** Bytes of {@code capacityFrames} (a power of two), a multiple of 128. */
  public static int bytesFor(int capacityFrames) {
    Region.requireFrames(capacityFrames, MOST_FRAMES);
    return Region.roundUpToLine(FRAMES + (long) capacityFrames * FRAME_BYTES);
  }

  /** Frames that were ever written; the next ones are read from here. */
  @RealTime
  public long written() {
    return memory.getLong(FINISHED);
  }

  /** Adds {@code frames} of both channels, as many as fit at most. Thread: writer. */
  @RealTime
  public void write(float[] left, float[] right, int frames) {
    int room = Math.min(capacity, Math.min(left.length, right.length));
    int count = Math.max(0, Math.min(frames, room));
    long at = memory.getLong(FINISHED);
    memory.putLong(BEGUN, at + count);
    // Readers must see that these frames are going before they go.
    VarHandle.storeStoreFence();
    for (int i = 0; i < count; i++) {
      int place = place(at + i);
      memory.putFloat(place, left[i]);
      memory.putFloat(place + Float.BYTES, right[i]);
    }
    VarHandle.releaseFence();
    memory.putLong(FINISHED, at + count);
  }

  /**
   * Reads frames of the past.
   *
   * @param from number of the first frame, counted as {@link #written} counts
   * @return false when some are not yet written or no longer there; the arrays then hold anything
   */
  public boolean read(long from, float[] left, float[] right, int frames) {
    long finished = memory.getLong(FINISHED);
    VarHandle.acquireFence();
    if (from < 0 || frames < 0 || from + frames > finished || from < finished - capacity) {
      return false;
    }
    for (int i = 0; i < frames; i++) {
      int place = place(from + i);
      left[i] = memory.getFloat(place);
      right[i] = memory.getFloat(place + Float.BYTES);
    }
    VarHandle.loadLoadFence();
    return from >= memory.getLong(BEGUN) - capacity;
  }

  private int place(long frame) {
    return FRAMES + ((int) frame & mask) * FRAME_BYTES;
  }
}
