package org.ngoma.sequencer.model.shape;

import java.util.List;
import org.ngoma.sequencer.model.Note;

/**
 * Strikes all notes harder or softer.
 *
 * @param factor 0.05 to 4
 */
public record ScaleVelocity(double factor) implements Shape {

  public ScaleVelocity {
    Bound.share("factor of velocity", factor, 0.05, 4);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    return notes.stream()
        .map(note -> note.withVelocity(Bound.velocity(factor * note.velocity())))
        .toList();
  }

  @Override
  public String words() {
    return "Velocity x " + Bound.percent(factor);
  }
}
