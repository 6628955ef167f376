package org.ngoma.sequencer.model.generate;

import java.util.List;
import org.ngoma.sequencer.model.Note;

/** Something that makes the notes of a pattern. */
public sealed interface Generator
    permits Arpeggio, Cellular, ChordLine, ChordMode, Euclid, RandomWalk, Steps {

  /**
   * The notes that it makes.
   *
   * @param played what the pattern holds: some generators are played by it, others begin anew
   * @param lengthTicks of the pattern, at least 1
   * @return sorted; all begin within the pattern
   */
  List<Note> notes(List<Note> played, int lengthTicks);

  /** What undo calls it: {@code Euclid 5 of 16}. */
  String words();
}
