package org.ngoma.sequencer.model.shape;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;

/** One change of all notes of a pattern. */
public sealed interface Shape
    permits ApplyGroove,
        CompressVelocity,
        Gate,
        Humanise,
        Invert,
        Legato,
        LockToScale,
        Mirror,
        MoveInScale,
        Quantise,
        RampVelocity,
        Rotate,
        ScaleVelocity,
        Stretch,
        Strum,
        Thin,
        Transpose {

  /**
   * The notes after it.
   *
   * @param notes that begin within the pattern, sorted
   * @param lengthTicks of the pattern, at least 1
   * @return in any order; those that are new begin within {@link #lengthTicks(int)}
   */
  List<Note> notes(List<Note> notes, int lengthTicks);

  /** How long the pattern is afterwards. */
  default int lengthTicks(int lengthTicks) {
    return lengthTicks;
  }

  /** What undo calls it: {@code Quantise 80 %}. */
  String words();

  /** The pattern after it; notes that rest behind its end go on resting there. */
  default Pattern of(Pattern pattern) {
    int length = pattern.lengthTicks();
    int longer = lengthTicks(length);
    List<Note> playing = new ArrayList<>();
    List<Note> resting = new ArrayList<>();
    for (Note note : pattern.notes()) {
      if (note.tick() < length) {
        playing.add(note);
      } else {
        int behind = note.tick() - length;
        resting.add(note.withTick((int) Math.min(Integer.MAX_VALUE, (long) longer + behind)));
      }
    }
    List<Note> all = new ArrayList<>(notes(List.copyOf(playing), length));
    all.addAll(resting);
    return pattern.withLength(longer).withNotes(all);
  }
}
