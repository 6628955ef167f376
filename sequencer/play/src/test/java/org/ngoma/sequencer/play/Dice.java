package org.ngoma.sequencer.play;

import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;

/** What is drawn for a note on a track that is no drum kit. */
final class Dice {

  private Dice() {}

  private static long origin(Pattern pattern, Note note) {
    return Chance.mix(pattern.id(), (long) note.tick() << 8) >>> 32;
  }

  static boolean percent(Pattern pattern, Note note, long cycle, Condition condition) {
    int bits = 1 | (condition.negated() ? 8 : 0) | condition.a() << 4;
    return Chance.below(100, Chance.mix(Chance.mix(origin(pattern, note), cycle), bits))
        < condition.a();
  }

  static int key(Pattern pattern, Note note, long cycle, int count) {
    return Chance.below(count, Chance.mix(Chance.mix(origin(pattern, note), cycle), -1));
  }
}
