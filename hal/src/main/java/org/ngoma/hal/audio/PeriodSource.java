package org.ngoma.hal.audio;

import org.ngoma.hal.rt.RealTime;

/** Where the periods come from that a {@link PumpedPort} hears. */
public interface PeriodSource {

  /**
   * Fills the first {@code frames} of both channels. Thread: whichever pumps the port.
   *
   * @return false when there is nothing; then the arrays stay as they were
   */
  @RealTime
  boolean fill(float[] left, float[] right, int frames);
}
