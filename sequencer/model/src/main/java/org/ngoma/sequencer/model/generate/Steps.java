package org.ngoma.sequencer.model.generate;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Note;

/** A rhythm as it is written, on one key, again and again. */
public record Steps(Rhythm rhythm, Hit hit) implements Generator {

  @Override
  public List<Note> notes(List<Note> played, int lengthTicks) {
    List<Note> notes = new ArrayList<>();
    for (int step = 0; step < hit.stepsIn(lengthTicks); step++) {
      Rhythm.Sign sign = rhythm.at(step);
      if (sign.strikes()) {
        notes.add(hit.note(step, rhythm.lasting(step), hit.velocity(sign)));
      }
    }
    return notes;
  }

  @Override
  public String words() {
    return "Steps";
  }
}
