package org.ngoma.sequencer.model.shape;

import java.util.List;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.theory.Scale;

/**
 * Moves all keys by as many notes of a scale; what leaves the keyboard comes back by octaves. A
 * passing note between two of the scale stays one.
 *
 * @param tonic place in the octave, 0 for C
 * @param degrees of the scale, -64 to 64
 */
public record MoveInScale(Scale scale, int tonic, int degrees) implements Shape {

  public MoveInScale {
    Bound.within("tonic", tonic, 0, 11);
    Bound.within("degrees", degrees, -64, 64);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    return notes.stream()
        .map(note -> Keys.changed(note, key -> scale.move(tonic, key, degrees)))
        .toList();
  }

  @Override
  public String words() {
    return "Move by " + degrees + " in " + scale.name();
  }
}
