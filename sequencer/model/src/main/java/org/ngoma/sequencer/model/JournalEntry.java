package org.ngoma.sequencer.model;

/** One step of a project's life. */
public sealed interface JournalEntry {

  /**
   * An edit that was accepted: it leads to a new state, which has this entry's number.
   *
   * @param before the state that it was made upon
   * @param joined whether it belongs to the gesture that led to {@code before}
   * @param words name of the whole gesture so far
   */
  record Applied(long before, Edit edit, Gesture gesture, boolean joined, String words)
      implements JournalEntry {}

  /**
   * The project was made what it was in an earlier state: a new state, which can be undone.
   *
   * @param before the state that it was made upon
   * @param from the state that it repeats
   */
  record Restored(long before, long from, String words) implements JournalEntry {}

  /**
   * The project went to a state that there had been: by undo, by redo, to another branch.
   *
   * @param to the state that it stands in now
   * @param tip the state that redo leads to in the end
   */
  record Moved(long to, long tip, String words) implements JournalEntry {}
}
