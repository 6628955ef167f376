package org.ngoma.firmware.export;

import java.io.IOException;

/** A file that is only made when there is something to be heard in it. */
final class LazyOut implements SoundOut {

  /** Makes the file. */
  interface Opening {
    SoundOut open() throws IOException;
  }

  private static final int PIECE = 4096;

  private final Opening opening;
  private SoundOut out;
  private long silence;

  LazyOut(Opening opening) {
    this.opening = opening;
  }

  @Override
  public void write(float[] left, float[] right, int from, int count) throws IOException {
    if (out == null) {
      if (silent(left, from, count) && silent(right, from, count)) {
        silence += count;
        return;
      }
      out = opening.open();
      float[] nothing = new float[PIECE];
      for (long at = 0; at < silence; at += PIECE) {
        out.write(nothing, nothing, 0, (int) Math.min(PIECE, silence - at));
      }
    }
    out.write(left, right, from, count);
  }

  private static boolean silent(float[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (samples[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is a file. */
  boolean sounded() {
    return out != null;
  }

  @Override
  public void finish() throws IOException {
    if (out != null) {
      out.finish();
    }
  }

  @Override
  public void abort() {
    if (out != null) {
      out.abort();
    }
  }
}
