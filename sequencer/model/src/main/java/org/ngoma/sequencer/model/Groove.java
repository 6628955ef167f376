package org.ngoma.sequencer.model;

import java.util.List;

/**
 * How a player leans on the beat: where each step of a cycle really falls, and how hard. The cycle
 * begins where the grid says, so the 1 stays the 1; between two steps time is stretched in
 * proportion, so what lies between them stays between them.
 *
 * @param name for a list
 * @param cycleTicks after which it begins again
 * @param starts where each step falls, in ticks from the cycle's beginning; the first is 0, each
 *     lies behind the one before. As many as there are steps, all of the same straight length
 * @param accents velocity of each step as a factor, 0.05 to 4; 1 leaves it
 */
public record Groove(String name, int cycleTicks, List<Integer> starts, List<Double> accents) {

  /** Most steps of a cycle. */
  public static final int MAX_STEPS = 256;

  /** Longest cycle: 16 bars of 4/4. */
  public static final int MAX_CYCLE_TICKS = 16 * 4 * Ppqn.TICKS;

  private static final double SOFTEST = 0.05;
  private static final double HARDEST = 4;

  /** No groove: what is written is what is played. */
  public static final Groove STRAIGHT =
      new Groove("Straight", Ppqn.TICKS, List.of(0), List.of(1.0));

  public Groove {
    starts = List.copyOf(starts);
    accents = List.copyOf(accents);
    int steps = starts.size();
    if (name.isBlank() || name.length() > Edit.MAX_NAME) {
      throw new IllegalArgumentException(
          "groove name of %d characters: give it 1 to %d".formatted(name.length(), Edit.MAX_NAME));
    }
    if (steps < 1 || steps > MAX_STEPS || accents.size() != steps) {
      throw new IllegalArgumentException(
          "groove %s has %d steps and %d accents: as many of both, 1 to %d"
              .formatted(name, steps, accents.size(), MAX_STEPS));
    }
    if (cycleTicks < 1 || cycleTicks > MAX_CYCLE_TICKS || cycleTicks % steps != 0) {
      throw new IllegalArgumentException(
          "groove %s has %d steps in %d ticks: each the same whole number of ticks, all together"
                  .formatted(name, steps, cycleTicks)
              + " at most 16 bars");
    }
    for (int i = 0; i < steps; i++) {
      int least = i == 0 ? 0 : starts.get(i - 1) + 1;
      int most = i == 0 ? 0 : cycleTicks - 1;
      if (starts.get(i) < least || starts.get(i) > most) {
        throw new IllegalArgumentException(
            "groove %s: step %d falls on tick %d, outside %d to %d"
                .formatted(name, i + 1, starts.get(i), least, most));
      }
      if (!(accents.get(i) >= SOFTEST && accents.get(i) <= HARDEST)) {
        throw new IllegalArgumentException(
            "groove %s: step %d has the accent %s: from 0.05 to 4"
                .formatted(name, i + 1, accents.get(i)));
      }
    }
  }

  /** Swing of pairs of steps: the second of each falls at this per cent of the pair. */
  public static Groove swing(String name, int stepTicks, double percent) {
    if (!(percent >= 50 && percent <= 80)) {
      throw new IllegalArgumentException("swing " + percent + " %: from 50 to 80");
    }
    int late = (int) Math.round(2 * stepTicks * percent / 100);
    return new Groove(name, 2 * stepTicks, List.of(0, late), List.of(1.0, 1.0));
  }

  /** Straight length of a step. */
  public int stepTicks() {
    return cycleTicks / starts.size();
  }

  /**
   * Where a straight tick of a pattern falls. What has a place in the pattern keeps one: a cycle
   * that the pattern's end cuts off ends there, too, and behind the end comes the next repetition.
   *
   * @param strength 0 for none to 1 for all of it
   */
  public long warp(long tick, int patternLength, double strength) {
    long repetition = Math.floorDiv(tick, patternLength);
    int at = (int) Math.floorMod(tick, (long) patternLength);
    int cycle = at - at % cycleTicks;
    int room = Math.min(cycleTicks, patternLength - cycle);
    double there = cycle + warpInCycle(at - cycle, room);
    long leaning = Math.min(patternLength - 1, Math.round(at + strength * (there - at)));
    return repetition * patternLength + leaning;
  }

  /** As the cycle says; one that is cut off runs towards its end in a straight line. */
  private double warpInCycle(int at, int room) {
    int step = stepTicks();
    int below = at / step;
    while (below > 0 && starts.get(below) >= room) {
      below--;
    }
    int from = below * step;
    int above = below + 1;
    boolean last = above == starts.size() || above * step >= room || starts.get(above) >= room;
    int to = last ? room : above * step;
    int fallsTo = last ? room : starts.get(above);
    int falls = starts.get(below);
    return falls + (at - from) * (double) (fallsTo - falls) / (to - from);
  }

  /**
   * How hard a note at a straight tick is struck: as the step says that it is nearest to.
   *
   * @param tick in the pattern
   * @param strength 0 for none to 1 for all of it
   * @return 1 to 127
   */
  public int velocity(int tick, int velocity, double strength) {
    int step = (int) Math.round(tick % cycleTicks / (double) stepTicks()) % starts.size();
    double factor = 1 + strength * (accents.get(step) - 1);
    return (int) Math.max(1, Math.min(127, Math.round(velocity * factor)));
  }
}
