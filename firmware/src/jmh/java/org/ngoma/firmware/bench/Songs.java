package org.ngoma.firmware.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** Music made to be measured. */
final class Songs {

  private static final int BAR = 4 * Ppqn.TICKS;
  private static final long LONG = 10_000L * BAR;

  private Songs() {}

  /** So many synth tracks, each holding a four-note chord that starts anew with every beat. */
  static Project chords(int tracks) {
    List<Note> notes = new ArrayList<>();
    for (int beat = 0; beat < 4; beat++) {
      for (int key : new int[] {48, 55, 60, 64}) {
        notes.add(new Note(beat * Ppqn.TICKS, Ppqn.TICKS - 60, key, 100));
      }
    }
    return song(tracks, notes);
  }

  /** So many tracks of {@link #chords}, each through EQ, compressor and delay. */
  static Project mix(int tracks) {
    Project chords = chords(tracks);
    List<Track> mixed = new ArrayList<>();
    for (Track track : chords.tracks()) {
      int id = 1000 + 3 * track.id();
      mixed.add(
          track.withEffects(
              List.of(
                  Device.of(id, "eq").withParams(EffectFigure.EQ),
                  Device.of(id + 1, "compressor").withParams(EffectFigure.COMPRESSOR),
                  Device.of(id + 2, "delay").withParams(EffectFigure.DELAY))));
    }
    return chords.withTracks(mixed);
  }

  /** So many tracks with a note on every tick, or with none. */
  static Project dense(int tracks, boolean sounding) {
    List<Note> notes = new ArrayList<>();
    for (int tick = 0; sounding && tick < Ppqn.TICKS; tick++) {
      notes.add(new Note(tick, 1, 60, 100));
    }
    return song(tracks, notes);
  }

  /** 64 tracks with 10,000 clips of 256 patterns. */
  static Project large() {
    List<Track> tracks = new ArrayList<>();
    for (int t = 0; t < Project.MAX_TRACKS; t++) {
      List<Pattern> patterns = new ArrayList<>();
      for (int p = 0; p < 4; p++) {
        List<Note> notes = new ArrayList<>();
        for (int step = 0; step < 16; step++) {
          notes.add(new Note(step * Ppqn.TICKS / 4, Ppqn.TICKS / 5, 36 + step, 100));
        }
        patterns.add(new Pattern(100 + 4 * t + p, "bench " + p, BAR, notes));
      }
      List<Clip> clips = new ArrayList<>();
      for (int c = 0; c < 10_000 / Project.MAX_TRACKS + 1; c++) {
        clips.add(new Clip(100 + 4 * t + c % 4, (long) c * BAR, BAR));
      }
      tracks.add(new Track(t + 1, "bench " + t, TrackKind.SYNTH, 50, Map.of(), patterns, clips));
    }
    return Project.empty("bench").withTracks(tracks);
  }

  private static Project song(int count, List<Note> notes) {
    Pattern pattern = new Pattern(1, "bench", BAR, notes);
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tracks.add(
          new Track(
              i + 1,
              "bench " + i,
              TrackKind.SYNTH,
              50,
              Map.of("channel.gain", -24.0),
              List.of(pattern),
              List.of(new Clip(1, 0, LONG))));
    }
    Project empty = Project.empty("bench");
    return new Project(empty.name(), empty.tempos(), empty.signatures(), tracks);
  }
}
