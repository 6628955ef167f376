package org.ngoma.firmware.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.DeviceKind;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/**
 * The box's end of the lanes: sends a project whole, or only what one edit changed.
 *
 * <p>Thread: box. The slow lane may be full; then {@code whenFull} is run until there is room: a
 * pause, or inside one process the reader itself.
 */
public final class Sender {

  /** Places of the mixer behind those of the tracks. */
  private static final List<Place> BUSES = buses();

  private final Signal signal;
  private final UploadWriter upload;
  private final Parameters parameters;
  private final Runnable whenFull;
  private long loadId;

  /**
   * @param whenFull what to do until there is room
   */
  public Sender(Lane lane, Parameters parameters, Runnable whenFull) {
    this.whenFull = whenFull;
    signal = new Signal(lane.commands());
    upload = new UploadWriter(lane.uploads(), parameters, whenFull);
    this.parameters = parameters;
  }

  private static List<Place> buses() {
    List<Place> buses = new ArrayList<>();
    for (int number = 1; number <= Project.RETURNS; number++) {
      buses.add(Place.ofReturn(number));
    }
    for (int number = 1; number <= Project.GROUPS; number++) {
      buses.add(Place.group(number));
    }
    buses.add(Place.MASTER);
    return List.copyOf(buses);
  }

  /** The fast lane. */
  public Signal signal() {
    return signal;
  }

  /** Load ids begin above this: each box has numbers of its own, rising from box to box. */
  public void numberFrom(long boxGeneration) {
    loadId = boxGeneration << 32;
  }

  /**
   * Sends everything.
   *
   * @param engineGeneration of the engine that it is for
   * @return the load id that the engine will show when it plays this
   */
  public long load(Project project, long engineGeneration) {
    upload.begin(engineGeneration, ++loadId, true);
    upload.time(project);
    for (int i = 0; i < BUSES.size(); i++) {
      Place place = BUSES.get(i);
      Bus bus = project.bus(place);
      upload.bus(Project.MAX_TRACKS + i, parameters.ofBus(place.kind()), bus.params());
      upload.chain(Project.MAX_TRACKS + i, bus.effects());
    }
    for (int i = 0; i < project.tracks().size(); i++) {
      Track track = project.tracks().get(i);
      upload.track(i, track);
      upload.files(i, track);
      upload.chain(i, track.effects());
      upload.score(i, track);
      upload.audio(i, track, project.tempos());
    }
    upload.commit(project, loadId);
    return loadId;
  }

  /** As {@link #update(Project, Project, long, boolean)}, to an engine that plays it all. */
  public long update(Project before, Project after, long engineGeneration) {
    return update(before, after, engineGeneration, true);
  }

  /**
   * Sends what differs. Knobs take the fast lane and are heard at the next quantum; the rest is
   * taken over when the engine's loader has built it.
   *
   * @param settled whether the engine plays what was sent last; if not, knobs go behind it on the
   *     slow lane, as what they belong to may not be there yet
   * @return the load id to wait for; the last one when only knobs turned
   */
  public long update(Project before, Project after, long engineGeneration, boolean settled) {
    if (!sameStructure(before.tracks(), after.tracks())) {
      return load(after, engineGeneration);
    }
    List<Runnable> messages = new ArrayList<>();
    for (int i = 0; i < BUSES.size(); i++) {
      bus(Project.MAX_TRACKS + i, BUSES.get(i), before, after, settled, messages);
    }
    for (int i = 0; i < after.tracks().size(); i++) {
      track(i, before.tracks().get(i), after.tracks().get(i), settled, messages);
      audio(i, before, after, messages);
    }
    if (messages.isEmpty() && sameTime(before, after)) {
      return loadId;
    }
    upload.begin(engineGeneration, ++loadId, false);
    upload.time(after);
    messages.forEach(Runnable::run);
    upload.commit(after, loadId);
    return loadId;
  }

  private void bus(
      int place,
      Place bus,
      Project before,
      Project after,
      boolean settled,
      List<Runnable> messages) {
    Bus was = before.bus(bus);
    Bus is = after.bus(bus);
    if (was == is) {
      return;
    }
    ParamTable table = parameters.ofBus(bus.kind());
    boolean master = bus.equals(Place.MASTER);
    if (settled) {
      int code = master ? Signal.SONG_PARAM : Signal.CHANNEL_PARAM;
      knobs(table, was.params(), is.params(), knob(code, master ? 0 : place));
    } else if (!was.params().equals(is.params())) {
      messages.add(() -> upload.bus(place, table, is.params()));
    }
    chain(place, was.effects(), is.effects(), settled, messages);
  }

  private void track(int index, Track was, Track is, boolean settled, List<Runnable> messages) {
    if (was == is) {
      return;
    }
    if (was.group() != is.group() || (!settled && !was.params().equals(is.params()))) {
      messages.add(() -> upload.track(index, is));
    } else if (was.params() != is.params()) {
      ParamTable instrument = parameters.instruments().get(is.kind());
      knobs(instrument, was.params(), is.params(), knob(Signal.INSTRUMENT_PARAM, index));
      knobs(parameters.channel(), was.params(), is.params(), knob(Signal.CHANNEL_PARAM, index));
    }
    if (!was.files().equals(is.files())) {
      messages.add(() -> upload.files(index, is));
    }
    chain(index, was.effects(), is.effects(), settled, messages);
    // Locks name the rows of effects by their places in the tables, so they follow the effects.
    if (!sameMusic(was, is) || !sameEffects(was.effects(), is.effects())) {
      messages.add(() -> upload.score(index, is));
    }
  }

  /** Recordings; where they were cut, the tempo tells whether they still go on. */
  private void audio(int index, Project before, Project after, List<Runnable> messages) {
    Track was = before.tracks().get(index);
    Track is = after.tracks().get(index);
    boolean sameTempos = before.tempos().equals(after.tempos());
    if (!same(was.audio(), is.audio()) || (!sameTempos && !is.audio().isEmpty())) {
      messages.add(() -> upload.audio(index, is, after.tempos()));
    }
  }

  private void chain(
      int place, List<Device> was, List<Device> is, boolean settled, List<Runnable> messages) {
    if (was == is || was.equals(is)) {
      return;
    }
    if (!settled || !sameEffects(was, is)) {
      messages.add(() -> upload.chain(place, is));
      return;
    }
    for (int i = 0; i < is.size(); i++) {
      Device device = is.get(i);
      DeviceKind kind = parameters.devices().get(device.kind());
      if (kind != null) {
        knobs(
            kind.table(),
            was.get(i).params(),
            device.params(),
            (row, value) -> signal.deviceParam(place, device.id(), row, value));
      }
    }
  }

  /** Whether only knobs differ. */
  private static boolean sameEffects(List<Device> was, List<Device> is) {
    boolean same = was.size() == is.size();
    for (int i = 0; same && i < was.size(); i++) {
      same = was.get(i).equals(is.get(i).withParams(was.get(i).params()));
    }
    return same;
  }

  private static boolean sameStructure(List<Track> before, List<Track> after) {
    boolean same = before.size() == after.size();
    for (int i = 0; same && i < before.size(); i++) {
      same = before.get(i).id() == after.get(i).id() && before.get(i).kind() == after.get(i).kind();
    }
    return same;
  }

  private static boolean sameTime(Project before, Project after) {
    return before.tempos().equals(after.tempos())
        && before.signatures().equals(after.signatures())
        && before.endTick() == after.endTick();
  }

  private static boolean sameMusic(Track was, Track is) {
    return was == is
        || (was.swingPercent() == is.swingPercent()
            && was.restarts() == is.restarts()
            && was.groove().equals(is.groove())
            && same(was.patterns(), is.patterns())
            && same(was.clips(), is.clips()));
  }

  private static <T> boolean same(List<T> was, List<T> is) {
    if (was == is) {
      return true;
    }
    if (was.size() != is.size()) {
      return false;
    }
    for (int i = 0; i < was.size(); i++) {
      // Edits keep the objects that they do not touch, so this rarely compares deeply.
      if (was.get(i) != is.get(i) && !Objects.equals(was.get(i), is.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** One row of a processor on the fast lane; false when the lane is full. */
  private interface Knob {
    boolean turn(int row, float value);
  }

  private Knob knob(int code, int strip) {
    return (row, value) -> signal.param(code, strip, row, value);
  }

  private void knobs(ParamTable table, Map<String, Double> was, Map<String, Double> is, Knob knob) {
    if (was == is) {
      return;
    }
    float[] old = table.valuesOf(was);
    float[] now = table.valuesOf(is);
    for (int i = 0; i < now.length; i++) {
      if (now[i] != old[i]) {
        while (!knob.turn(i, now[i])) {
          whenFull.run();
        }
      }
    }
  }
}
