package org.ngoma.sequencer.model.generate;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.shape.Bound;
import org.ngoma.sequencer.model.theory.Scale;

/**
 * One finger plays chords: on each note stand as many thirds of the scale as are asked for.
 *
 * @param tonic place in the octave, 0 for C
 * @param size notes of a chord: 3 triads, 4 sevenths, 5 ninths; 2 to 7
 */
public record ChordMode(Scale scale, int tonic, int size, Voicing voicing) implements Generator {

  public ChordMode {
    Bound.within("tonic", tonic, 0, 11);
    Bound.within("notes of a chord", size, 2, 7);
  }

  @Override
  public List<Note> notes(List<Note> played, int lengthTicks) {
    List<Note> notes = new ArrayList<>();
    for (Note note : played) {
      int root = scale.nearest(tonic, note.key());
      List<Integer> close = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        close.add(scale.move(tonic, root, 2 * i));
      }
      voicing.of(close).forEach(key -> notes.add(note.withKey(key)));
    }
    notes.sort(null);
    List<Note> strummed = new ArrayList<>(voicing.strum().notes(notes, lengthTicks));
    strummed.sort(null);
    return strummed;
  }

  @Override
  public String words() {
    return "Chords of " + size + " in " + scale.name();
  }
}
