package org.ngoma.sequencer.model.shape;

import java.util.List;
import org.ngoma.sequencer.model.Note;

/**
 * Makes the pattern longer or shorter with all that is in it: 2:1 plays it at half the speed.
 *
 * @param to of so many ticks, 1 to 64
 * @param of so many become, 1 to 64
 */
public record Stretch(int to, int of) implements Shape {

  public Stretch {
    Bound.within("stretched to", to, 1, 64);
    Bound.within("stretched from", of, 1, 64);
  }

  @Override
  public int lengthTicks(int lengthTicks) {
    long length = scaled(lengthTicks);
    Bound.within("stretched length in ticks", length, 1, Integer.MAX_VALUE);
    return (int) length;
  }

  private long scaled(long ticks) {
    return (2 * ticks * to + of) / (2 * of);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    int length = lengthTicks(lengthTicks);
    return notes.stream()
        .map(
            note ->
                note.withTick(Bound.tick(scaled(note.tick()), length))
                    .withLength(
                        (int) Math.max(1, Math.min(Integer.MAX_VALUE, scaled(note.lengthTicks())))))
        .toList();
  }

  @Override
  public String words() {
    return "Stretch " + to + ":" + of;
  }
}
