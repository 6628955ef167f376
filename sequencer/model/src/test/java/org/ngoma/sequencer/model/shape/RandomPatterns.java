package org.ngoma.sequencer.model.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;

/** Patterns rich in corners: odd lengths, chords, the highest keys, notes that rest. */
final class RandomPatterns {

  private RandomPatterns() {}

  static Pattern of(Random random) {
    int length = random.nextBoolean() ? 240 * (1 + random.nextInt(32)) : 1 + random.nextInt(8_000);
    List<Note> notes = new ArrayList<>();
    for (int i = random.nextInt(40); i > 0; i--) {
      int tick = random.nextBoolean() ? 120 * random.nextInt(64) : random.nextInt(8_000);
      int chord = random.nextInt(4) == 0 ? 3 : 1;
      for (int voice = 0; voice < chord; voice++) {
        notes.add(
            new Note(
                tick,
                1 + random.nextInt(random.nextBoolean() ? 200 : 4_000),
                random.nextInt(128),
                1 + random.nextInt(127)));
      }
    }
    return new Pattern(1, "p", length, notes);
  }
}
