package org.ngoma.instruments.dsp;

/**
 * Phase as an unsigned 32-bit number where 2^32 is one cycle, so it wraps by itself and holds a
 * pitch within 0.001 cent.
 */
public final class TableOscillator {

  private static final float CYCLE = 0x1p32f;

  /** Above this part of the sample rate the pitch stands still. */
  private static final float HIGHEST = 0.45f;

  private TableOscillator() {}

  /** Phase moved in each frame by a wave of this many cycles a frame. */
  public static int increment(float cyclesPerFrame) {
    return (int) (Math.min(HIGHEST, cyclesPerFrame) * CYCLE);
  }
}
