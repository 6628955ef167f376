package org.ngoma.sequencer.model.shape;

import java.util.List;
import org.ngoma.sequencer.model.Note;

/**
 * Plays the pattern from its end to its beginning.
 *
 * @param stepTicks 0 turns every note around with its length, for melodies; else whole steps of so
 *     many ticks change places and notes stay where they are within theirs, for drums
 */
public record Mirror(int stepTicks) implements Shape {

  public Mirror {
    Bound.within("step in ticks", stepTicks, 0, Integer.MAX_VALUE);
  }

  @Override
  public List<Note> notes(List<Note> notes, int lengthTicks) {
    return notes.stream().map(note -> note.withTick(tick(note, lengthTicks))).toList();
  }

  private int tick(Note note, int lengthTicks) {
    if (stepTicks == 0) {
      return Math.floorMod((long) lengthTicks - note.tick() - note.lengthTicks(), lengthTicks);
    }
    int within = note.tick() % stepTicks;
    int step = note.tick() - within;
    int whole = lengthTicks - lengthTicks % stepTicks;
    // What stands in a last step that is cut off has no other one to change places with.
    return step >= whole ? note.tick() : whole - stepTicks - step + within;
  }

  @Override
  public String words() {
    return "Mirror";
  }
}
