package org.ngoma.sequencer.model;

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
    notes = notes.stream().sorted().toList();
  }
}
