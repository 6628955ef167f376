package org.ngoma.alsa;

import org.ngoma.hal.rt.RealTime;

/**
 * The calls that a port makes to one open PCM, to play or to listen. Results are libasound's: a
 * negative one is an {@link Errno}. It exists so that xruns, suspends and vanishing cards can be
 * tested without any.
 */
interface Pcm {

  @RealTime
  int await(int millis);

  @RealTime
  long availableFrames();

  @RealTime
  long write(long address, long frames);

  @RealTime
  long read(long address, long frames);

  @RealTime
  int prepare();

  @RealTime
  int start();

  @RealTime
  int drop();

  @RealTime
  int resume();

  @RealTime
  int state();

  /** Begins to play out what is queued; the device does not wait for it to end. */
  void drain();

  void close();
}
