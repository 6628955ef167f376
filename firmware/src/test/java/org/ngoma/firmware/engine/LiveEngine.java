package org.ngoma.firmware.engine;

import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.hal.audio.NullPort;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.ManualClock;

/** An engine as its process would run it, on a clock that is turned by hand. */
public final class LiveEngine {

  private final Loader loader;
  private final AudioLoop loop;

  /** A new engine on this lane, successor of any before it. */
  public LiveEngine(Lane lane) {
    EngineState predecessor = EngineState.read(lane.state());
    long generation = lane.announceEngine();
    ManualClock clock = new ManualClock(0);
    clock.sleepUntil(predecessor == null ? 0 : predecessor.nanos());
    StreamFormat format = new StreamFormat(48_000, 64, 2, SampleFormat.S32);
    Engine engine = new Engine(format.rate(), lane);
    loader = new Loader(format.rate(), lane, engine, generation);
    AudioOutput output = new AudioOutput(null, "null", format, new NullPort(format, clock));
    loop = new AudioLoop(engine, lane, output.ports(), clock, predecessor);
  }

  /** Loads what has come and renders one period of 64 frames. */
  public void period() {
    loader.poll();
    loop.period();
  }
}
