package org.ngoma.sequencer.model.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.shape.Bound;

/**
 * A row of cells that live or die by their neighbours: each row is a bar of steps, the next row the
 * next bar. Cells between two that live are accents. After Wolfram, "Statistical Mechanics of
 * Cellular Automata" (1983); rule 30 wanders, 90 and 150 weave, 110 builds, 184 is traffic.
 *
 * @param rule 0 to 255
 * @param cells of a row, the ends of which meet, 3 to 64
 * @param seed of the first row; 0 begins with one living cell in the middle
 * @param skipped rows that pass before it is heard
 */
public record Cellular(int rule, int cells, long seed, int skipped, Hit hit) implements Generator {

  public Cellular {
    Bound.within("rule", rule, 0, 255);
    Bound.within("cells", cells, 3, 64);
    Bound.within("skipped rows", skipped, 0, 4_096);
  }

  private boolean[] firstRow() {
    boolean[] row = new boolean[cells];
    row[cells / 2] = true;
    if (seed != 0) {
      Random random = new Random(seed);
      for (int i = 0; i < cells; i++) {
        row[i] = random.nextBoolean();
      }
    }
    return row;
  }

  private boolean[] next(boolean[] row) {
    boolean[] next = new boolean[cells];
    for (int i = 0; i < cells; i++) {
      int left = row[(i + cells - 1) % cells] ? 4 : 0;
      int right = row[(i + 1) % cells] ? 1 : 0;
      next[i] = (rule >> (left + (row[i] ? 2 : 0) + right) & 1) != 0;
    }
    return next;
  }

  @Override
  public List<Note> notes(List<Note> played, int lengthTicks) {
    boolean[] row = firstRow();
    for (int i = 0; i < skipped; i++) {
      row = next(row);
    }
    List<Note> notes = new ArrayList<>();
    for (int step = 0; step < hit.stepsIn(lengthTicks); step++) {
      int cell = step % cells;
      if (cell == 0 && step > 0) {
        row = next(row);
      }
      if (row[cell]) {
        boolean strong = row[(cell + cells - 1) % cells] && row[(cell + 1) % cells];
        notes.add(hit.note(step, 1, strong ? hit.accent() : hit.velocity()));
      }
    }
    return notes;
  }

  @Override
  public String words() {
    return "Cells by rule " + rule;
  }
}
