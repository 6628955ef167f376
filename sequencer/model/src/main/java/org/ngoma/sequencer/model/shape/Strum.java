package org.ngoma.sequencer.model.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Ppqn;

/**
 * Plays the notes of a chord one after the other, as a hand across strings; they end as they did.
 * Notes that a hand struck nearly together are a chord, too.
 *
 * @param ticks from one note to the next; 0 leaves chords as they are
 */
public record Strum(int ticks, Stroke stroke) implements Shape {

  /** Notes that begin within so many ticks are one chord: 1/128 of a bar. */
  private static final int TOGETHER = Ppqn.TICKS / 32;

  /** Where the hand goes. */
  public enum Stroke {
    /** From the lowest note to the highest. */
    UP,
    /** From the highest note to the lowest. */
    DOWN,
    /** To and fro, the first chord upwards. */
    ALTERNATE
  }

  public Strum {
    Bound.within("strum in ticks", ticks, 0, Ppqn.TICKS);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    if (ticks == 0) {
      return notes;
    }
    List<Note> next = new ArrayList<>(notes.size());
    int chords = 0;
    for (int from = 0; from < notes.size(); ) {
      int to = from;
      while (to < notes.size() && notes.get(to).tick() - notes.get(from).tick() < TOGETHER) {
        to++;
      }
      List<Note> chord = new ArrayList<>(notes.subList(from, to));
      chord.sort(Comparator.comparingInt(Note::key));
      if (stroke == Stroke.DOWN || (stroke == Stroke.ALTERNATE && chords % 2 == 1)) {
        chord = chord.reversed();
      }
      for (int i = 0; i < chord.size(); i++) {
        long tick = notes.get(from).tick() + (long) i * ticks;
        next.add(at(chord.get(i), Bound.tick(tick, lengthTicks)));
      }
      chords += chord.size() > 1 ? 1 : 0;
      from = to;
    }
    return next;
  }

  private static Note at(Note note, int tick) {
    return note.withTick(tick).withLength(Math.max(1, note.lengthTicks() - (tick - note.tick())));
  }

  @Override
  public String words() {
    return "Strum";
  }
}
