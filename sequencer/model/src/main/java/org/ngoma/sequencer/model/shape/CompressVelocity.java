package org.ngoma.sequencer.model.shape;

import java.util.List;
import org.ngoma.sequencer.model.Note;

/**
 * Draws velocities towards their mean, or away from it.
 *
 * @param spread what is left of the distances: 0 makes all alike, 1 leaves them, 2 doubles them
 */
public record CompressVelocity(double spread) implements Shape {

  public CompressVelocity {
    Bound.share("spread of velocity", spread, 0, 4);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    double mean = notes.stream().mapToInt(Note::velocity).average().orElse(0);
    return notes.stream()
        .map(note -> note.withVelocity(Bound.velocity(mean + spread * (note.velocity() - mean))))
        .toList();
  }

  @Override
  public String words() {
    return "Spread of velocity " + Bound.percent(spread);
  }
}
