package org.ngoma.sequencer.model.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;

/** The edits that make one pattern out of another: only what is different. */
public final class PatternEdits {

  private PatternEdits() {}

  /**
   * Edits of one gesture; none where nothing is different.
   *
   * @param before as the project has it
   * @param after with the notes and the length that it gets
   * @param words what is done, for the list of what can be undone
   */
  public static List<Edit> of(int trackId, Pattern before, Pattern after, String words) {
    Map<Note, Integer> more = new HashMap<>();
    after.notes().forEach(note -> more.merge(note, 1, Integer::sum));
    before.notes().forEach(note -> more.merge(note, -1, Integer::sum));
    List<Note> removed = new ArrayList<>();
    List<Note> added = new ArrayList<>();
    more.forEach(
        (note, count) -> {
          for (int i = 0; i < Math.abs(count); i++) {
            (count > 0 ? added : removed).add(note);
          }
        });
    removed.sort(null);
    added.sort(null);
    List<Edit> edits = new ArrayList<>();
    if (!removed.isEmpty() || !added.isEmpty()) {
      edits.add(new Edit.ShapeNotes(trackId, before.id(), words, removed, added));
    }
    if (after.lengthTicks() != before.lengthTicks()) {
      edits.add(new Edit.SetPatternLength(trackId, before.id(), after.lengthTicks()));
    }
    if (!after.stepping().equals(before.stepping())) {
      edits.add(new Edit.SetStepping(trackId, before.id(), after.stepping()));
    }
    return edits;
  }
}
