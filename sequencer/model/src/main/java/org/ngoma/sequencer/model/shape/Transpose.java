package org.ngoma.sequencer.model.shape;

import java.util.List;
import org.ngoma.sequencer.model.Note;

/**
 * Moves all keys by as many semitones; what leaves the keyboard comes back by octaves.
 *
 * @param semitones -127 to 127
 */
public record Transpose(int semitones) implements Shape {

  public Transpose {
    Bound.within("semitones", semitones, -127, 127);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    return notes.stream().map(note -> Keys.changed(note, key -> key + semitones)).toList();
  }

  @Override
  public String words() {
    return "Transpose by " + semitones;
  }
}
