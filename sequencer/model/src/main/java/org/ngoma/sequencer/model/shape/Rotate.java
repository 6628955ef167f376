package org.ngoma.sequencer.model.shape;

import java.util.List;
import org.ngoma.sequencer.model.Note;

/**
 * Moves all notes in time; what goes out at one end comes in at the other.
 *
 * @param ticks later; earlier below 0
 */
public record Rotate(int ticks) implements Shape {

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    return notes.stream()
        .map(note -> note.withTick(Math.floorMod((long) note.tick() + ticks, lengthTicks)))
        .toList();
  }

  @Override
  public String words() {
    return "Rotate";
  }
}
