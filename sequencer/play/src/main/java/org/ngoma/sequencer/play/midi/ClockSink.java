package org.ngoma.sequencer.play.midi;

import org.ngoma.hal.rt.RealTime;

/** Where clock and transport messages go. Thread: {@code audio}. */
public interface ClockSink {

  /**
   * A message that is due.
   *
   * @param port that it is for
   * @param frames behind the start of the quantum, whole and parts; may lie before it or far behind
   * @param status of the message, such as 0xf8
   * @param value of a song position, 0-16383
   */
  @RealTime
  void clock(int port, double frames, int status, int value);
}
