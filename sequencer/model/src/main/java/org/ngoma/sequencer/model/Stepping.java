package org.ngoma.sequencer.model;

import java.util.List;
import java.util.TreeSet;

/**
 * How the player walks through a pattern: how long a step lasts, in which order the steps come, and
 * which are left out. Notes are written on a grid of sixteenths; what {@code step} and {@code
 * speed} make of it stretches all of the pattern.
 *
 * @param step how long a step of the pattern lasts
 * @param speed how often as fast, from an eighth to eight times
 * @param skipped steps that the player leaps over, from 0, rising
 */
public record Stepping(Division step, Speed speed, Direction direction, List<Integer> skipped) {

  /** Ticks of a step as patterns are written: a sixteenth. */
  public static final int STEP_TICKS = Ppqn.TICKS / 4;

  /** Most steps that can be skipped: those of four bars. */
  public static final int MAX_STEPS = 256;

  /** In sixteenths from the first step to the last. */
  public static final Stepping PLAIN =
      new Stepping(Division.SIXTEENTH, Speed.NORMAL, Direction.FORWARD, List.of());

  public Stepping {
    skipped = List.copyOf(new TreeSet<>(skipped));
    if (!skipped.isEmpty() && (skipped.getFirst() < 0 || skipped.getLast() >= MAX_STEPS)) {
      throw new IllegalArgumentException("skipped steps " + skipped + ": from 0 to 255");
    }
  }

  /** What a pattern's ticks are multiplied by, as a fraction. */
  public long stretchedBy() {
    return (long) step.ticks() * speed.below();
  }

  /** What they are divided by then. */
  public long dividedBy() {
    return (long) STEP_TICKS * speed.above();
  }

  /** The same with other lengths of the steps. */
  public Stepping withStep(Division newStep) {
    return new Stepping(newStep, speed, direction, skipped);
  }

  /** The same at another speed. */
  public Stepping withSpeed(Speed newSpeed) {
    return new Stepping(step, newSpeed, direction, skipped);
  }

  /** The same in another order. */
  public Stepping withDirection(Direction newDirection) {
    return new Stepping(step, speed, newDirection, skipped);
  }

  /** The same with other steps left out. */
  public Stepping withSkipped(List<Integer> newSkipped) {
    return new Stepping(step, speed, direction, newSkipped);
  }
}
