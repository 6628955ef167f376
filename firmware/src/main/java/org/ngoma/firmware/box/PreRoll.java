package org.ngoma.firmware.box;

import java.io.IOException;

/** The last moments before a recording begins. One thread owns it. */
final class PreRoll {

  /** Takes frames. */
  interface Sink {
    void frames(float[] left, float[] right, int count) throws IOException;
  }

  private final float[] left;
  private final float[] right;
  private long added;

  /** One of so many frames. */
  PreRoll(int frames) {
    left = new float[frames];
    right = new float[frames];
  }

  /** Keeps some frames of both, and forgets the oldest. */
  void add(float[] newLeft, float[] newRight, int from, int count) {
    for (int i = Math.max(0, count - left.length); i < count; i++) {
      int at = (int) ((added + i) % left.length);
      left[at] = newLeft[from + i];
      right[at] = newRight[from + i];
    }
    added += count;
  }

  /** Frames that are kept. */
  int frames() {
    return (int) Math.min(added, left.length);
  }

  void clear() {
    added = 0;
  }

  /** Gives all in their order. */
  void give(Sink sink) throws IOException {
    int count = frames();
    float[] l = new float[count];
    float[] r = new float[count];
    for (int i = 0; i < count; i++) {
      int at = (int) ((added - count + i) % left.length);
      l[i] = left[at];
      r[i] = right[at];
    }
    if (count > 0) {
      sink.frames(l, r, count);
    }
  }
}
