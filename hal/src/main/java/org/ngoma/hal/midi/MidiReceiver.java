package org.ngoma.hal.midi;

import org.ngoma.hal.rt.RealTime;

/** Where received messages go. Thread: midi-in. */
public interface MidiReceiver {

  /**
   * A message.
   *
   * @param port of ours that it came to
   * @param nanos of CLOCK_MONOTONIC at which the system got it
   */
  @RealTime
  void message(int port, long nanos, int message);

  /** A piece of an exclusive message; the first piece begins with 0xf0, the last ends with 0xf7. */
  @RealTime
  void exclusive(int port, long nanos, byte[] bytes, int length);
}
