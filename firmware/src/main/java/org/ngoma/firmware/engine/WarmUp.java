package org.ngoma.firmware.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.Sender;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.instruments.sound.ProcessorKind;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/**
 * Muted music played by an engine of its own before the real one makes a sound, so that the
 * compiler has seen what is about to be heard: the processors that the engine before this one
 * played, or at the first start the usual ones.
 */
final class WarmUp {

  private static final int FRAMES = 64;
  private static final Set<String> USUAL = Set.of("drums", "synth", "logdrum", "delay", "reverb");

  private WarmUp() {}

  /** A bit for each of these processors, by their order; one that is unknown has none. */
  static long bits(Set<String> kinds) {
    long bits = 0;
    for (int i = 0; i < Math.min(Long.SIZE, Processors.all().size()); i++) {
      bits |= kinds.contains(Processors.all().get(i).id()) ? 1L << i : 0;
    }
    return bits;
  }

  private static Set<String> kinds(long bits) {
    Set<String> kinds = new HashSet<>();
    for (int i = 0; i < Math.min(Long.SIZE, Processors.all().size()); i++) {
      if (((bits >> i) & 1) == 1) {
        kinds.add(Processors.all().get(i).id());
      }
    }
    return bits == 0 ? USUAL : kinds;
  }

  /**
   * Renders until the time is up.
   *
   * @param sampleRate frames a second
   * @param nanos time to spend
   * @param usedBefore {@link #bits} of what the engine before played, 0 when there was none
   */
  static void run(int sampleRate, NanoClock clock, long nanos, long usedBefore) {
    long begin = clock.nanoTime();
    Set<String> kinds = kinds(usedBefore);
    Parameters parameters = Processors.parameters(kinds::contains);
    Lane lane = Lane.inMemory();
    Engine engine = new Engine(sampleRate, lane);
    Loader loader = new Loader(sampleRate, lane, engine, 0);
    Sender sender = new Sender(lane, parameters, loader::poll);
    sender.load(study(kinds, parameters), 0);
    loader.poll();
    sender.signal().loop(0, 4L * Ppqn.TICKS);
    sender.signal().play();
    float[] left = new float[FRAMES];
    float[] right = new float[FRAMES];
    while (clock.nanoTime() - begin < nanos) {
      engine.process(left, right, FRAMES);
    }
  }

  /** A track of every kind with notes on every 16th, and the effects wherever there is room. */
  private static Project study(Set<String> kinds, Parameters parameters) {
    List<Device> effects = new ArrayList<>();
    for (ProcessorKind kind : Processors.all()) {
      if (kinds.contains(kind.id()) && parameters.devices().containsKey(kind.id())) {
        effects.add(Device.of(100 + effects.size(), kind.id()));
      }
    }
    List<Track> tracks = new ArrayList<>();
    for (TrackKind kind : TrackKind.values()) {
      if (kinds.contains(kind.id())) {
        int room = Math.min(Track.MAX_EFFECTS, effects.size());
        tracks.add(
            track(tracks.size() + 1, kind).withEffects(List.copyOf(effects.subList(0, room))));
        effects.subList(0, room).clear();
      }
    }
    // Without the usual effects of the returns, whose knobs may not be known here.
    List<Bus> returns = Collections.nCopies(Project.RETURNS, Bus.plain("study"));
    return Project.empty("study").withTracks(tracks).withReturns(returns);
  }

  private static Track track(int id, TrackKind kind) {
    List<Note> notes = new ArrayList<>();
    for (int step = 0; step < 16; step++) {
      notes.add(new Note(step * Ppqn.TICKS / 4, Ppqn.TICKS / 4, 36 + step, 100));
    }
    Pattern pattern = new Pattern(1, "study", 4 * Ppqn.TICKS, notes);
    return new Track(
        id,
        kind.id(),
        kind,
        50,
        Map.of(),
        List.of(pattern),
        List.of(new Clip(1, 0, 4L * Ppqn.TICKS)));
  }
}
