package org.ngoma.sequencer.model.shape;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Note;

/**
 * Lets every note last for a share of the way to the next one: 0.3 is staccato.
 *
 * @param share 0.01 to 1
 */
public record Gate(double share) implements Shape {

  public Gate {
    Bound.share("gate", share, 0.01, 1);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    int[] distance = NextOnset.after(notes, lengthTicks);
    List<Note> next = new ArrayList<>(notes.size());
    for (int i = 0; i < distance.length; i++) {
      next.add(notes.get(i).withLength((int) Math.max(1, Math.round(share * distance[i]))));
    }
    return next;
  }

  @Override
  public String words() {
    return "Gate " + Bound.percent(share);
  }
}
