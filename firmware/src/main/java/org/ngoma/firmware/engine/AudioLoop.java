package org.ngoma.firmware.engine;

import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.rt.Fault;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.RealTime;

/**
 * The audio thread: waits for room, renders a period, hands it over, and says where it stands.
 *
 * <p>A period's deadline is the moment at which the device has played all that it holds: {@code
 * periods - 1} periods after the one in hand was due.
 */
final class AudioLoop {

  /** Most frames of a period. */
  private static final int MAX_FRAMES = 1024;

  /** 50 ms at the lowest rate: the fade is over long before. */
  private static final int MOST_FADE_FRAMES = 2205;

  /** A key that came while the thread was woken late is not to be heard later for it. */
  private static final long KEYS_MARGIN = 500_000;

  /** Share of the newest period in the smoothed load. */
  private static final double LOAD_SHARE = 1.0 / 64;

  private final Engine engine;
  private final Lane lane;
  private final PortSwitch ports;
  private final NanoClock clock;
  private final EngineState predecessor;
  private final float[] left = new float[MAX_FRAMES];
  private final float[] right = new float[MAX_FRAMES];
  private final long[] timing = new long[3];
  private final RecordTap recording;

  private volatile boolean stopping;
  private boolean placed;
  private double load;

  /**
   * @param predecessor where an engine before this one stood when it died, or null
   */
  AudioLoop(Engine engine, Lane lane, PortSwitch ports, NanoClock clock, EngineState predecessor) {
    this.engine = engine;
    this.lane = lane;
    this.ports = ports;
    this.clock = clock;
    this.predecessor = predecessor;
    recording = new RecordTap(lane, engine, MAX_FRAMES);
    placed = predecessor == null || !predecessor.playing();
  }

  /** Asks the loop to fade out and end; it takes a few periods. Any thread. */
  void stop() {
    stopping = true;
  }

  /** Runs until {@link #stop}. Thread: audio. */
  @RealTime
  void run() {
    while (!stopping) {
      period();
    }
    engine.fadeOut();
    for (int frames = 0; frames < MOST_FADE_FRAMES && !engine.fadedOut(); ) {
      frames += period();
    }
    // One more period, so that the card ends on silence.
    period();
  }

  /**
   * One turn: wait, render, hand over, publish.
   *
   * @return frames of the period
   */
  @RealTime
  int period() {
    PortSwitch.Open open = ports.current();
    AudioPort port = open.port;
    int frames = open.periodFrames;
    answer(port.await());
    long due = port.dueNanos();
    long wake = clock.nanoTime();
    recording.listen(port);
    // What is rendered now is heard when all that the card holds has been.
    engine.heardAt(
        due + (open.periods - 1) * open.periodNanos,
        (double) open.periodNanos / frames,
        open.periods * open.periodNanos + KEYS_MARGIN);
    engine.process(left, right, frames);
    recording.take(left, right, frames);
    if (!placed && engine.loadId() != 0) {
      place(wake + open.periodNanos);
    }
    long rendered = clock.nanoTime();
    answer(port.write(left, right));
    if (rendered > due + open.periodNanos * (open.periods - 1)) {
      lane.faults().count(Fault.DEADLINE);
    }
    load += LOAD_SHARE * ((double) (rendered - wake) / open.periodNanos - load);
    if (lane.timingsWanted()) {
      timing[0] = due;
      timing[1] = wake;
      timing[2] = rendered;
      lane.timings().offer(timing, 3);
    }
    lane.output().write(left, right, frames);
    if (lane.audioWanted() && !lane.audio().write(left, right, frames)) {
      lane.faults().count(Fault.AUDIO_DROPPED);
    }
    engine.publish(rendered, frames, load, ports.onCard());
    return frames;
  }

  /** Goes on where the predecessor would stand at {@code nanos}, the next period's beginning. */
  @RealTime
  private void place(long nanos) {
    placed = true;
    double seconds = engine.tempo().secondsAt(predecessor.songTick());
    engine.resume(
        engine.tempo().tickAt(seconds + (nanos - predecessor.nanos()) * 1e-9),
        predecessor.loopStart(),
        predecessor.loopEnd());
  }

  @RealTime
  private void answer(int answer) {
    switch (answer) {
      case AudioPort.XRUN, AudioPort.SUSPENDED -> lane.faults().count(Fault.XRUN);
      case AudioPort.LOST -> {
        if (ports.lost()) {
          lane.faults().count(Fault.PORT_LOST);
        }
      }
      default -> {
        // It went well.
      }
    }
  }
}
