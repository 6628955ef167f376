package org.ngoma.sequencer.play;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Stepping;

/**
 * The order in which the steps of a pattern come, rolled out until it begins again. Never on the
 * audio thread.
 */
final class StepWalk {

  /** Steps after which a drawn order begins again, at least. */
  private static final int DRAWN_STEPS = 256;

  private static final int MIN_DRAWN_CYCLES = 2;
  private static final int MAX_DRAWN_CYCLES = 16;

  /**
   * A step that is played.
   *
   * @param step its number in the pattern
   * @param start where, in ticks of the pattern as it is written
   * @param cycle in which pass through the pattern
   */
  record Stop(int step, long start, int cycle) {}

  private final List<Stop> stops = new ArrayList<>();
  private final int lengthTicks;
  private final List<Integer> kept = new ArrayList<>();
  private final long seed;
  private long length;
  private int cycles;

  private StepWalk(Pattern pattern) {
    lengthTicks = pattern.lengthTicks();
    seed = pattern.id();
    int steps = (lengthTicks - 1) / Stepping.STEP_TICKS + 1;
    List<Integer> skipped = pattern.stepping().skipped();
    for (int step = 0; step < steps; step++) {
      if (step >= Stepping.MAX_STEPS || !skipped.contains(step)) {
        kept.add(step);
      }
    }
  }

  static StepWalk of(Pattern pattern) {
    StepWalk walk = new StepWalk(pattern);
    if (walk.kept.isEmpty()) {
      walk.length = pattern.lengthTicks();
      walk.cycles = 1;
      return walk;
    }
    switch (pattern.stepping().direction()) {
      case FORWARD -> walk.cycle(false);
      case REVERSE -> walk.cycle(true);
      case PING_PONG -> {
        walk.cycle(false);
        walk.cycle(true);
      }
      case RANDOM -> walk.draw(false);
      case BROWNIAN -> walk.draw(true);
    }
    return walk;
  }

  private void cycle(boolean backwards) {
    for (int step : backwards ? kept.reversed() : kept) {
      stop(step);
    }
    cycles++;
  }

  private void draw(boolean near) {
    int count = Math.clamp(DRAWN_STEPS / kept.size(), MIN_DRAWN_CYCLES, MAX_DRAWN_CYCLES);
    int at = 0;
    for (int i = 0; i < count * kept.size(); i++) {
      long drawn = Chance.mix(seed, i);
      if (near) {
        // One half goes on, one quarter stays, one quarter goes back, as a walk that gets along.
        int way = Chance.below(4, drawn);
        at = i == 0 ? 0 : Math.floorMod(at + (way < 2 ? 1 : way == 2 ? 0 : -1), kept.size());
      } else {
        at = Chance.below(kept.size(), drawn);
      }
      stop(kept.get(at));
      cycles = (i + 1) / kept.size();
    }
  }

  private void stop(int step) {
    stops.add(new Stop(step, length, cycles));
    length += Math.min(Stepping.STEP_TICKS, lengthTicks - step * Stepping.STEP_TICKS);
  }

  /** Goes the same way so many times. */
  void repeat(int times) {
    int count = stops.size();
    for (int time = 1; time < times; time++) {
      for (int i = 0; i < count; i++) {
        Stop stop = stops.get(i);
        stops.add(
            new Stop(stop.step(), stop.start() + time * length, stop.cycle() + time * cycles));
      }
    }
    length *= times;
    cycles *= times;
  }

  List<Stop> stops() {
    return stops;
  }

  /** Ticks until it begins again. */
  long length() {
    return length;
  }

  /** Passes through the pattern until it begins again. */
  int cycles() {
    return cycles;
  }

  /** Length of the stretch whose second sixteenths swing: one pass, where all are as long. */
  int swingTicks() {
    return (int) (length % cycles == 0 ? length / cycles : length);
  }
}
