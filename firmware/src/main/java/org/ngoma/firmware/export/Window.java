package org.ngoma.firmware.export;

import java.io.IOException;

/** The frames of an endless stream that belong into one file. */
final class Window {

  private final SoundOut out;
  private long from;
  private long until = Long.MAX_VALUE;
  private long seen;

  Window(SoundOut out) {
    this.out = out;
  }

  SoundOut out() {
    return out;
  }

  /** Begins so far into the stream: how far the sound lags, and what is not wanted before. */
  void begin(long frame) {
    from = frame;
  }

  /** Ends after so many frames. */
  void length(long frames) {
    until = from + frames;
  }

  /** Frames that it has got. */
  long frames() {
    return Math.max(0, Math.min(seen, until) - from);
  }

  boolean full() {
    return seen >= until;
  }

  void take(float[] left, float[] right, int count) throws IOException {
    int first = (int) Math.max(0, Math.min(count, from - seen));
    int end = (int) Math.max(first, Math.min(count, until - seen));
    seen += count;
    if (end > first) {
      out.write(left, right, first, end - first);
    }
  }
}
