package org.ngoma.firmware.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.Sender;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/**
 * Muted music played by an engine of its own before the real one makes a sound, so that the
 * compiler has seen every instrument before anybody hears it.
 */
final class WarmUp {

  private static final int FRAMES = 64;

  private WarmUp() {}

  /**
   * Renders until the time is up.
   *
   * @param sampleRate frames a second
   * @param nanos time to spend
   */
  static void run(int sampleRate, NanoClock clock, long nanos) {
    long begin = clock.nanoTime();
    Lane lane = Lane.inMemory();
    Engine engine = new Engine(sampleRate, lane);
    Loader loader = new Loader(sampleRate, lane, engine, 0);
    Sender sender = new Sender(lane, Processors.parameters(), loader::poll);
    sender.load(study(), 0);
    loader.poll();
    sender.signal().loop(0, 4L * Ppqn.TICKS);
    sender.signal().play();
    float[] left = new float[FRAMES];
    float[] right = new float[FRAMES];
    while (clock.nanoTime() - begin < nanos) {
      engine.process(left, right, FRAMES);
    }
  }

  /** A track of every kind with notes on every 16th. */
  private static Project study() {
    List<Track> tracks = new ArrayList<>();
    for (TrackKind kind : TrackKind.values()) {
      List<Note> notes = new ArrayList<>();
      for (int step = 0; step < 16; step++) {
        notes.add(new Note(step * Ppqn.TICKS / 4, Ppqn.TICKS / 4, 36 + step, 100));
      }
      Pattern pattern = new Pattern(1, "study", 4 * Ppqn.TICKS, notes);
      tracks.add(
          new Track(
              tracks.size() + 1,
              kind.id(),
              kind,
              50,
              Map.of(),
              List.of(pattern),
              List.of(new Clip(1, 0, 4L * Ppqn.TICKS))));
    }
    Project empty = Project.empty("study");
    return new Project(empty.name(), empty.tempos(), empty.signatures(), List.copyOf(tracks));
  }
}
