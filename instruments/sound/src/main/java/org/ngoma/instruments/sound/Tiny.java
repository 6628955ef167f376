package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/**
 * Two constants that keep decaying sound off the subnormal numbers, which are slow.
 *
 * <p>Both are far below hearing: -360 dB and less.
 */
final class Tiny {

  /**
   * Added to a sample and taken away again, it turns everything below 1e-25 into 0. For samples
   * that leave a processor or go into a delay line.
   */
  static final float FLUSH = 1e-18f;

  /**
   * Added to what goes into a recursive filter, it holds the state up without lengthening the chain
   * from one sample to the next. {@link #FLUSH} takes it out again.
   */
  static final float GUARD = 1e-28f;

  private static final float SILENT = 1e-20f;

  private Tiny() {}

  /** The state of a filter between two blocks, 0 where nobody would hear it. */
  @RealTime
  static float flushed(float state) {
    return Math.abs(state) < SILENT ? 0 : state;
  }
}
