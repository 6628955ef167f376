package org.ngoma.sequencer.model.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Ppqn;

/**
 * Plays as a hand does: each note a little off, by a normal distribution that is cut off at two and
 * a half deviations, so that nothing stands out as a mistake. The same seed gives the same hand.
 *
 * @param timeTicks standard deviation of the start
 * @param velocity standard deviation of the velocity
 */
public record Humanise(long seed, double timeTicks, double velocity) implements Shape {

  private static final double FARTHEST = 2.5;

  public Humanise {
    Bound.within("deviation of time in ticks", timeTicks, 0, Ppqn.TICKS / 4.0);
    Bound.within("deviation of velocity", velocity, 0, 64);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    Random random = new Random(seed);
    List<Note> next = new ArrayList<>(notes.size());
    for (Note note : notes) {
      long tick = note.tick() + Math.round(timeTicks * off(random));
      next.add(
          note.withTick(Bound.tick(tick, lengthTicks))
              .withVelocity(Bound.velocity(note.velocity() + velocity * off(random))));
    }
    return next;
  }

  private static double off(Random random) {
    double off = random.nextGaussian();
    while (Math.abs(off) > FARTHEST) {
      off = random.nextGaussian();
    }
    return off;
  }

  @Override
  public String words() {
    return "Humanise";
  }
}
