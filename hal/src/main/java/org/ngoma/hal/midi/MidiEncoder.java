package org.ngoma.hal.midi;

import org.ngoma.hal.rt.RealTime;

/**
 * Makes bytes of messages, with running status: a chord on one channel takes two thirds of the
 * time.
 *
 * <p>Thread: the one that writes the cable.
 */
public final class MidiEncoder {

  /** Bytes that a message takes at most. */
  public static final int MOST_BYTES = 3;

  private int running;

  /**
   * Writes a message.
   *
   * @param into with room for {@link #MOST_BYTES}
   * @return where the next byte goes; {@code at} for what is no message
   */
  @RealTime
  public int encode(int message, byte[] into, int at) {
    int status = MidiMessage.status(message);
    int data = MidiMessage.dataBytes(status);
    if (data < 0) {
      return at;
    }
    int next = at;
    if (status != running) {
      into[next++] = (byte) status;
    }
    if (status < MidiMessage.SYSEX) {
      running = status;
    } else if (status < MidiMessage.CLOCK) {
      running = 0;
    }
    if (data > 0) {
      into[next++] = (byte) MidiMessage.data1(message);
    }
    if (data > 1) {
      into[next++] = (byte) MidiMessage.data2(message);
    }
    return next;
  }

  /** Begins the next message with its status: the other end may have just been plugged in. */
  @RealTime
  public void reset() {
    running = 0;
  }
}
