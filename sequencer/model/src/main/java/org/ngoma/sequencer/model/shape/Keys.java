package org.ngoma.sequencer.model.shape;

import java.util.function.IntUnaryOperator;
import org.ngoma.sequencer.model.Note;

/** Notes on other keys, with all that may sound in their place. */
final class Keys {

  private Keys() {}

  /**
   * Changes the key of a note and those that its trig draws from.
   *
   * @param change from key to key; what leaves the keyboard comes back by octaves
   */
  static Note changed(Note note, IntUnaryOperator change) {
    Note moved = note.withKey(Bound.key(change.applyAsInt(note.key())));
    return note.trig().keys().isEmpty()
        ? moved
        : moved.withTrig(
            note.trig()
                .withKeys(
                    note.trig().keys().stream()
                        .map(key -> Bound.key(change.applyAsInt(key)))
                        .toList()));
  }
}
