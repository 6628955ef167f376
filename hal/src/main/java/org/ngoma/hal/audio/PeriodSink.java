package org.ngoma.hal.audio;

import org.ngoma.hal.rt.RealTime;

/** Where a pumped port's periods go: a file, a comparison, a measurement. */
public interface PeriodSink {

  /** Takes the first {@code frames} of both channels; the arrays are used again afterwards. */
  @RealTime
  void take(float[] left, float[] right, int frames);
}
