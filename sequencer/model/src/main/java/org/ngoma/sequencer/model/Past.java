package org.ngoma.sequencer.model;

import java.util.Optional;

/**
 * What a journal remembers. Every edit leads from one state of the project to another; a state has
 * the number of the entry that led to it, and 0 is the project that the journal began with. States
 * are never taken away: undo goes back to one, and an edit made there begins another way.
 */
public interface Past {

  /**
   * A gesture that was made once.
   *
   * @param before the state that it was made upon
   * @param after the state that it led to
   * @param words its name
   */
  record Made(long before, long after, String words) {}

  /** The state that the project stood in last. */
  long head();

  /**
   * The state that redo would lead to in the end; the head itself when there is nothing to redo.
   */
  long tip();

  /** Highest id of a track, pattern or effect that any state ever had. */
  int highestId();

  /** Number of the last entry. */
  long lastEntry();

  /**
   * The project in a state.
   *
   * @throws java.io.UncheckedIOException when it cannot be read, with a sentence for the player
   */
  Project project(long state);

  /** The whole gesture that ended in a state or went through it; empty for state 0. */
  Optional<Made> made(long state);
}
