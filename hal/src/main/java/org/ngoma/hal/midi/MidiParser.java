package org.ngoma.hal.midi;

import org.ngoma.hal.rt.RealTime;

/**
 * Makes messages of the bytes of one cable: running status, realtime bytes wherever they fall,
 * streams that begin or end in the midst of something. What makes no sense is dropped and counted.
 *
 * <p>Thread: the one that reads the cable.
 */
public final class MidiParser {

  private final MidiSink sink;
  private final byte[] sysex;

  /** Status that data bytes belong to; 0 when they belong to nothing. */
  private int status;

  private int firstData;
  private boolean hasFirst;
  private int sysexLength;
  private boolean inSysex;
  private long dropped;

  /**
   * @param longestSysex bytes of the longest exclusive message that is passed on
   */
  public MidiParser(MidiSink sink, int longestSysex) {
    this.sink = sink;
    sysex = new byte[longestSysex];
  }

  /** Takes bytes that arrived at {@code nanos}. */
  @RealTime
  public void feed(long nanos, byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      feed(nanos, bytes[i] & 0xff);
    }
  }

  /** Takes one byte, 0-255. */
  @RealTime
  public void feed(long nanos, int octet) {
    if (octet >= MidiMessage.CLOCK) {
      realtime(nanos, octet);
    } else if (octet >= MidiMessage.NOTE_OFF) {
      status(nanos, octet);
    } else if (inSysex) {
      exclusive(octet);
    } else {
      data(nanos, octet);
    }
  }

  @RealTime
  private void realtime(long nanos, int octet) {
    if (MidiMessage.dataBytes(octet) == 0) {
      sink.message(nanos, octet);
    } else {
      dropped++;
    }
  }

  @RealTime
  private void status(long nanos, int octet) {
    if (inSysex) {
      endSysex(nanos, octet == MidiMessage.SYSEX_END);
      if (octet == MidiMessage.SYSEX_END) {
        return;
      }
    }
    if (hasFirst) {
      dropped++;
    }
    hasFirst = false;
    status = octet;
    if (octet == MidiMessage.SYSEX) {
      inSysex = true;
      sysexLength = 0;
      status = 0;
      exclusive(octet);
      return;
    }
    int wanted = MidiMessage.dataBytes(octet);
    if (wanted < 0) {
      dropped++;
      status = 0;
    } else if (wanted == 0) {
      sink.message(nanos, octet);
      status = 0;
    }
  }

  @RealTime
  private void data(long nanos, int octet) {
    if (status == 0) {
      dropped++;
    } else if (!hasFirst && MidiMessage.dataBytes(status) == 2) {
      firstData = octet;
      hasFirst = true;
    } else {
      int message =
          hasFirst ? MidiMessage.of(status, firstData, octet) : MidiMessage.of(status, octet, 0);
      hasFirst = false;
      if (status >= MidiMessage.SYSEX) {
        // System messages have no running status.
        status = 0;
      }
      sink.message(nanos, message);
    }
  }

  @RealTime
  private void exclusive(int octet) {
    if (sysexLength < sysex.length) {
      sysex[sysexLength] = (byte) octet;
    }
    sysexLength = Math.min(sysexLength + 1, Integer.MAX_VALUE - 1);
  }

  @RealTime
  private void endSysex(long nanos, boolean whole) {
    inSysex = false;
    if (whole) {
      exclusive(MidiMessage.SYSEX_END);
    }
    if (whole && sysexLength <= sysex.length) {
      sink.sysex(nanos, sysex, sysexLength);
    } else {
      dropped++;
    }
  }

  /** Forgets what has begun: the cable was pulled. */
  @RealTime
  public void reset() {
    if (inSysex || hasFirst) {
      dropped++;
    }
    inSysex = false;
    hasFirst = false;
    status = 0;
  }

  /** Bytes and messages that made no sense or were too long. */
  @RealTime
  public long dropped() {
    return dropped;
  }
}
