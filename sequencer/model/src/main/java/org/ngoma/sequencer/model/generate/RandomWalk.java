package org.ngoma.sequencer.model.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.shape.Bound;
import org.ngoma.sequencer.model.theory.Scale;

/**
 * A melody that goes its way through a scale: mostly by steps, now and then by a leap, and after a
 * leap back into the gap, as singers do. It begins on the tonic and ends there, so that it can go
 * round.
 *
 * @param tonic place in the octave, 0 for C
 * @param low lowest key, {@code high} the highest, at least an octave above
 * @param leap farthest way in degrees of the scale, 1 to 14
 * @param density how many of the steps are struck, 0 to 1; those on the beat rather than others
 */
public record RandomWalk(
    long seed, Scale scale, int tonic, int low, int high, int leap, double density, Hit hit)
    implements Generator {

  /** Degrees at most by which it goes home when it is time to. */
  private static final int HOMEWARD = 2;

  private static final double LEAPS = 0.25;
  private static final double HELD = 0.12;

  public RandomWalk {
    Bound.within("tonic", tonic, 0, 11);
    Bound.within("lowest key", low, 0, 115);
    Bound.within("highest key", high, low + 12, 127);
    Bound.within("leap", leap, 1, 14);
    Bound.share("density", density, 0, 1);
  }

  @Override
  public List<Note> notes(List<Note> played, int lengthTicks) {
    List<Integer> ladder = ladder();
    Random random = new Random(seed);
    List<Integer> struck = struck(hit.stepsIn(lengthTicks), random);
    List<Note> notes = new ArrayList<>();
    int home = home(ladder);
    int at = home;
    int way = 0;
    for (int i = 0; i < struck.size(); i++) {
      if (i > 0) {
        way = way(way, at, ladder.size(), random);
        int left = struck.size() - 1 - i;
        if (Math.abs(home - at - way) > HOMEWARD * left) {
          way = Math.clamp(home - at, -HOMEWARD, HOMEWARD);
        }
        at += way;
      }
      int step = struck.get(i);
      int velocity = velocity(step, random);
      notes.add(hit.withKey(ladder.get(at)).note(step, 1, velocity));
    }
    return notes;
  }

  private List<Integer> ladder() {
    List<Integer> ladder = new ArrayList<>();
    for (int key = low; key <= high; key++) {
      if (scale.contains(tonic, key)) {
        ladder.add(key);
      }
    }
    return ladder;
  }

  /** The tonic nearest to the middle. */
  private int home(List<Integer> ladder) {
    int best = 0;
    int middle = (low + high) / 2;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < ladder.size(); i++) {
      boolean isTonic = Math.floorMod(ladder.get(i) - tonic, 12) == 0;
      int off = Math.abs(ladder.get(i) - middle);
      if (isTonic && off < least) {
        best = i;
        least = off;
      }
    }
    return best;
  }

  /** Steps that are struck, the first one always; those on the beat have the better chance. */
  private List<Integer> struck(int steps, Random random) {
    int beat = Math.max(1, 960 / hit.stepTicks());
    List<Integer> struck = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      double lot = random.nextDouble();
      double chance = step % beat == 0 ? Math.min(1, 1.5 * density) : density;
      if (density > 0 && (step == 0 || lot < chance)) {
        struck.add(step);
      }
    }
    return struck;
  }

  private int way(int before, int at, int rungs, Random random) {
    int way;
    double lot = random.nextDouble();
    if (Math.abs(before) > 2) {
      way = -Integer.signum(before);
    } else if (lot < HELD) {
      way = 0;
    } else {
      int far = lot < HELD + LEAPS ? 1 + random.nextInt(leap) : 1;
      way = random.nextBoolean() ? far : -far;
    }
    return at + way < 0 || at + way >= rungs ? Math.clamp(at - way, 0, rungs - 1) - at : way;
  }

  private int velocity(int step, Random random) {
    int beat = Math.max(1, 960 / hit.stepTicks());
    int around = step % beat == 0 ? hit.accent() : hit.velocity();
    return Math.clamp(around + Math.round(4 * random.nextGaussian()), 1, 127);
  }

  @Override
  public String words() {
    return "Walk in " + scale.name();
  }
}
