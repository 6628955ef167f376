package org.ngoma.firmware.box;

import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.Sender;
import org.ngoma.firmware.lane.Signal;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Project;

/**
 * The box's hold on the engine: it notices a new engine, sends it the project, and knows when what
 * was sent is being played.
 *
 * <p>Thread: box.
 */
final class EngineLink {

  private static final long FULL_LANE_NANOS = 200_000;

  private final Lane lane;
  private final Sender sender;
  private long generation;
  private long sent;

  EngineLink(Lane lane, NanoClock clock) {
    this.lane = lane;
    sender =
        new Sender(
            lane,
            Processors.parameters(),
            () -> clock.sleepUntil(clock.nanoTime() + FULL_LANE_NANOS));
    sender.numberFrom(lane.announceBox());
  }

  /** Sends everything to an engine that has not had it. */
  void greet(Project project) {
    long living = lane.engineGeneration();
    if (living != generation) {
      generation = living;
      sent = sender.load(project, generation);
    }
  }

  /** Sends what an edit changed; without an engine the next one gets it all. */
  void update(Project before, Project after) {
    if (generation != 0) {
      sent = sender.update(before, after, generation, current());
    }
  }

  /** Whether the engine plays what was sent last. */
  boolean current() {
    EngineState state = state();
    return generation != 0
        && generation == lane.engineGeneration()
        && state != null
        && state.loadId() >= sent;
  }

  /** The fast lane. */
  Signal signal() {
    return sender.signal();
  }

  /** The engine as of its last period, or null. */
  EngineState state() {
    return EngineState.read(lane.state());
  }
}
