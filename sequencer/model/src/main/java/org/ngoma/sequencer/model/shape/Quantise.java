package org.ngoma.sequencer.model.shape;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Ppqn;

/**
 * Draws notes towards the grid. What lies just before the end of the pattern belongs to its next 1
 * and goes to the beginning.
 *
 * @param gridTicks of a step: 240 for sixteenths, 160 for their triplets
 * @param strength 0 for not at all to 1 for onto the grid
 * @param window which notes are caught: 1 all, 0.5 those within half the way to the middle between
 *     two steps; the others were meant so
 * @param ends whether notes end on the grid, too, a step long at least
 */
public record Quantise(int gridTicks, double strength, double window, boolean ends)
    implements Shape {

  public Quantise {
    Bound.within("grid of ticks", gridTicks, 1, 16 * Ppqn.TICKS);
    Bound.share("strength", strength, 0, 1);
    Bound.share("window", window, 0, 1);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    List<Note> next = new ArrayList<>(notes.size());
    for (Note note : notes) {
      Note moved = start(note, lengthTicks);
      next.add(ends ? end(note, moved) : moved);
    }
    return next;
  }

  private Note start(Note note, int lengthTicks) {
    int below = note.tick() - note.tick() % gridTicks;
    int above = (int) Math.min(lengthTicks, (long) below + gridTicks);
    boolean down = note.tick() - below < above - note.tick();
    int off = (down ? below : above) - note.tick();
    if (Math.abs(off) > window * (above - below) / 2) {
      return note;
    }
    return note.withTick((int) ((note.tick() + Math.round(strength * off)) % lengthTicks));
  }

  private Note end(Note before, Note moved) {
    long steps = Math.max(1, Math.round(before.lengthTicks() / (double) gridTicks));
    double off = steps * gridTicks - before.lengthTicks();
    long length = before.lengthTicks() + Math.round(strength * off);
    return moved.withLength((int) Math.max(1, Math.min(Integer.MAX_VALUE, length)));
  }

  @Override
  public String words() {
    return "Quantise " + Bound.percent(strength);
  }
}
