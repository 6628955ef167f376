package org.ngoma.alsa;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.hal.rt.ManualClock;

/**
 * A sound card made of arithmetic: it plays as its clock passes, tells its position only when it
 * interrupts, once a period, and fails on request.
 */
final class SimulatedPcm implements Pcm {

  static final int SETUP = 1;
  static final int PREPARED = Asound.STATE_PREPARED;
  static final int RUNNING = 3;
  static final int XRUN = 4;
  static final int DRAINING = Asound.STATE_DRAINING;
  static final int SUSPENDED = 7;
  static final int DISCONNECTED = 8;

  /** Frames a second by the card's own clock. */
  double rate;

  /** How long after the interrupt the caller runs again. */
  long wakeNanos;

  /** Most frames of one write; the rest is refused until the next. */
  int mostFrames = Integer.MAX_VALUE;

  int resumesRefused;
  int resumeAnswer;
  int state = PREPARED;
  int starts;
  boolean closed;
  long framesWritten;

  /** Where each write began. */
  final List<Long> addresses = new ArrayList<>();

  private final ManualClock clock;
  private final int bufferFrames;
  private final int roomFrames;
  private final int interruptFrames;
  private long startNanos;
  private boolean frozen;
  private long frozenAtFrame;
  private long queuedSinceStart;

  SimulatedPcm(ManualClock clock, PcmLayout layout) {
    this.clock = clock;
    this.rate = layout.format().rate();
    this.bufferFrames = layout.bufferFrames();
    this.roomFrames = layout.roomFrames();
    this.interruptFrames = layout.format().periodFrames();
  }

  private long played() {
    double frames = (clock.nanoTime() - startNanos) * rate / 1e9 + 1e-6;
    return frozen ? frozenAtFrame : (long) (frames / interruptFrames) * interruptFrames;
  }

  /** From now on not a frame is played, as by a card whose firmware hangs. */
  void freeze() {
    frozenAtFrame = played();
    frozen = true;
  }

  void thaw() {
    frozen = false;
  }

  /** When by this card's clock there is room for the next period. */
  long roomNanos() {
    long frames = queuedSinceStart - (bufferFrames - roomFrames);
    return startNanos + (long) Math.ceil(frames * 1e9 / rate);
  }

  private int error() {
    if (state == RUNNING && played() >= queuedSinceStart) {
      state = XRUN;
    }
    return switch (state) {
      case XRUN -> -Errno.EPIPE;
      case SUSPENDED -> -Errno.ESTRPIPE;
      case DISCONNECTED -> -Errno.ENODEV;
      case SETUP -> -Errno.EBADFD;
      default -> 0;
    };
  }

  @Override
  public int await(int millis) {
    long until = clock.nanoTime() + millis * 1_000_000L;
    if (error() < 0) {
      return error();
    }
    if (state != RUNNING || frozen || roomNanos() > until) {
      clock.sleepUntil(until);
      return error();
    }
    clock.sleepUntil(Math.max(clock.nanoTime(), roomNanos()) + wakeNanos);
    return 1;
  }

  @Override
  public long availableFrames() {
    int error = error();
    long queued = queuedSinceStart - (state == RUNNING ? played() : 0);
    return error < 0 ? error : bufferFrames - queued;
  }

  @Override
  public long write(long address, long frames) {
    long available = availableFrames();
    if (available <= 0) {
      return available == 0 ? -Errno.EAGAIN : available;
    }
    long taken = Math.min(mostFrames, Math.min(frames, available));
    queuedSinceStart += taken;
    framesWritten += taken;
    addresses.add(address);
    return taken;
  }

  @Override
  public long read(long address, long frames) {
    throw new AssertionError("a playing side is not read");
  }

  @Override
  public int prepare() {
    if (state == DISCONNECTED) {
      return -Errno.ENODEV;
    }
    state = PREPARED;
    queuedSinceStart = 0;
    return 0;
  }

  @Override
  public int start() {
    state = RUNNING;
    starts++;
    startNanos = clock.nanoTime();
    frozenAtFrame = 0;
    return 0;
  }

  @Override
  public int drop() {
    state = state == DISCONNECTED ? DISCONNECTED : SETUP;
    return 0;
  }

  @Override
  public int resume() {
    return resumesRefused-- > 0 ? -Errno.EAGAIN : resumeAnswer;
  }

  @Override
  public int state() {
    if (state == DRAINING && played() >= queuedSinceStart) {
      state = SETUP;
    }
    return state;
  }

  @Override
  public void drain() {
    state = DRAINING;
  }

  @Override
  public void close() {
    closed = true;
  }
}
