package org.ngoma.firmware.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.ngoma.firmware.lane.RecordFrom;
import org.ngoma.firmware.lane.Signal;
import org.ngoma.firmware.store.ProjectFiles;
import org.ngoma.hal.audio.NullPort;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.ManualClock;
import org.ngoma.sequencer.model.Project;

/** The whole engine, the loop around it included, allocates nothing while the demo song plays. */
class EngineAllocationTest {

  private static final long[] SOURCES = {
    RecordFrom.INPUT, RecordFrom.MASTER, RecordFrom.track(3), RecordFrom.NOTHING
  };

  private final com.sun.management.ThreadMXBean threads =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void playsWithoutAllocating() throws Exception {
    Project demo = ProjectFiles.open(ProjectFiles.DEMO).project();
    Pumped pumped = new Pumped();
    pumped.sender.load(demo, 1);
    pumped.loader.poll();
    pumped.sender.signal().loop(0, demo.endTick());
    pumped.sender.signal().play();
    StreamFormat format = new StreamFormat(48_000, 64, 2, SampleFormat.S32);
    ManualClock clock = new ManualClock(0);
    AudioOutput output = new AudioOutput(null, "null", format, new NullPort(format, clock));
    AudioLoop loop = new AudioLoop(pumped.engine, pumped.lane, output.ports(), clock, null);
    pumped.lane.wantTimings(true);
    pumped.lane.wantAudio(true);
    // Twenty seconds to load every class that is on the way, then forty to measure.
    for (int i = 0; i < 15_000; i++) {
      play(pumped, loop, i);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 30_000; i++) {
      play(pumped, loop, i);
    }
    assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
    assertTrue(pumped.engine.playing());
  }

  private static void play(Pumped pumped, AudioLoop loop, int period) {
    Signal signal = pumped.sender.signal();
    if (period % 100 == 0) {
      signal.noteOn(period / 100 % 8, 40 + period / 100 % 40, 100);
      signal.param(Signal.CHANNEL_PARAM, period / 100 % 8, 0, -6f + period / 100 % 6);
    }
    if (period % 100 == 50) {
      signal.noteOff(period / 100 % 8, 40 + period / 100 % 40);
    }
    if (period % 1000 == 0) {
      pumped.lane.recordFrom(SOURCES[period / 1000 % SOURCES.length]);
      pumped.lane.recorded().discard();
      pumped.lane.marks().discard();
    }
    if (period % 7000 == 6999) {
      signal.locate(period * 3.0);
    }
    loop.period();
  }
}
