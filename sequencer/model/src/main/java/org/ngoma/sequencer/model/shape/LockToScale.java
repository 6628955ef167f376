package org.ngoma.sequencer.model.shape;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.theory.Scale;

/**
 * Gives every note the nearest key of a scale.
 *
 * @param tonic place in the octave, 0 for C
 * @param passing lets a note of its own colour stand where it leads somewhere: off the beat, and a
 *     semitone beside a note of the scale that follows it
 */
public record LockToScale(Scale scale, int tonic, boolean passing) implements Shape {

  public LockToScale {
    Bound.within("tonic", tonic, 0, 11);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    List<Note> next = new ArrayList<>(notes.size());
    for (int i = 0; i < notes.size(); i++) {
      Note note = notes.get(i);
      boolean stays = passing && leads(notes, i);
      next.add(stays ? note : Keys.changed(note, key -> scale.nearest(tonic, key)));
    }
    return next;
  }

  private boolean leads(List<Note> notes, int index) {
    Note note = notes.get(index);
    if (note.tick() % Ppqn.TICKS == 0) {
      return false;
    }
    int following = index + 1;
    while (following < notes.size() && notes.get(following).tick() == note.tick()) {
      following++;
    }
    int at = following == notes.size() ? -1 : notes.get(following).tick();
    for (int i = following; i < notes.size() && notes.get(i).tick() == at; i++) {
      int key = notes.get(i).key();
      if (Math.abs(key - note.key()) == 1 && scale.contains(tonic, key)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String words() {
    return "Lock to " + scale.name();
  }
}
