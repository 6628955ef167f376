package org.ngoma.sequencer.model;

/**
 * One step of a project's life. All of them in their order, applied to the project at the start,
 * give the project as it is and its history.
 */
public sealed interface JournalEntry {

  /** An edit that was accepted. */
  record Applied(Edit edit, Gesture gesture) implements JournalEntry {}

  /** The last gesture was taken back. */
  record Undone() implements JournalEntry {}

  /** The last gesture that was taken back was made again. */
  record Redone() implements JournalEntry {}
}
