package org.ngoma.sequencer.model.shape;

import java.util.List;
import org.ngoma.sequencer.model.Note;

/**
 * Grows or fades over the pattern; accents stay accents.
 *
 * @param from factor at the beginning, 0.05 to 4
 * @param to factor at the end
 */
public record RampVelocity(double from, double to) implements Shape {

  public RampVelocity {
    Bound.share("factor of velocity", from, 0.05, 4);
    Bound.share("factor of velocity", to, 0.05, 4);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    return notes.stream()
        .map(
            note -> {
              double way = note.tick() / (double) lengthTicks;
              return note.withVelocity(
                  Bound.velocity(note.velocity() * (from + way * (to - from))));
            })
        .toList();
  }

  @Override
  public String words() {
    return "Velocity from " + Bound.percent(from) + " to " + Bound.percent(to);
  }
}
