package org.ngoma.firmware.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.ngoma.firmware.box.BoxMain;
import org.ngoma.firmware.engine.EngineOptions;
import org.ngoma.firmware.engine.EngineProcess;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.midi.MidiEngine;
import org.ngoma.firmware.soak.Children;
import org.ngoma.firmware.soak.Spread;
import org.ngoma.hal.midi.LoopMidi;
import org.ngoma.hal.rt.RtRequest;
import org.ngoma.hal.rt.RtRights;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.hal.rt.SystemClock;
import org.ngoma.sequencer.play.midi.ClockFollower;

/**
 * How late a clock leaves while the demo song plays and a box beside it makes 200 MB of garbage a
 * second, against the same messages sent by the audio thread when it renders their block; and how
 * exactly somebody else's clock is followed.
 */
final class MidiFigures {

  private static final int SECONDS = 30;
  private static final int FRAMES = 64;
  private static final int PERIODS = 2;
  private static final int RATE = 48_000;
  private static final int CPU = 0;
  private static final int GARBAGE_MB = 200;
  private static final long START_NANOS = 30_000_000_000L;
  private static final long SETTLE_NANOS = 3_000_000_000L;
  private static final long LOOK_NANOS = 5_000_000;
  private static final int RING = 1 << 18;

  /** Above the sender: what holds it up holds up anybody on this processor. */
  private static final int PROBE_PRIORITY = 90;

  private static final long PROBE_NANOS = 1_000_000;

  private static Run run;

  /** One run serves both figures. */
  private record Run(Spread sent, Spread fromBlock, Spread probe) {}

  private MidiFigures() {}

  static Figure p50() throws Exception {
    return figure("midi.clock.p50", 50);
  }

  static Figure p99() throws Exception {
    return figure("midi.clock.p99", 99);
  }

  private static Figure figure(String name, double percent) throws Exception {
    if (run == null) {
      run = measure();
    }
    double value = run.sent().micros(percent);
    double block = run.fromBlock().micros(percent);
    return new Figure(
        name,
        value,
        "us",
        String.format(
            "sent from the audio block %.1f us; a probe of higher priority on the same processor"
                + " woke %.1f us late; %d pulses",
            block, run.probe().micros(percent), run.sent().count()),
        value / block);
  }

  private static Run measure() throws Exception {
    SystemClock clock = new SystemClock();
    SpscRing timings = MidiEngine.ring(RING);
    try (Children children = new Children()) {
      Path lanePath = children.folder().resolve("lane");
      Path setup = children.folder().resolve("midi.txt");
      Files.writeString(setup, "out 1 = nothing | clock always\n");
      Lane lane = Lane.open(lanePath);
      EngineProcess engine =
          new EngineProcess(
              EngineOptions.parse(
                  new String[] {
                    "--lane",
                    lanePath.toString(),
                    "--device",
                    "null",
                    "--midi",
                    setup.toString(),
                    "--period",
                    Integer.toString(FRAMES),
                    "--periods",
                    Integer.toString(PERIODS),
                    "--cpu",
                    Integer.toString(CPU)
                  }),
              new LoopMidi(new SystemClock()),
              timings);
      try {
        Process box =
            children.java(
                "NGOMA_BOX_JVM",
                BoxMain.class,
                "--lane",
                lanePath.toString(),
                "--loop",
                "--json",
                "--garbage",
                Integer.toString(GARBAGE_MB));
        awaitMusic(lane, box, engine, clock);
        return watch(lane, timings, engine, clock);
      } finally {
        engine.stop();
      }
    }
  }

  private static void awaitMusic(Lane lane, Process box, EngineProcess engine, SystemClock clock)
      throws IOException {
    long giveUp = clock.nanoTime() + START_NANOS;
    EngineState state = EngineState.read(lane.state());
    while (state == null || !state.playing()) {
      if (clock.nanoTime() > giveUp || !box.isAlive()) {
        throw new IOException("the engine or its box did not start: try ./ngoma demo first");
      }
      engine.tend();
      clock.sleepUntil(clock.nanoTime() + LOOK_NANOS);
      state = EngineState.read(lane.state());
    }
    long settled = clock.nanoTime() + SETTLE_NANOS;
    while (clock.nanoTime() < settled) {
      engine.tend();
      clock.sleepUntil(clock.nanoTime() + LOOK_NANOS);
    }
  }

  private static Run watch(Lane lane, SpscRing timings, EngineProcess engine, SystemClock clock)
      throws InterruptedException {
    int most = SECONDS * 1000;
    long[] due = new long[most];
    long[] late = new long[most];
    long[] periodDue = new long[most];
    long[] rendered = new long[most];
    long[] woken = new long[SECONDS * 1000];
    int sent = 0;
    int periods = 0;
    long[] message = new long[3];
    lane.wantTimings(true);
    lane.timings().discard();
    timings.discard();
    Thread probe = new Thread(() -> probe(woken), "probe");
    probe.start();
    long end = clock.nanoTime() + SECONDS * 1_000_000_000L;
    while (clock.nanoTime() < end) {
      engine.tend();
      while (sent < most && timings.poll(message) == 2) {
        due[sent] = message[0];
        late[sent++] = message[1] - message[0];
      }
      while (periods < most && lane.timings().poll(message) == 3) {
        periodDue[periods] = message[0];
        rendered[periods++] = message[2];
      }
      clock.sleepUntil(clock.nanoTime() + LOOK_NANOS);
    }
    probe.join();
    return new Run(
        Spread.of(late, sent),
        fromBlock(due, sent, periodDue, rendered, periods),
        Spread.of(woken, woken.length));
  }

  /**
   * When the audio thread could have written each message at the earliest: behind the rendering of
   * its block. What is the same for all is no fault, so the best of them counts as in time.
   */
  private static Spread fromBlock(
      long[] due, int sent, long[] periodDue, long[] rendered, int periods) {
    long period = FRAMES * 1_000_000_000L / RATE;
    long[] late = new long[sent];
    int count = 0;
    int at = 0;
    for (int i = 0; i < sent; i++) {
      long heard = due[i] - (PERIODS - 1) * period;
      while (at + 1 < periods && periodDue[at + 1] <= heard) {
        at++;
      }
      if (at < periods && Math.abs(periodDue[at] - heard) < 2 * period) {
        late[count++] = rendered[at] - heard;
      }
    }
    Spread raw = Spread.of(late, count);
    long best = raw.at(0);
    long[] beyond = new long[count];
    for (int i = 0; i < count; i++) {
      beyond[i] = raw.sortedNanos()[i] - best;
    }
    return Spread.of(beyond, count);
  }

  private static void probe(long[] woken) {
    SystemClock clock = new SystemClock();
    RtRights.apply(RtRequest.fifo("probe", PROBE_PRIORITY).onCpus(1L << CPU));
    long due = clock.nanoTime();
    for (int i = 0; i < woken.length; i++) {
      due = Math.max(due + PROBE_NANOS, clock.nanoTime());
      clock.sleepUntil(due);
      woken[i] = clock.nanoTime() - due;
    }
  }

  /** Phase error in ten minutes at 120 BPM through 2 ms of jitter to either side. */
  static Figure follow() {
    ClockFollower follower = new ClockFollower();
    Random random = new Random(1);
    double pulse = 60e9 / (120 * 24);
    double squares = 0;
    double came = 0;
    int count = 0;
    for (int i = 0; i < 10 * 120 * 24; i++) {
      double sent = 1e12 + i * pulse;
      double jitter = (2 * random.nextDouble() - 1) * 2e6;
      follower.pulse(Math.round(sent + jitter));
      if (i >= 24) {
        double error = (follower.pulsesAt(Math.round(sent + pulse / 2)) - 1 - i - 0.5) * pulse;
        squares += error * error;
        came += jitter * jitter;
        count++;
      }
    }
    double rms = Math.sqrt(squares / count) * 1e-6;
    double raw = Math.sqrt(came / count) * 1e-6;
    return new Figure(
        "midi.follow.rms",
        rms,
        "ms",
        String.format("the pulses as they came, %.2f ms", raw),
        rms / raw);
  }
}
