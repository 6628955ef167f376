package org.ngoma.sequencer.model.generate;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.shape.Bound;

/**
 * Pulses spread over steps as evenly as can be: 3 of 8 is the tresillo, 5 of 8 the cinquillo, 7 of
 * 12 a West African bell. After Bjorklund (2003) and Toussaint, "The Euclidean Algorithm Generates
 * Traditional Musical Rhythms" (2005).
 *
 * @param steps of the cycle, 1 to 256
 * @param pulses struck among them, 0 to as many as there are steps
 * @param rotation steps by which the cycle begins later
 * @param accents pulses that are accents, spread as evenly over the pulses
 */
public record Euclid(int steps, int pulses, int rotation, int accents, Hit hit)
    implements Generator {

  public Euclid {
    Bound.within("steps", steps, 1, Rhythm.MOST);
    Bound.within("pulses", pulses, 0, steps);
    Bound.within("rotation", rotation, -Rhythm.MOST, Rhythm.MOST);
    Bound.within("accents", accents, 0, pulses);
  }

  /** Which steps of a cycle are struck, the first one always if any is. */
  static boolean[] cycle(int steps, int pulses) {
    if (pulses == 0) {
      return new boolean[steps];
    }
    List<List<Boolean>> heads = copies(pulses, List.of(true));
    List<List<Boolean>> tails = copies(steps - pulses, List.of(false));
    boolean first = true;
    while (tails.size() > 1 || (first && !tails.isEmpty())) {
      first = false;
      int pairs = Math.min(heads.size(), tails.size());
      List<List<Boolean>> joined = new ArrayList<>();
      for (int i = 0; i < pairs; i++) {
        List<Boolean> pair = new ArrayList<>(heads.get(i));
        pair.addAll(tails.get(i));
        joined.add(pair);
      }
      List<List<Boolean>> longer = heads.size() > pairs ? heads : tails;
      tails = new ArrayList<>(longer.subList(pairs, longer.size()));
      heads = joined;
    }
    heads.addAll(tails);
    boolean[] cycle = new boolean[steps];
    int at = 0;
    for (List<Boolean> part : heads) {
      for (boolean struck : part) {
        cycle[at++] = struck;
      }
    }
    return cycle;
  }

  private static List<List<Boolean>> copies(int count, List<Boolean> part) {
    List<List<Boolean>> copies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      copies.add(part);
    }
    return copies;
  }

  /** The cycle as drummers write it. */
  public Rhythm rhythm() {
    boolean[] struck = cycle(steps, pulses);
    boolean[] strong = pulses == 0 ? new boolean[1] : cycle(pulses, accents);
    Rhythm.Sign[] signs = new Rhythm.Sign[steps];
    int pulse = 0;
    for (int step = 0; step < steps; step++) {
      Rhythm.Sign sign =
          !struck[step] ? Rhythm.Sign.REST : strong[pulse++] ? Rhythm.Sign.ACCENT : Rhythm.Sign.HIT;
      signs[Math.floorMod(step + rotation, steps)] = sign;
    }
    return new Rhythm(List.of(signs));
  }

  @Override
  public List<Note> notes(List<Note> played, int lengthTicks) {
    return new Steps(rhythm(), hit).notes(played, lengthTicks);
  }

  @Override
  public String words() {
    return "Euclid " + pulses + " of " + steps;
  }
}
