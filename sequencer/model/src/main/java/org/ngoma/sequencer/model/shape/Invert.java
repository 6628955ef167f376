package org.ngoma.sequencer.model.shape;

import java.util.List;
import java.util.Optional;
import org.ngoma.sequencer.model.Note;

/**
 * Turns a melody upside down; what leaves the keyboard comes back by octaves.
 *
 * @param axis the key that stays; where none is given it lies in the middle between the lowest and
 *     the highest note
 */
public record Invert(Optional<Integer> axis) implements Shape {

  public Invert {
    axis.ifPresent(key -> Bound.within("key", key, 0, 127));
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    int low = notes.stream().mapToInt(Note::key).min().orElse(0);
    int high = notes.stream().mapToInt(Note::key).max().orElse(0);
    int sum = axis.map(key -> 2 * key).orElse(low + high);
    return notes.stream().map(note -> Keys.changed(note, key -> sum - key)).toList();
  }

  @Override
  public String words() {
    return "Invert";
  }
}
