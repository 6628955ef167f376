package org.ngoma.firmware.soak;

import java.nio.ByteBuffer;
import org.ngoma.firmware.midi.MidiEngine;
import org.ngoma.firmware.midi.MidiSender;
import org.ngoma.firmware.midi.OpenNotes;
import org.ngoma.hal.midi.MidiBackend;
import org.ngoma.hal.midi.MidiException;
import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.midi.MidiReceiver;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.RtNotice;
import org.ngoma.hal.rt.RtRequest;
import org.ngoma.hal.rt.RtRights;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.hal.rt.SystemClock;

/**
 * Sends a clock as the engine does and receives it again, over a cable or the system's own loop,
 * and measures when it left, when it came, and what a thread that only sleeps beside it was held up
 * by.
 *
 * <p>Thread: main.
 */
public final class TimingTest {

  private static final String MOUTH = "Ngoma timing";
  private static final String EAR = "Ngoma timing ear";

  private static final int OUT_PRIORITY = 75;
  private static final int IN_PRIORITY = 72;

  /** Messages are handed over that long before they are due, as with small periods. */
  private static final long LEAD_NANOS = 3_000_000;

  private static final long SETTLE_NANOS = 200_000_000;
  private static final double NANOS_A_MINUTE = 60e9;
  private static final int PULSES_A_BEAT = 24;
  private static final int WAIT_MILLIS = 50;

  /**
   * What to measure.
   *
   * @param out device that it is sent to, and {@code in} the one it comes back from; empty for the
   *     system's own loop
   */
  public record Plan(int seconds, double bpm, String out, String in) {}

  /**
   * What came of it.
   *
   * @param late when each pulse was written against its due time
   * @param arrived when each was received, by the kernel's stamp
   * @param probe when a thread beside it, that only sleeps, woke
   * @param sent how many pulses; {@code lost} how many of them never came back
   */
  public record Result(
      Spread late, Spread arrived, Spread probe, int sent, int lost, boolean realTime) {}

  private final MidiBackend backend;
  private final boolean inside;
  private final Plan plan;
  private final NanoClock clock = new SystemClock();
  private volatile boolean over;

  /**
   * @param inside whether the backend is a loop by itself
   */
  public TimingTest(MidiBackend backend, boolean inside, Plan plan) {
    this.backend = backend;
    this.inside = inside;
    this.plan = plan;
  }

  /** Notes when pulses came. */
  private static final class Ear implements MidiReceiver {
    private final long[] stamps;
    private volatile int count;

    Ear(int most) {
      stamps = new long[most];
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread alone writes
    public void message(int port, long nanos, int message) {
      if (message == MidiMessage.CLOCK && count < stamps.length) {
        stamps[count] = nanos;
        count++;
      }
    }

    @Override
    public void exclusive(int port, long nanos, byte[] bytes, int length) {}
  }

  /**
   * Runs it.
   *
   * @throws MidiException when there is nothing to connect, with a sentence
   */
  public Result run() throws MidiException, InterruptedException {
    MidiPorts mouth = backend.open(MOUTH);
    MidiPorts ear = inside ? mouth : backend.open(EAR);
    try {
      connect(mouth, ear);
      return measure(mouth, ear);
    } finally {
      ear.close();
      if (ear != mouth) {
        mouth.close();
      }
    }
  }

  private void connect(MidiPorts mouth, MidiPorts ear) throws MidiException {
    if (inside) {
      return;
    }
    if (!plan.out().isEmpty() && !mouth.connectOutput(0, plan.out())) {
      throw new MidiException(
          "there is no MIDI output called " + plan.out() + ": ./ngoma devices lists them");
    }
    String from = plan.out().isEmpty() ? MOUTH + " out 1" : plan.in();
    if (!ear.connectInput(0, from)) {
      throw new MidiException(
          "there is no MIDI input called " + from + ": ./ngoma devices lists them");
    }
    // Both clocks are compared once more, now that all is warm.
    ear.devices();
  }

  private Result measure(MidiPorts mouth, MidiPorts ear) throws InterruptedException {
    int pulses = (int) (plan.seconds() * plan.bpm() * PULSES_A_BEAT / 60);
    SpscRing toSend = MidiEngine.ring(MidiSender.RING_LONGS);
    SpscRing timings = MidiEngine.ring(1 << 16);
    MidiSender sender =
        new MidiSender(
            new OpenNotes(ByteBuffer.allocateDirect(OpenNotes.BYTES), 0),
            toSend,
            null,
            timings,
            new SystemClock());
    sender.serve(mouth);
    sender.connected(0);
    Ear listening = new Ear(2 * pulses);
    long[] probed = new long[pulses];
    boolean[] realTime = {true};
    Thread out = start("midi-out", OUT_PRIORITY, realTime, sender::run);
    Thread in = start("midi-in", IN_PRIORITY, realTime, () -> listen(ear, listening));
    double apart = NANOS_A_MINUTE / (plan.bpm() * PULSES_A_BEAT);
    long first = clock.nanoTime() + SETTLE_NANOS;
    Thread probe = start("probe", OUT_PRIORITY, realTime, () -> probe(probed, first, apart));
    long[] pair = new long[2];
    for (int i = 0; i < pulses; i++) {
      long due = first + Math.round(i * apart);
      clock.sleepUntil(due - LEAD_NANOS);
      pair[0] = due;
      pair[1] = MidiMessage.CLOCK;
      toSend.offer(pair, 2);
    }
    clock.sleepUntil(clock.nanoTime() + SETTLE_NANOS);
    over = true;
    sender.stop();
    for (Thread thread : new Thread[] {out, in, probe}) {
      thread.join();
    }
    return result(timings, listening, probed, pulses, first, apart, realTime[0]);
  }

  private static Result result(
      SpscRing timings,
      Ear ear,
      long[] probed,
      int pulses,
      long first,
      double apart,
      boolean realTime) {
    long[] late = new long[pulses];
    long[] pair = new long[2];
    int sent = 0;
    while (sent < pulses && timings.poll(pair) == 2) {
      late[sent++] = pair[1] - pair[0];
    }
    long[] arrived = new long[ear.count];
    for (int i = 0; i < ear.count; i++) {
      // Whichever pulse it is: they lie further apart than any cable delays them.
      long number = Math.round((ear.stamps[i] - first) / apart - 0.25);
      arrived[i] = ear.stamps[i] - first - Math.round(number * apart);
    }
    return new Result(
        Spread.of(late, sent),
        Spread.of(arrived, arrived.length),
        Spread.of(probed, pulses),
        sent,
        Math.max(0, sent - ear.count),
        realTime);
  }

  private void listen(MidiPorts ear, Ear listening) {
    while (!over) {
      if (ear.await(WAIT_MILLIS)) {
        while (ear.receive(listening)) {
          // It notes what it is given.
        }
      }
    }
  }

  /** Sleeps as the sender does, to moments between its own. */
  private static void probe(long[] woken, long first, double apart) {
    SystemClock own = new SystemClock();
    for (int i = 0; i < woken.length; i++) {
      long due = first + Math.round((i + 0.5) * apart);
      own.sleepUntil(due);
      woken[i] = own.nanoTime() - due;
    }
  }

  private static Thread start(String name, int priority, boolean[] realTime, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              for (RtNotice refused : RtRights.apply(RtRequest.fifo(name, priority))) {
                realTime[0] &= !refused.what().contains("priority");
              }
              work.run();
            },
            name);
    thread.start();
    return thread;
  }
}
