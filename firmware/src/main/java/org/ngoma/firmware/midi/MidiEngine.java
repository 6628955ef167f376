package org.ngoma.firmware.midi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ngoma.hal.midi.MidiBackend;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.RtNotice;
import org.ngoma.hal.rt.RtRequest;
import org.ngoma.hal.rt.RtRights;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.hal.rt.SystemClock;

/**
 * The MIDI half of an engine: its rings and threads, from the first look for ports to the end of
 * the last note.
 *
 * <p>Thread: {@code device}; what {@link #out} and {@link #in} give belongs to {@code audio}.
 */
public final class MidiEngine {

  /** Above the audio thread's: what they do is short. */
  private static final int OUT_PRIORITY = 75;

  private static final int IN_PRIORITY = 72;
  private static final long MOST_STOP_NANOS = 100_000_000;
  private static final long POLL_NANOS = 1_000_000;

  private final NanoClock clock;
  private final int cpu;
  private final MidiSender sender;
  private final MidiInput input;
  private final MidiOut out;
  private final MidiIn in;
  private final MidiStudio studio;
  private final List<RtNotice> notices = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private MidiPorts ports;

  /**
   * @param setup file with what is connected to what
   * @param notes what sounds on the cables, in memory that outlives the process
   * @param timings takes when each message was due and when it was sent; may be null
   * @param cpu processor of its threads, -1 for any
   * @param told takes sentences for the user
   */
  public MidiEngine(
      int sampleRate,
      MidiBackend backend,
      Path setup,
      OpenNotes notes,
      NanoClock clock,
      SpscRing timings,
      int cpu,
      Consumer<String> told) {
    this.clock = clock;
    this.cpu = cpu;
    SpscRing toSend = ring(MidiSender.RING_LONGS);
    SpscRing through = ring(MidiSender.RING_LONGS);
    SpscRing received = ring(MidiInput.RING_LONGS);
    sender = new MidiSender(notes, toSend, through, timings, new SystemClock());
    input = new MidiInput(received, through, sender, clock);
    out = new MidiOut(sampleRate, toSend, sender);
    in = new MidiIn(received, input);
    studio = new MidiStudio(backend, setup, clock, sender, this::begin, this::settings, told);
  }

  /** A ring within this process. */
  public static SpscRing ring(int longs) {
    return new SpscRing(
        ByteBuffer.allocateDirect(SpscRing.bytesFor(longs)).order(ByteOrder.nativeOrder()),
        0,
        longs);
  }

  public MidiOut out() {
    return out;
  }

  public MidiIn in() {
    return in;
  }

  private void settings(MidiSettings settings) {
    out.settings(settings);
    in.settings(settings);
  }

  private void begin(MidiPorts opened) {
    ports = opened;
    sender.serve(opened);
    start("midi-out", OUT_PRIORITY, sender::run);
    start("midi-in", IN_PRIORITY, () -> input.run(opened));
  }

  private void start(String name, int priority, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              RtRequest wanted = RtRequest.fifo(name, priority);
              List<RtNotice> refused = RtRights.apply(cpu < 0 ? wanted : wanted.onCpus(1L << cpu));
              synchronized (notices) {
                notices.addAll(refused);
              }
              work.run();
            },
            name);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  /** Looks after ports and setup; a few times a second. */
  public void tend() {
    studio.tend();
    in.unplugs(studio.unplugs());
  }

  /** What is connected, for people. */
  public List<String> connected() {
    return studio.connected();
  }

  /** Ends all that sounds on the cables, and the threads. After the audio thread has ended. */
  public void stop() {
    if (ports == null) {
      return;
    }
    input.stop();
    sender.stop();
    long giveUp = clock.nanoTime() + MOST_STOP_NANOS;
    while (!sender.ended() && clock.nanoTime() < giveUp) {
      clock.sleepUntil(clock.nanoTime() + POLL_NANOS);
    }
    // The ports go with the process: closing them under a thread that waits at them is not safe.
  }
}
