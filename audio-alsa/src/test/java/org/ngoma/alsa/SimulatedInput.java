package org.ngoma.alsa;

import com.sun.jna.Pointer;
import org.ngoma.hal.rt.ManualClock;

/** The listening side of a card made of arithmetic: frame n of what it hears is the number n. */
final class SimulatedInput implements Pcm {

  /** Most frames of one read. */
  int mostFrames = Integer.MAX_VALUE;

  int starts;
  boolean closed;
  int error;

  private final ManualClock clock;
  private final int rate;
  private final int bufferFrames;
  private long startNanos;
  private long heard;
  private boolean running;

  SimulatedInput(ManualClock clock, int rate, int bufferFrames) {
    this.clock = clock;
    this.rate = rate;
    this.bufferFrames = bufferFrames;
  }

  @Override
  public long availableFrames() {
    if (error < 0) {
      return error;
    }
    long recorded = running ? (clock.nanoTime() - startNanos) * rate / 1_000_000_000L : 0;
    return recorded - heard > bufferFrames ? -Errno.EPIPE : recorded - heard;
  }

  @Override
  public long read(long address, long frames) {
    long taken = Math.min(mostFrames, Math.min(frames, availableFrames()));
    for (int i = 0; i < taken; i++) {
      new Pointer(address).setShort(4L * i, (short) (heard + i));
      new Pointer(address).setShort(4L * i + 2, (short) -(heard + i));
    }
    heard += taken;
    return taken == 0 ? -Errno.EAGAIN : taken;
  }

  @Override
  public int prepare() {
    error = 0;
    return 0;
  }

  @Override
  public int start() {
    starts++;
    running = true;
    startNanos = clock.nanoTime();
    heard = 0;
    return 0;
  }

  @Override
  public int drop() {
    running = false;
    return 0;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public int await(int millis) {
    throw new AssertionError("nobody waits for an input");
  }

  @Override
  public long write(long address, long frames) {
    throw new AssertionError("a listening side is not written to");
  }

  @Override
  public int resume() {
    return 0;
  }

  @Override
  public int state() {
    return running ? 3 : 1;
  }

  @Override
  public void drain() {
    throw new AssertionError("a listening side is not drained");
  }
}
