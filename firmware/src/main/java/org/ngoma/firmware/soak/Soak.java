package org.ngoma.firmware.soak;

import java.io.IOException;
import java.nio.file.Path;
import org.ngoma.firmware.box.BoxMain;
import org.ngoma.firmware.box.Garbage;
import org.ngoma.firmware.engine.EngineMain;
import org.ngoma.firmware.engine.EngineOptions;
import org.ngoma.firmware.engine.EngineProcess;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.SharedMemory;
import org.ngoma.hal.rt.SpscRing;

/**
 * Plays the demo song for a while under load and counts the deadlines that were missed.
 *
 * <p>Thread: main.
 */
public final class Soak {

  private static final long POLL_NANOS = 5_000_000;
  private static final long SETTLE_NANOS = 3_000_000_000L;
  private static final long START_NANOS = 20_000_000_000L;

  /**
   * What to play and how hard.
   *
   * @param seconds time to measure
   * @param frames of a period
   * @param garbageMbPerS rubbish that the box makes
   * @param device a sound card or {@code "null"}
   * @param cpu processor of audio thread and probe
   * @param oneJvm the red control: engine and rubbish in one JVM, this one
   */
  public record Plan(
      int seconds, int frames, int garbageMbPerS, String device, int cpu, boolean oneJvm) {}

  /** What came of it; -1 where it could not be measured. */
  public record Result(
      double seconds,
      long frames,
      long deadlines,
      long missed,
      long missedBeyondProbe,
      long allocatedBytes,
      long collections,
      double wakeP50Us,
      double wakeP99Us,
      double wakeP999Us,
      double finishP99Us) {}

  private final Plan plan;
  private final NanoClock clock;

  public Soak(Plan plan, NanoClock clock) {
    this.plan = plan;
    this.clock = clock;
  }

  /**
   * Runs it.
   *
   * @throws IOException when a process does not start or ends on its way
   */
  public Result run() throws IOException {
    try (Children children = new Children()) {
      Path lanePath = children.folder().resolve("lane");
      Lane lane = Lane.open(lanePath);
      Path probePath = children.folder().resolve("probe");
      SpscRing probe =
          new SpscRing(
              SharedMemory.create(probePath, SpscRing.bytesFor(Probe.RING_LONGS)),
              0,
              Probe.RING_LONGS);
      String[] engineArgs = {
        "--lane", lanePath.toString(),
        "--device", plan.device(),
        "--period", Integer.toString(plan.frames()),
        "--periods", "2",
        "--cpu", Integer.toString(plan.cpu()),
        "--measure"
      };
      EngineProcess inside = null;
      Garbage garbage = null;
      if (plan.oneJvm()) {
        inside = new EngineProcess(EngineOptions.parse(engineArgs));
        garbage = new Garbage(plan.garbageMbPerS(), clock);
        Thread.ofPlatform().daemon().name("garbage").start(garbage);
      } else {
        children.java("NGOMA_ENGINE_JVM", EngineMain.class, engineArgs);
      }
      Process box =
          children.java(
              "NGOMA_BOX_JVM",
              BoxMain.class,
              "--lane",
              lanePath.toString(),
              "--loop",
              "--json",
              "--garbage",
              Integer.toString(plan.oneJvm() ? 0 : plan.garbageMbPerS()));
      Process probing =
          children.java(
              "NGOMA_ENGINE_JVM", Probe.class, probePath.toString(), Integer.toString(plan.cpu()));
      try {
        awaitMusic(lane, box);
        return measure(lane, probe, inside, box, probing);
      } finally {
        if (garbage != null) {
          garbage.stop();
          inside.stop();
        }
      }
    }
  }

  private void awaitMusic(Lane lane, Process box) throws IOException {
    long giveUp = clock.nanoTime() + START_NANOS;
    while (true) {
      EngineState state = EngineState.read(lane.state());
      if (state != null && state.playing()) {
        break;
      }
      if (clock.nanoTime() > giveUp || !box.isAlive()) {
        throw new IOException("the soak's engine or box did not start: try ./ngoma demo first");
      }
      clock.sleepUntil(clock.nanoTime() + POLL_NANOS);
    }
    lane.wantTimings(true);
    clock.sleepUntil(clock.nanoTime() + SETTLE_NANOS);
    lane.timings().discard();
  }

  private Result measure(
      Lane lane, SpscRing probe, EngineProcess inside, Process box, Process probing)
      throws IOException {
    EngineState first = EngineState.read(lane.state());
    Deadlines deadlines = new Deadlines(first.periodFrames() * 1_000_000_000L / first.rate(), 2);
    long generation = lane.engineGeneration();
    long allocated = lane.allocatedBytes();
    long collections = lane.collections();
    long begin = clock.nanoTime();
    long end = begin + plan.seconds() * 1_000_000_000L;
    long[] message = new long[3];
    long now = begin;
    while (now < end) {
      drain(lane, probe, deadlines, message);
      if (inside != null) {
        inside.tend();
      }
      if (!box.isAlive() || !probing.isAlive() || lane.engineGeneration() != generation) {
        throw new IOException("a process of the soak ended on its way; nothing was measured");
      }
      clock.sleepUntil(clock.nanoTime() + POLL_NANOS);
      now = clock.nanoTime();
    }
    lane.wantTimings(false);
    // The engine publishes its memory ten times a second; the probe's last words need a moment.
    clock.sleepUntil(now + 300_000_000);
    drain(lane, probe, deadlines, message);
    deadlines.judge(Long.MAX_VALUE / 2);
    EngineState last = EngineState.read(lane.state());
    return new Result(
        (now - begin) * 1e-9,
        last.frame() - first.frame(),
        deadlines.deadlines(),
        deadlines.missed(),
        deadlines.missedBeyondProbe(),
        lane.allocatedBytes() - allocated,
        lane.collections() - collections,
        deadlines.wakeMicros(50),
        deadlines.wakeMicros(99),
        deadlines.wakeMicros(99.9),
        deadlines.finishMicros(99));
  }

  private void drain(Lane lane, SpscRing probe, Deadlines deadlines, long[] message) {
    while (probe.poll(message) > 0) {
      deadlines.probe(message[0], message[1]);
    }
    while (lane.timings().poll(message) > 0) {
      deadlines.period(message[0], message[1], message[2]);
    }
    deadlines.judge(clock.nanoTime());
  }
}
