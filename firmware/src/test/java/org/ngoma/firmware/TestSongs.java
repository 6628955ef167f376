package org.ngoma.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** Small songs for tests. */
public final class TestSongs {

  public static final int BAR = 4 * Ppqn.TICKS;

  private TestSongs() {}

  /** A track of every kind, notes on every 16th, so many bars at 120 BPM. */
  public static Project everyKind(int bars) {
    List<Track> tracks = new ArrayList<>();
    for (TrackKind kind : TrackKind.values()) {
      tracks.add(track(tracks.size() + 1, kind, bars));
    }
    return of(tracks);
  }

  /** One track with a note on every 16th. */
  public static Track track(int id, TrackKind kind, int bars) {
    List<Note> notes = new ArrayList<>();
    for (int step = 0; step < 16; step++) {
      notes.add(new Note(step * Ppqn.TICKS / 4, Ppqn.TICKS / 5, 36 + step, 60 + 4 * step));
    }
    return new Track(
        id,
        kind.id(),
        kind,
        50,
        Map.of(),
        List.of(new Pattern(1, "A", BAR, notes)),
        List.of(new Clip(1, 0, (long) bars * BAR)));
  }

  public static Project of(List<Track> tracks) {
    return new Project(
        "test", List.of(new TempoChange(0, 120)), List.of(new SignatureChange(0, 4, 4)), tracks);
  }
}
