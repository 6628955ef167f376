package org.ngoma.firmware.box;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntSupplier;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.KeyStroke;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/**
 * Remembers what hands played in the last five minutes, whether anybody recorded it or not, and
 * makes patterns of it: one for each track that was played, in time with the song's bars.
 *
 * <p>Thread: box.
 */
final class Capture {

  private static final int KEPT_SECONDS = 300;
  private static final int SECONDS_A_MINUTE = 60;
  private static final String NAME = "Captured ";

  /** A key that was played; {@code up} is below 0 while it is down. */
  private static final class Stroke {
    int trackId;
    int noteId;
    int key;
    int velocity;
    double tick;
    double bpm;
    long down;
    long up = -1;
  }

  private final SpscRing strokes;
  private final long[] message = new long[KeyStroke.LONGS];
  private final Deque<Stroke> played = new ArrayDeque<>();

  /**
   * @param strokes that the engine writes
   */
  Capture(SpscRing strokes) {
    this.strokes = strokes;
    strokes.discard();
  }

  /** Hears what has come since the last call. */
  void listen(Project project, EngineState state) {
    while (strokes.poll(message) == KeyStroke.LONGS) {
      long frame = KeyStroke.frame(message);
      if (!played.isEmpty() && frame < played.getLast().down) {
        // Another engine counts from 0 again.
        played.clear();
      }
      int track = KeyStroke.track(message);
      if (state == null || track >= project.tracks().size()) {
        continue;
      }
      int trackId = project.tracks().get(track).id();
      if (KeyStroke.down(message)) {
        press(trackId, frame, state.bpm());
      } else {
        release(trackId, frame);
      }
    }
    long oldest = state == null ? 0 : state.frame() - (long) KEPT_SECONDS * state.rate();
    while (!played.isEmpty() && played.getFirst().down < oldest) {
      played.removeFirst();
    }
  }

  private void press(int trackId, long frame, double bpm) {
    Stroke stroke = new Stroke();
    stroke.trackId = trackId;
    stroke.noteId = KeyStroke.noteId(message);
    stroke.key = KeyStroke.key(message);
    stroke.velocity = Math.max(1, KeyStroke.velocity(message));
    stroke.tick = KeyStroke.tick(message);
    stroke.bpm = bpm;
    stroke.down = frame;
    played.addLast(stroke);
  }

  private void release(int trackId, long frame) {
    for (Stroke stroke : played) {
      if (stroke.up < 0
          && stroke.trackId == trackId
          && stroke.noteId == KeyStroke.noteId(message)) {
        stroke.up = frame;
      }
    }
  }

  /**
   * Edits that add what was played as patterns; none when nothing was. What was taken is forgotten.
   *
   * @param freshId gives ids that the project never had
   */
  List<Edit> take(Project project, EngineState state, IntSupplier freshId) {
    List<Edit> edits = new ArrayList<>();
    if (played.isEmpty() || state == null) {
      return edits;
    }
    Stroke first = played.getFirst();
    int bar = bar(project, first);
    double phase = first.tick >= 0 ? first.tick - barStart(project, first) : 0;
    for (Track track : project.tracks()) {
      List<Note> notes = new ArrayList<>();
      for (Stroke stroke : played) {
        if (stroke.trackId == track.id()) {
          notes.add(note(stroke, first, phase, state));
        }
      }
      if (!notes.isEmpty() && track.kind() != TrackKind.AUDIO) {
        int last = notes.stream().mapToInt(Note::tick).max().orElse(0);
        edits.add(
            new Edit.AddPattern(
                track.id(),
                new Pattern(freshId.getAsInt(), name(track), (last / bar + 1) * bar, notes)));
      }
    }
    played.clear();
    return edits;
  }

  private static Note note(Stroke stroke, Stroke first, double phase, EngineState state) {
    double ticksAFrame = stroke.bpm * Ppqn.TICKS / SECONDS_A_MINUTE / state.rate();
    long up = stroke.up < 0 ? state.frame() : stroke.up;
    int tick = (int) Math.round(phase + (stroke.down - first.down) * ticksAFrame);
    int length = (int) Math.max(1, Math.round((up - stroke.down) * ticksAFrame));
    return new Note(tick, length, stroke.key, stroke.velocity);
  }

  private static long barStart(Project project, Stroke stroke) {
    return Bars.tickOf(project, Bars.barAt(project, (long) stroke.tick));
  }

  /** Ticks of a bar where a key was played. */
  private static int bar(Project project, Stroke stroke) {
    SignatureChange at = project.signatures().getFirst();
    for (SignatureChange change : project.signatures()) {
      at = change.tick() <= stroke.tick ? change : at;
    }
    return (int) at.barTicks();
  }

  private static String name(Track track) {
    int number = 1;
    for (Pattern pattern : track.patterns()) {
      number += pattern.name().startsWith(NAME) ? 1 : 0;
    }
    return NAME + number;
  }
}
