package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** Where the knobs of one processor were put, and which of them a lock lies over. */
final class Knobs {

  private final float[] put;
  private final boolean[] locked;

  Knobs(float[] values) {
    put = values.clone();
    locked = new boolean[values.length];
  }

  /** A hand puts a knob somewhere; whether that is heard now. */
  @RealTime
  boolean put(int row, float value) {
    if (row >= put.length) {
      return true;
    }
    put[row] = value;
    return !locked[row];
  }

  /** A lock comes to lie over a knob; false when there is no such knob. */
  @RealTime
  boolean lock(int row) {
    if (row < 0 || row >= put.length) {
      return false;
    }
    locked[row] = true;
    return true;
  }

  /** The lock goes; where the knob was put. */
  @RealTime
  float unlock(int row) {
    locked[row] = false;
    return put[row];
  }
}
