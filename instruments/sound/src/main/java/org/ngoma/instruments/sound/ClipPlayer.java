package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** An instrument that plays recordings off the song's line instead of notes. */
public interface ClipPlayer extends Instrument {

  /**
   * The recordings that clips are numbered by from now on. What sounds goes on until it is ended.
   *
   * @param sounds kept; not to be changed
   */
  @RealTime
  void clips(ClipSound[] sounds);

  /**
   * A clip sounds from a frame of the coming block on. One that sounds already and that {@link
   * #clipsOff} has just ended goes on as if nothing had been.
   *
   * @param clip index into the sounds
   * @param framesIn since its beginning; above 0 it begins in its midst
   * @param framesLeft until its end
   * @param crossIn frames over which it fades in because another one ends there, or 0
   * @param crossOut frames over which it fades out because another one begins there, or 0
   * @param ticksIn ticks of the song since its beginning
   */
  @RealTime
  void clip(
      int offset,
      int clip,
      long framesIn,
      long framesLeft,
      long crossIn,
      long crossOut,
      double ticksIn);

  /** A clip will soon sound from there on: what it needs is fetched meanwhile. */
  @RealTime
  void clipSoon(int clip, long framesIn, double ticksIn);

  /** All that sounds fades out from a frame of the coming block on, without a click. */
  @RealTime
  void clipsOff(int offset);
}
