package org.ngoma.sequencer.model.groove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Ppqn;

/**
 * Hears the groove in notes that someone played: for each step of a cycle the median of how late
 * its notes come and how hard they are, so that a wrong note or a fill does not bend it.
 *
 * <p>A heavy swing brings notes nearer to the next step than to their own. Therefore it first looks
 * which swing the notes lie nearest to, counts each note to the step of that, and then counts again
 * by the steps that were found, as k-medians does.
 */
public final class GrooveFinder {

  private static final int[] SWINGS = {50, 54, 58, 62, 66, 70, 74, 78};
  private static final int ROUNDS = 4;

  /** A swing has to explain the notes so much better than none at all to be believed. */
  private static final double DOUBT = 0.9;

  /**
   * What was heard.
   *
   * @param notes how many it was heard in
   * @param spreadTicks median distance of a note from where the groove has it
   */
  public record Found(Groove groove, int notes, double spreadTicks) {}

  private final int stepTicks;
  private final int steps;
  private final int cycle;

  private GrooveFinder(int cycleTicks, int steps) {
    this.steps = steps;
    cycle = cycleTicks;
    stepTicks = cycleTicks / steps;
  }

  /**
   * Hears a groove.
   *
   * @param notes in any order; ticks count from the beginning of a cycle
   * @param steps of a cycle, 16 for the sixteenths of a bar
   * @throws IllegalArgumentException if there are no notes, or no such groove can be
   */
  public static Found find(String name, List<Note> notes, int cycleTicks, int steps) {
    if (notes.isEmpty()) {
      throw new IllegalArgumentException("there are no notes to take a groove from");
    }
    if (steps < 1 || steps > Groove.MAX_STEPS || cycleTicks < steps || cycleTicks % steps != 0) {
      throw new IllegalArgumentException(
          "%d ticks cannot be parted into %d steps: 1 to %d, each the same whole number of ticks"
              .formatted(cycleTicks, steps, Groove.MAX_STEPS));
    }
    return new GrooveFinder(cycleTicks, steps).find(name, notes);
  }

  private Found find(String name, List<Note> notes) {
    int[] ticks = notes.stream().mapToInt(note -> note.tick() % cycle).toArray();
    double[] late = bestSwing(ticks);
    int[] step = steps(ticks, late);
    for (int round = 0; round < ROUNDS; round++) {
      late = lateness(ticks, step);
      step = steps(ticks, late);
    }
    double[] off = new double[ticks.length];
    for (int i = 0; i < off.length; i++) {
      off[i] = Math.abs(distance(ticks[i], step[i]) - late[step[i]]);
    }
    Groove groove = new Groove(name, cycle, starts(late), accents(notes, step));
    return new Found(groove, notes.size(), median(off));
  }

  /** How late the steps of that swing are which the notes lie nearest to. */
  private double[] bestSwing(int[] ticks) {
    double[] best = new double[steps];
    double least = Double.MAX_VALUE;
    for (int percent : steps % 2 == 0 ? SWINGS : new int[] {50}) {
      double[] late = new double[steps];
      for (int i = 1; i < steps; i += 2) {
        late[i] = stepTicks * (percent - 50) / 50.0;
      }
      int[] step = steps(ticks, late);
      double off = 0;
      for (int i = 0; i < ticks.length; i++) {
        off += Math.abs(distance(ticks[i], step[i]) - late[step[i]]);
      }
      if (off < least * (best[steps - 1] == 0 ? DOUBT : 1)) {
        least = off;
        best = late;
      }
    }
    return best;
  }

  /** The step that each note lies nearest to. */
  private int[] steps(int[] ticks, double[] late) {
    int[] nearest = new int[ticks.length];
    for (int i = 0; i < ticks.length; i++) {
      int straight = (int) Math.round(ticks[i] / (double) stepTicks);
      double least = Double.MAX_VALUE;
      for (int near = straight - 1; near <= straight + 1; near++) {
        int step = Math.floorMod(near, steps);
        double off = Math.abs(distance(ticks[i], step) - late[step]);
        if (off < least) {
          least = off;
          nearest[i] = step;
        }
      }
    }
    return nearest;
  }

  /** How late a tick is for a step, the short way round the cycle. */
  private double distance(int tick, int step) {
    return Math.floorMod(tick - step * stepTicks + cycle / 2, cycle) - cycle / 2;
  }

  private double[] lateness(int[] ticks, int[] step) {
    List<List<Double>> of = lists();
    for (int i = 0; i < ticks.length; i++) {
      of.get(step[i]).add(distance(ticks[i], step[i]));
    }
    return filled(of, 0);
  }

  private List<List<Double>> lists() {
    List<List<Double>> lists = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  /** Medians; a step that nobody played is as those at the same place of other beats are. */
  private double[] filled(List<List<Double>> of, double unheard) {
    int perBeat = Ppqn.TICKS % stepTicks == 0 ? Ppqn.TICKS / stepTicks : steps;
    double[] values = new double[steps];
    for (int i = 0; i < steps; i++) {
      List<Double> heard = new ArrayList<>(of.get(i));
      for (int other = i % perBeat; heard.isEmpty() && other < steps; other += perBeat) {
        of.get(other).forEach(heard::add);
      }
      values[i] = heard.isEmpty() ? unheard : median(array(heard));
    }
    return values;
  }

  /** Relative to the 1, which stays where it is; each behind the one before. */
  private List<Integer> starts(double[] late) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      long tick = Math.round(i * (double) stepTicks + late[i] - late[0]);
      int least = i == 0 ? 0 : starts.get(i - 1) + 1;
      int most = i == 0 ? 0 : cycle - steps + i;
      starts.add((int) Math.max(least, Math.min(most, tick)));
    }
    return starts;
  }

  /**
   * How hard each step is struck, 1 in the middle. A kick is no accent because it is loud: what
   * belongs to the key and what to the step is told apart by median polish (Tukey 1977).
   */
  private List<Double> accents(List<Note> notes, int[] step) {
    Map<Integer, Double> ofKey = new HashMap<>();
    double[] ofStep = new double[steps];
    for (int round = 0; round < ROUNDS; round++) {
      Map<Integer, List<Double>> left = new HashMap<>();
      for (int i = 0; i < step.length; i++) {
        Note note = notes.get(i);
        left.computeIfAbsent(note.key(), key -> new ArrayList<>())
            .add(Math.log(note.velocity()) - ofStep[step[i]]);
      }
      left.forEach((key, values) -> ofKey.put(key, median(array(values))));
      List<List<Double>> of = lists();
      for (int i = 0; i < step.length; i++) {
        Note note = notes.get(i);
        of.get(step[i]).add(Math.log(note.velocity()) - ofKey.get(note.key()));
      }
      ofStep = filled(of, 0);
    }
    double mean = Arrays.stream(ofStep).map(Math::exp).average().orElse(1);
    return Arrays.stream(ofStep)
        .map(accent -> Math.exp(accent) / mean)
        .map(accent -> Math.round(100 * Math.max(0.05, Math.min(4, accent))) / 100.0)
        .boxed()
        .toList();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
