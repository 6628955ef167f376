package org.ngoma.sequencer.model.shape;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Note;

/**
 * Writes a groove into the notes: where and how hard they are struck from now on.
 *
 * @param strength 0 for none to 1 for all of it
 */
public record ApplyGroove(Groove groove, double strength) implements Shape {

  public ApplyGroove {
    Bound.share("strength", strength, 0, 1);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    List<Note> next = new ArrayList<>(notes.size());
    for (Note note : notes) {
      long start = groove.warp(note.tick(), lengthTicks, strength);
      long end = groove.warp((long) note.tick() + note.lengthTicks(), lengthTicks, strength);
      next.add(
          note.withTick((int) start)
              .withLength((int) Math.max(1, Math.min(Integer.MAX_VALUE, end - start)))
              .withVelocity(groove.velocity(note.tick(), note.velocity(), strength)));
    }
    return next;
  }

  @Override
  public String words() {
    return "Groove " + groove.name() + " " + Bound.percent(strength);
  }
}
