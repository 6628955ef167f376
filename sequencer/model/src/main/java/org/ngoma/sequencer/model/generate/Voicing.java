package org.ngoma.sequencer.model.generate;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.shape.Bound;
import org.ngoma.sequencer.model.shape.Strum;

/**
 * How the notes of a chord lie in the hand.
 *
 * @param inversion lowest notes that go an octave up, 0 to 6
 * @param spread 0 close together; 1 every second note an octave up; 2 also the lowest an octave
 *     down
 * @param strum ticks and stroke with which it is struck
 */
public record Voicing(int inversion, int spread, Strum strum) {

  /** Close together, all at once. */
  public static final Voicing CLOSE = new Voicing(0, 0, new Strum(0, Strum.Stroke.UP));

  public Voicing {
    Bound.within("inversion", inversion, 0, 6);
    Bound.within("spread", spread, 0, 2);
  }

  /** The keys of a chord that is stacked close, rising, laid out so. */
  public List<Integer> of(List<Integer> close) {
    List<Integer> keys = new ArrayList<>(close);
    for (int i = 0; i < inversion; i++) {
      keys.add(keys.removeFirst() + 12);
      keys.sort(null);
    }
    for (int i = 1; spread > 0 && i < keys.size(); i += 2) {
      keys.set(i, keys.get(i) + 12);
    }
    if (spread == 2) {
      keys.set(0, keys.getFirst() - 12);
    }
    return keys.stream().map(Bound::key).distinct().sorted().toList();
  }
}
