package org.ngoma.firmware.midi;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.RealTime;

/**
 * Which keys sound on which cable. What was sent and not yet ended is noted in memory that outlives
 * the process, so that its successor ends what it left sounding.
 *
 * <p>Thread: {@code midi-out}.
 */
public final class OpenNotes {

  private static final int CHANNELS = 16;
  private static final int KEYS = 128;
  private static final int A_PORT = CHANNELS * KEYS;

  /** Size of the memory that outlives the process. */
  public static final int BYTES = MidiPorts.PORTS * A_PORT / Byte.SIZE;

  private final ByteBuffer owed;
  private final int at;

  /** How many notes hold each key. */
  private final byte[] holders = new byte[MidiPorts.PORTS * A_PORT];

  /**
   * @param memory that outlives the process
   * @param at offset of its {@link #BYTES} for this
   */
  public OpenNotes(ByteBuffer memory, int at) {
    owed = memory;
    this.at = at;
  }

  @RealTime
  private static int key(int port, int channel, int key) {
    return port * A_PORT + channel * KEYS + key;
  }

  /** One note more holds a key; it is to sound from now on. */
  @RealTime
  void hold(int port, int channel, int key) {
    int place = key(port, channel, key);
    holders[place] = (byte) Math.min(Byte.MAX_VALUE, holders[place] + 1);
    int octet = at + (place >> 3);
    owed.put(octet, (byte) (owed.get(octet) | (1 << (place & 7))));
  }

  /**
   * One note less holds a key.
   *
   * @return whether it was the last one
   */
  @RealTime
  boolean letGo(int port, int channel, int key) {
    int place = key(port, channel, key);
    if (holders[place] == 0) {
      return false;
    }
    holders[place]--;
    return holders[place] == 0;
  }

  /** Whether a key was sent and not ended, by this process or the one before it. */
  @RealTime
  boolean owed(int port, int channel, int key) {
    int place = key(port, channel, key);
    return ((owed.get(at + (place >> 3)) >> (place & 7)) & 1) != 0;
  }

  /** The end of a key was sent. */
  @RealTime
  void paid(int port, int channel, int key) {
    int place = key(port, channel, key);
    holders[place] = 0;
    int octet = at + (place >> 3);
    owed.put(octet, (byte) (owed.get(octet) & ~(1 << (place & 7))));
  }

  /** Whether any key of a port is owed its end. */
  @RealTime
  boolean anyOwed(int port) {
    int first = at + ((port * A_PORT) >> 3);
    for (int octet = 0; octet < A_PORT / Byte.SIZE; octet++) {
      if (owed.get(first + octet) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Nobody holds a key of this port any more; what is owed stays. */
  @RealTime
  void forgetHolders(int port) {
    Arrays.fill(holders, port * A_PORT, (port + 1) * A_PORT, (byte) 0);
  }
}
