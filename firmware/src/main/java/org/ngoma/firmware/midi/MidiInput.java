package org.ngoma.firmware.midi;

import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.midi.MidiReceiver;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.hal.rt.SpscRing;

/**
 * Takes what comes from all cables to the audio thread, and passes on what is to go through.
 *
 * <p>Thread: {@code midi-in}.
 */
public final class MidiInput implements MidiReceiver {

  /** Longs of the ring to the audio thread. */
  public static final int RING_LONGS = 1 << 14;

  private static final int WAIT_MILLIS = 100;

  private final SpscRing toAudio;
  private final SpscRing through;
  private final MidiSender sender;
  private final NanoClock clock;
  private final long[] pair = new long[2];

  private volatile MidiSettings settings = MidiSettings.NONE;
  private volatile boolean stopping;
  private volatile long floods;
  private volatile long dropped;

  /**
   * @param toAudio takes (nanos, port and message) pairs
   * @param through likewise, for {@code sender}
   */
  public MidiInput(SpscRing toAudio, SpscRing through, MidiSender sender, NanoClock clock) {
    this.sender = sender;
    this.toAudio = toAudio;
    this.through = through;
    this.clock = clock;
  }

  /** What is passed on. Any thread. */
  void settings(MidiSettings next) {
    settings = next;
  }

  /** Receives until {@link #stop}. */
  @RealTime
  public void run(MidiPorts ports) {
    while (!stopping) {
      if (ports.await(WAIT_MILLIS)) {
        turn(ports);
      }
    }
  }

  /** Takes over all that has come. */
  @RealTime
  void turn(MidiPorts ports) {
    while (!stopping && ports.receive(this)) {
      // It is handed on as it comes.
    }
  }

  /** Any thread. */
  public void stop() {
    stopping = true;
  }

  @Override
  @RealTime
  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes
  public void message(int port, long nanos, int message) {
    int kind = MidiMessage.kind(message);
    if (kind == MidiMessage.SENSING) {
      return;
    }
    pass(port, kind, message);
    pair[0] = nanos;
    pair[1] = (long) port << 32 | message;
    if (!toAudio.offer(pair, 2)) {
      dropped++;
      floods++;
    }
  }

  /** Exclusive messages mean nothing to us; their length is bounded by the port. */
  @Override
  @RealTime
  public void exclusive(int port, long nanos, byte[] bytes, int length) {}

  @RealTime
  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes
  private void pass(int port, int kind, int message) {
    int[] thrus = settings.thrus;
    for (int i = 0; i < thrus.length; i += MidiSettings.THRU) {
      boolean channel = kind < MidiMessage.SYSEX;
      if (thrus[i] != port
          || (thrus[i + 2] & group(kind)) == 0
          || (channel && thrus[i + 3] >= 0 && thrus[i + 3] != MidiMessage.channel(message))) {
        continue;
      }
      int passed = plain(message, kind);
      if (channel && thrus[i + 4] >= 0) {
        passed = (passed & ~0xf) | thrus[i + 4];
      }
      pair[0] = clock.nanoTime();
      pair[1] = (long) thrus[i + 1] << 32 | passed;
      if (!through.offer(pair, 2)) {
        dropped++;
        sender.panic();
      }
    }
  }

  /** A note that begins without strength is one that ends. */
  @RealTime
  private static int plain(int message, int kind) {
    return kind == MidiMessage.NOTE_ON && MidiMessage.data2(message) == 0
        ? message ^ (MidiMessage.NOTE_ON ^ MidiMessage.NOTE_OFF)
        : message;
  }

  @RealTime
  private static int group(int kind) {
    if (kind >= MidiMessage.SYSEX) {
      return MidiSettings.CLOCK;
    }
    return kind == MidiMessage.NOTE_ON || kind == MidiMessage.NOTE_OFF
        ? MidiSettings.NOTES
        : MidiSettings.CONTROLS;
  }

  /** Rises when something was lost that may have been the end of a note. Thread: audio. */
  @RealTime
  long floods() {
    return floods;
  }

  /** Messages that there was no room for. Any thread. */
  @RealTime
  long dropped() {
    return dropped;
  }
}
