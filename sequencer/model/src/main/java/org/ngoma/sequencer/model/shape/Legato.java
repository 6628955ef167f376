package org.ngoma.sequencer.model.shape;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Ppqn;

/**
 * Lets every note last until the next one begins.
 *
 * @param overlapTicks how long both sound together: a sound of one voice slides over then
 */
public record Legato(int overlapTicks) implements Shape {

  public Legato {
    Bound.within("overlap in ticks", overlapTicks, 0, Ppqn.TICKS);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    int[] distance = NextOnset.after(notes, lengthTicks);
    List<Note> next = new ArrayList<>(notes.size());
    for (int i = 0; i < distance.length; i++) {
      long length = (long) distance[i] + overlapTicks;
      next.add(notes.get(i).withLength((int) Math.min(Integer.MAX_VALUE, length)));
    }
    return next;
  }

  @Override
  public String words() {
    return "Legato";
  }
}
