package org.ngoma.sequencer.model.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.SignatureChange;

/**
 * Takes notes away, those on the weakest places first: what lies between the grid, then triplets,
 * thirty-seconds, sixteenths... and the 1 of the first bar last. Where places are alike, the seed
 * decides.
 *
 * @param share of the notes, 0 for none to 1 for all
 * @param bar signature by which places are weak or strong
 */
public record Thin(long seed, double share, SignatureChange bar) implements Shape {

  /** Distances in ticks on which notes stand firm, the firmest first, below the bar. */
  private static final int[] PLACES = {
    2 * Ppqn.TICKS,
    Ppqn.TICKS,
    Ppqn.TICKS / 2,
    Ppqn.TICKS / 4,
    Ppqn.TICKS / 8,
    Ppqn.TICKS / 3,
    Ppqn.TICKS / 6,
    Ppqn.TICKS / 12
  };

  public Thin {
    Bound.share("share", share, 0, 1);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    Random random = new Random(seed);
    Map<Integer, Double> lot = new HashMap<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < notes.size(); i++) {
      lot.put(i, random.nextDouble());
      order.add(i);
    }
    order.sort(
        Comparator.comparingInt((Integer i) -> -weakness(notes.get(i).tick(), bar))
            .thenComparing(lot::get));
    List<Integer> kept =
        order.subList((int) Math.round(share * order.size()), order.size()).stream()
            .sorted()
            .toList();
    return kept.stream().map(notes::get).toList();
  }

  /** 0 for the very first tick, more the weaker a place is. */
  static int weakness(int tick, SignatureChange bar) {
    if (tick == 0) {
      return 0;
    }
    long inBar = tick % bar.barTicks();
    if (inBar == 0) {
      return 1;
    }
    for (int i = 0; i < PLACES.length; i++) {
      // Half of a bar is a place only where a bar has halves.
      if (inBar % PLACES[i] == 0 && bar.barTicks() % PLACES[i] == 0) {
        return i + 2;
      }
    }
    return PLACES.length + 2;
  }

  @Override
  public String words() {
    return "Thin out by " + Bound.percent(share);
  }
}
