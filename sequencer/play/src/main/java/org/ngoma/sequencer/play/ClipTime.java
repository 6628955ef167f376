package org.ngoma.sequencer.play;

/**
 * Where in its time a recording stands at one frame. One instance, filled for each message; thread:
 * {@code audio}.
 */
public final class ClipTime {

  /** Index of the clip in the {@link AudioScore} of its track. */
  public int clip;

  /** Frames since its beginning. */
  public long framesIn;

  /** Frames until its end. */
  public long framesLeft;

  /** Frames over which it crosses with the one before, 0 when it does not. */
  public long crossIn;

  /** Frames over which it crosses with the next one. */
  public long crossOut;

  /** Ticks since its beginning. */
  public double ticksIn;
}
