package org.ngoma.sequencer.model.shape;

import java.util.List;
import org.ngoma.sequencer.model.Note;

/** How far it is from each note to the next one, which may be the first of the next repetition. */
final class NextOnset {

  private NextOnset() {}

  /**
   * Ticks from the start of each note to that of the next one that does not begin with it.
   *
   * @param notes sorted
   */
  static int[] after(List<Note> notes, int lengthTicks) {
    int[] distance = new int[notes.size()];
    for (int i = notes.size() - 1; i >= 0; i--) {
      int tick = notes.get(i).tick();
      if (i == notes.size() - 1) {
        distance[i] = lengthTicks - tick + notes.getFirst().tick();
      } else {
        int next = notes.get(i + 1).tick();
        distance[i] = next == tick ? distance[i + 1] : next - tick;
      }
    }
    return distance;
  }
}
