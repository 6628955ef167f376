package org.ngoma.hal.rt;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * Stereo audio from one thread to one other, of the same process or of another one. Nobody ever
 * waits: what does not fit is refused whole.
 *
 * <p>All state lies in the shared memory, so a process that starts again continues where the killed
 * one stopped. Both counts run for ever, so either side knows the exact frame it is at. Threads:
 * {@code write} belongs to the writer; {@code read} and {@code discard} to the reader; the counts
 * may be read by anyone.
 *
 * <p>Layout: frames ever read at 0, frames ever written at byte 128, from byte 256 the frames, left
 * then right, as floats.
 */
public final class FrameRing {

  private static final int READ = 0;
  private static final int WRITTEN = Region.LINE;
  private static final int FRAMES = 2 * Region.LINE;
  private static final int FRAME_BYTES = 2 * Float.BYTES;
  private static final int MOST_FRAMES = 1 << 24;

  private final ByteBuffer memory;
  private final int capacity;
  private final int mask;

  /** Attaches to a ring in {@code memory}; zeroed memory is an empty ring. */
  public FrameRing(ByteBuffer memory, int byteOffset, int capacityFrames) {
    this.memory = Region.of(memory, byteOffset, bytesFor(capacityFrames));
    this.capacity = capacityFrames;
    this.mask = capacityFrames - 1;
  }

  /** Bytes of a ring of {@code capacityFrames} (a power of two), a multiple of 128. */
  public static int bytesFor(int capacityFrames) {
    Region.requireFrames(capacityFrames, MOST_FRAMES);
    return Region.roundUpToLine(FRAMES + (long) capacityFrames * FRAME_BYTES);
  }

  /** Frames that were ever written. */
  @RealTime
  public long writtenFrames() {
    return memory.getLong(WRITTEN);
  }

  /** Frames that were ever read or discarded. */
  @RealTime
  public long readFrames() {
    return memory.getLong(READ);
  }

  /**
   * Hands over the first {@code frames} of both channels. Thread: writer.
   *
   * @return false when they do not fit; then nothing was handed over
   */
  @RealTime
  public boolean write(float[] left, float[] right, int frames) {
    long written = memory.getLong(WRITTEN);
    long used = written - memory.getLong(READ);
    // The frames may be written only after the reader was seen to have left them.
    VarHandle.acquireFence();
    if (frames < 0 || frames > left.length || frames > right.length) {
      return false;
    }
    if (used < 0 || frames > capacity - used) {
      return false;
    }
    for (int i = 0; i < frames; i++) {
      int at = frame(written + i);
      memory.putFloat(at, left[i]);
      memory.putFloat(at + Float.BYTES, right[i]);
    }
    VarHandle.releaseFence();
    memory.putLong(WRITTEN, written + frames);
    return true;
  }

  /**
   * Takes up to {@code maxFrames} of the oldest frames, as many as both arrays hold. Thread:
   * reader.
   *
   * @return how many were taken; 0 when there are none
   */
  @RealTime
  public int read(float[] left, float[] right, int maxFrames) {
    long read = memory.getLong(READ);
    long written = memory.getLong(WRITTEN);
    VarHandle.acquireFence();
    long used = written - read;
    if (used < 0 || used > capacity) {
      release(written);
      return 0;
    }
    int room = Math.min(maxFrames, Math.min(left.length, right.length));
    int frames = (int) Math.max(0, Math.min(used, room));
    for (int i = 0; i < frames; i++) {
      int at = frame(read + i);
      left[i] = memory.getFloat(at);
      right[i] = memory.getFloat(at + Float.BYTES);
    }
    release(read + frames);
    return frames;
  }

  /** Drops everything that was handed over so far. Thread: reader. */
  @RealTime
  public void discard() {
    release(memory.getLong(WRITTEN));
  }

  private void release(long read) {
    VarHandle.releaseFence();
    memory.putLong(READ, read);
  }

  private int frame(long position) {
    return FRAMES + ((int) position & mask) * FRAME_BYTES;
  }
}
