package org.ngoma.firmware.midi;

import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.hal.rt.SpscRing;

/**
 * Sends every message at its moment: sleeps until shortly before, then watches the clock.
 *
 * <p>It alone knows what sounds on the cables, so it is also the one that ends it: when a device is
 * to be let go, when it comes back, at a panic, at the end, and for a process that died.
 *
 * <p>Thread: {@code midi-out}, but for what other threads ask through volatile fields.
 */
public final class MidiSender {

  /** Longs of the ring that the audio thread writes to. */
  public static final int RING_LONGS = 1 << 14;

  /** A sleeper of real-time priority is woken within this. */
  private static final long SPIN_NANOS = 150_000;

  /** So often it looks whether there is something new; messages are made 1 ms ahead or more. */
  private static final long LOOK_NANOS = 400_000;

  private static final int KEYS = 128;

  private static final int CHANNELS = 16;
  private static final int RELEASE_VELOCITY = 64;

  private MidiPorts ports;
  private final OpenNotes notes;
  private final SpscRing fromAudio;
  private final SpscRing fromKeys;
  private final SpscRing timings;
  private final NanoClock clock;
  private final SendQueue queue = new SendQueue();
  private final long[] message = new long[2];

  /** Ports by their bits: that have a device, that lost theirs; written by the device thread. */
  private volatile int plugged;

  private volatile int torn;

  /** Ports that it sends to. */
  private volatile int connected;

  private volatile boolean serving;
  private volatile boolean stopping;
  private volatile boolean ended;
  private volatile boolean panic;
  private volatile int comeBack;
  private volatile long dropped;
  private volatile long sent;

  /**
   * @param fromAudio ring of (nanos, port and message) pairs
   * @param fromKeys likewise, of what is passed through; may be null
   * @param timings takes (due, sent) pairs for whoever measures; may be null
   */
  public MidiSender(
      OpenNotes notes, SpscRing fromAudio, SpscRing fromKeys, SpscRing timings, NanoClock clock) {
    this.notes = notes;
    this.fromAudio = fromAudio;
    this.fromKeys = fromKeys;
    this.timings = timings;
    this.clock = clock;
  }

  /** Sends to these ports from now on. Thread: midi-out, or before it. */
  @RealTime
  public void serve(MidiPorts to) {
    ports = to;
    serving = true;
  }

  /** Whether anybody sends. Any thread. */
  @RealTime
  boolean serving() {
    return serving;
  }

  /** Sends until {@link #stop}, then ends what sounds. */
  @RealTime
  public void run() {
    while (!stopping) {
      turn(clock.nanoTime() + LOOK_NANOS);
    }
    finish();
  }

  /** Looks for new messages and sends what is due, until {@code until}. */
  @RealTime
  void turn(long until) {
    listen();
    long wake = until;
    if (queue.size() > 0) {
      wake = Math.min(until, queue.nextDue() - SPIN_NANOS);
    }
    clock.sleepUntil(wake);
    listen();
    while (queue.size() > 0 && queue.nextDue() - clock.nanoTime() <= SPIN_NANOS) {
      sendNext();
    }
  }

  @RealTime
  private void sendNext() {
    long due = queue.nextDue();
    long now = clock.nanoTime();
    while (now < due) {
      Thread.onSpinWait();
      now = clock.nanoTime();
    }
    long next = queue.take();
    transmit((int) (next >> 32), (int) next);
    if (timings != null) {
      message[0] = due;
      message[1] = now;
      timings.offer(message, 2);
    }
  }

  /** Takes over what came and what was asked. */
  @RealTime
  private void listen() {
    int different = plugged ^ connected;
    for (int port = 0; different != 0; port++, different >>>= 1) {
      if ((different & 1) != 0) {
        plug(port);
      }
    }
    drain(fromAudio);
    if (fromKeys != null) {
      drain(fromKeys);
    }
    if (panic) {
      panic = false;
      silenceAll();
    }
  }

  @RealTime
  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes
  private void drain(SpscRing ring) {
    int length = ring.poll(message);
    while (length != 0) {
      if (length != 2 || !queue.add(message[0], message[1])) {
        dropped++;
        // A lost end would never be made up for.
        panic |= MidiMessage.kind((int) message[1]) == MidiMessage.NOTE_OFF;
      }
      length = ring.poll(message);
    }
  }

  @RealTime
  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes
  private void transmit(int port, int what) {
    int kind = MidiMessage.kind(what);
    int channel = MidiMessage.channel(what);
    int key = MidiMessage.data1(what);
    boolean there = isConnected(port);
    if (kind == MidiMessage.NOTE_ON) {
      if (there) {
        if (notes.owed(port, channel, key)) {
          end(port, channel, key, false);
        }
        notes.hold(port, channel, key);
        sent += ports.send(port, what) ? 1 : 0;
      }
    } else if (kind == MidiMessage.NOTE_OFF) {
      if (notes.letGo(port, channel, key) && there) {
        end(port, channel, key, true);
      }
    } else if (there) {
      sent += ports.send(port, what) ? 1 : 0;
    }
  }

  /** Sends the end of a key that is owed it; for good, or because it is struck again. */
  @RealTime
  private void end(int port, int channel, int key, boolean forGood) {
    boolean gone =
        ports.send(port, MidiMessage.of(MidiMessage.NOTE_OFF, channel, key, RELEASE_VELOCITY));
    if (gone && forGood) {
      notes.paid(port, channel, key);
    }
  }

  @RealTime
  private boolean isConnected(int port) {
    return ((connected >> port) & 1) != 0;
  }

  /** A device came or is to go. */
  @RealTime
  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes
  private void plug(int port) {
    int bit = 1 << port;
    if ((connected & bit) == 0) {
      connected |= bit;
      // What it was playing when it was lost, or when the process before this one died.
      silence(port);
      comeBack ^= bit;
      return;
    }
    if ((torn & bit) == 0) {
      silence(port);
    }
    notes.forgetHolders(port);
    connected &= ~bit;
  }

  @RealTime
  private void silence(int port) {
    if (!notes.anyOwed(port)) {
      return;
    }
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int key = 0; key < KEYS; key++) {
        if (notes.owed(port, channel, key)) {
          end(port, channel, key, true);
        }
      }
    }
  }

  @RealTime
  private void silenceAll() {
    // What is still to begin would not be ended any more.
    queue.dropNotes();
    for (int port = 0; port < MidiPorts.PORTS; port++) {
      if (isConnected(port)) {
        silence(port);
        for (int channel = 0; channel < CHANNELS; channel++) {
          ports.send(port, MidiMessage.of(MidiMessage.CONTROL, channel, MidiMessage.SUSTAIN, 0));
          ports.send(
              port, MidiMessage.of(MidiMessage.CONTROL, channel, MidiMessage.ALL_NOTES_OFF, 0));
        }
      }
    }
  }

  /** Sends what ends something, and the ends of all that sounds. */
  @RealTime
  private void finish() {
    listen();
    while (queue.size() > 0) {
      long next = queue.take();
      int kind = MidiMessage.kind((int) next);
      if (kind == MidiMessage.NOTE_OFF || kind == MidiMessage.STOP) {
        transmit((int) (next >> 32), (int) next);
      }
    }
    for (int port = 0; port < MidiPorts.PORTS; port++) {
      if (isConnected(port)) {
        silence(port);
      }
    }
    ended = true;
  }

  /** A device is there; only while {@link #away}. Thread: device. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes
  public void connected(int port) {
    torn &= ~(1 << port);
    plugged |= 1 << port;
  }

  /** A device is gone without a word. Thread: device. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes
  public void lost(int port) {
    torn |= 1 << port;
    plugged &= ~(1 << port);
  }

  /** A device is to be let go: it is silent as soon as it is {@link #away}. Thread: device. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes
  public void leave(int port) {
    plugged &= ~(1 << port);
  }

  /** Whether nothing is sent to a port. Any thread. */
  public boolean away(int port) {
    return !isConnected(port);
  }

  /** Ends all notes of all devices, known or not. Any thread. */
  @RealTime
  public void panic() {
    panic = true;
  }

  /** Ends its work and all that sounds. Any thread. */
  public void stop() {
    stopping = true;
  }

  /** Whether all that sounded was ended after {@link #stop}. */
  public boolean ended() {
    return ended;
  }

  /** A bit for each port that changes whenever its device comes. Any thread. */
  @RealTime
  int comeBack() {
    return comeBack;
  }

  /** Messages that there was no room for. Any thread. */
  @RealTime
  public long dropped() {
    return dropped;
  }

  /** Messages that were sent. Any thread. */
  public long sent() {
    return sent;
  }
}
