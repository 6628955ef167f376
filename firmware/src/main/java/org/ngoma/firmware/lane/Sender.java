package org.ngoma.firmware.lane;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.play.Score;
import org.ngoma.sequencer.play.TempoMap;
import org.ngoma.sequencer.play.TrackScore;

/**
 * The box's end of the lanes: sends a project whole, or only what one edit changed.
 *
 * <p>Thread: box. The slow lane may be full; then {@code whenFull} is run until there is room: a
 * pause, or inside one process the reader itself.
 */
public final class Sender {

  private final SpscRing uploads;
  private final Signal signal;
  private final Parameters parameters;
  private final long[] message = new long[Upload.MAX_LONGS];
  private final Runnable whenFull;
  private long loadId;

  /**
   * @param whenFull what to do until there is room
   */
  public Sender(Lane lane, Parameters parameters, Runnable whenFull) {
    this.whenFull = whenFull;
    uploads = lane.uploads();
    signal = new Signal(lane.commands());
    this.parameters = parameters;
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
    begin(engineGeneration, true);
    time(project);
    song(project);
    for (int i = 0; i < project.tracks().size(); i++) {
      track(i, project.tracks().get(i));
      score(i, project.tracks().get(i));
    }
    return commit(project);
  }

  /**
   * Sends what differs. Knobs take the fast lane and are heard at the next quantum; the rest is
   * taken over when the engine's loader has built it.
   *
   * @return the load id to wait for; the last one when only knobs turned
   */
  public long update(Project before, Project after, long engineGeneration) {
    if (!sameStructure(before.tracks(), after.tracks())) {
      return load(after, engineGeneration);
    }
    knobs(Signal.SONG_PARAM, 0, parameters.song(), before.params(), after.params());
    boolean music = !sameTime(before, after);
    for (int i = 0; i < after.tracks().size(); i++) {
      Track was = before.tracks().get(i);
      Track is = after.tracks().get(i);
      if (was.params() != is.params()) {
        ParamTable instrument = parameters.instruments().get(is.kind());
        knobs(Signal.INSTRUMENT_PARAM, i, instrument, was.params(), is.params());
        knobs(Signal.CHANNEL_PARAM, i, parameters.channel(), was.params(), is.params());
      }
      music |= !sameMusic(was, is);
    }
    if (!music) {
      return loadId;
    }
    begin(engineGeneration, false);
    time(after);
    for (int i = 0; i < after.tracks().size(); i++) {
      if (!sameMusic(before.tracks().get(i), after.tracks().get(i))) {
        score(i, after.tracks().get(i));
      }
    }
    return commit(after);
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

  private void knobs(
      int code, int strip, ParamTable table, Map<String, Double> was, Map<String, Double> is) {
    if (was == is) {
      return;
    }
    float[] old = table.valuesOf(was);
    float[] now = table.valuesOf(is);
    for (int i = 0; i < now.length; i++) {
      if (now[i] != old[i]) {
        while (!signal.param(code, strip, i, now[i])) {
          whenFull.run();
        }
      }
    }
  }

  private void begin(long engineGeneration, boolean whole) {
    message[0] = Upload.BEGIN;
    message[1] = engineGeneration;
    message[2] = ++loadId;
    message[3] = whole ? 1 : 0;
    send(4);
  }

  private void time(Project project) {
    long[] tempo = TempoMap.of(project.tempos()).encode();
    message[0] = Upload.TEMPO;
    System.arraycopy(tempo, 0, message, 1, tempo.length);
    send(1 + tempo.length);
    long[] signatures = Score.flat(project.signatures());
    message[0] = Upload.SIGNATURES;
    System.arraycopy(signatures, 0, message, 1, signatures.length);
    send(1 + signatures.length);
  }

  private void song(Project project) {
    message[0] = Upload.SONG;
    send(put(parameters.song().valuesOf(project.params()), 1));
  }

  private void track(int index, Track track) {
    float[] instrument = parameters.instruments().get(track.kind()).valuesOf(track.params());
    float[] channel = parameters.channel().valuesOf(track.params());
    message[0] = Upload.TRACK;
    message[1] = index;
    message[2] = track.id();
    message[3] = Upload.KINDS.indexOf(track.kind());
    message[4] = instrument.length;
    message[5] = channel.length;
    send(put(channel, put(instrument, 6)));
  }

  private void score(int index, Track track) {
    long[] data = TrackScore.compile(track).data();
    int room = Upload.MAX_LONGS - 4;
    for (int offset = 0; offset < data.length; offset += room) {
      int part = Math.min(room, data.length - offset);
      message[0] = Upload.SCORE;
      message[1] = index;
      message[2] = data.length;
      message[3] = offset;
      System.arraycopy(data, offset, message, 4, part);
      send(4 + part);
    }
  }

  private long commit(Project project) {
    message[0] = Upload.COMMIT;
    message[1] = loadId;
    message[2] = project.tracks().size();
    message[3] = project.endTick();
    send(4);
    return loadId;
  }

  private int put(float[] values, int at) {
    for (int i = 0; i < values.length; i++) {
      message[at + i] = Float.floatToRawIntBits(values[i]);
    }
    return at + values.length;
  }

  private void send(int length) {
    while (!uploads.offer(message, length)) {
      whenFull.run();
    }
  }
}
