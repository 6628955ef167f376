package org.ngoma.hal.audio;

import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.RealTime;

/**
 * A sound card that is not there: it takes a period whenever a real one would, and says so when the
 * caller comes too late, but nothing is heard. It has no thread; the caller's sleep is its pace.
 */
public final class NullPort implements AudioPort {

  private final StreamFormat format;
  private final NanoClock clock;
  private final PeriodGrid grid;
  private final long bufferNanos;
  private boolean started;

  /**
   * @param clock by which the audio thread sleeps
   */
  public NullPort(StreamFormat format, NanoClock clock) {
    this.format = format;
    this.clock = clock;
    this.grid = new PeriodGrid(format);
    this.bufferNanos = format.periods() * format.periodNanos();
  }

  @Override
  public StreamFormat format() {
    return format;
  }

  @Override
  public String name() {
    return PortNames.silent();
  }

  /**
   * Sleeps until the period is due. Later than the whole buffer is an xrun, and time starts anew.
   */
  @Override
  @RealTime
  public int await() {
    long now = clock.nanoTime();
    if (!started) {
      started = true;
      grid.anchor(now);
      return OK;
    }
    if (now - grid.dueNanos() > bufferNanos) {
      grid.anchor(now);
      return XRUN;
    }
    clock.sleepUntil(grid.dueNanos());
    return OK;
  }

  @Override
  @RealTime
  public int write(float[] left, float[] right) {
    grid.next();
    return OK;
  }

  @Override
  @RealTime
  public long dueNanos() {
    return grid.dueNanos();
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
