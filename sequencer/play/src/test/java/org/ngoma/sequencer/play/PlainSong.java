package org.ngoma.sequencer.play;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/** The plain reading of a song, without cursors and quanta: every note written out. */
final class PlainSong {

  /** A note on the song's line of ticks. */
  record Event(int track, long on, long off, int key, int velocity) {}

  private PlainSong() {}

  static List<Event> of(Project project) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < project.tracks().size(); i++) {
      Track track = project.tracks().get(i);
      for (Clip clip : track.clips()) {
        addClip(events, i, track, clip);
      }
    }
    events.sort(
        Comparator.comparingLong(Event::on)
            .thenComparingInt(Event::track)
            .thenComparingInt(Event::key)
            .thenComparingLong(Event::off)
            .thenComparingInt(Event::velocity));
    return events;
  }

  private static void addClip(List<Event> events, int index, Track track, Clip clip) {
    Pattern pattern =
        track.patterns().stream().filter(p -> p.id() == clip.patternId()).findFirst().orElseThrow();
    int length = pattern.lengthTicks();
    for (long start = clip.startTick(); start < clip.endTick(); start += length) {
      for (Note note : pattern.notes()) {
        long on = start + swung(note.tick(), length, track.swingPercent());
        if (note.tick() < length && on < clip.endTick()) {
          long end = note.tick() + (long) note.lengthTicks();
          long off =
              start
                  + end / length * length
                  + swung((int) (end % length), length, track.swingPercent());
          off = Math.min(Math.max(off, on + 1), clip.endTick());
          events.add(new Event(index, on, off, note.key(), note.velocity()));
        }
      }
    }
  }

  private static long swung(int tick, int patternLength, double percent) {
    int pair = tick / 480;
    if ((pair + 1) * 480 > patternLength) {
      return tick;
    }
    int inPair = tick - pair * 480;
    double second = 480 * percent / 100;
    double to =
        inPair < 240 ? inPair * second / 240 : second + (inPair - 240) * (480 - second) / 240;
    return pair * 480L + Math.round(to);
  }
}
