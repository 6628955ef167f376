package org.ngoma.hal.midi;

import org.ngoma.hal.rt.RealTime;

/** Where a byte stream's messages go. */
public interface MidiSink {

  /** A whole message, as {@link MidiMessage} packs it. */
  @RealTime
  void message(long nanos, int message);

  /**
   * A whole system exclusive message.
   *
   * @param bytes from 0xf0 to 0xf7; read at once, the next one comes in the same array
   */
  @RealTime
  default void sysex(long nanos, byte[] bytes, int length) {}
}
