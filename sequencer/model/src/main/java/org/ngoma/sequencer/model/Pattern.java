package org.ngoma.sequencer.model;

import java.util.Comparator;
import java.util.List;

/**
 * A loop of notes.
 *
 * @param id unique within the project
 * @param lengthTicks where it begins again; notes at or behind it rest
 * @param notes sorted
 */
public record Pattern(int id, String name, int lengthTicks, List<Note> notes) {
  public Pattern {
    if (lengthTicks < 1) {
      throw new IllegalArgumentException("pattern length " + lengthTicks + ": at least 1 tick");
    }
    notes = Sorted.copyOf(notes, Comparator.naturalOrder());
  }

  /** The same with another name. */
  public Pattern withName(String newName) {
    return new Pattern(id, newName, lengthTicks, notes);
  }

  /** The same with another length. */
  public Pattern withLength(int newLengthTicks) {
    return new Pattern(id, name, newLengthTicks, notes);
  }

  /** The same with other notes. */
  public Pattern withNotes(List<Note> newNotes) {
    return new Pattern(id, name, lengthTicks, newNotes);
  }
}
