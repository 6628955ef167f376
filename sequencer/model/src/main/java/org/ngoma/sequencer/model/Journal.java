package org.ngoma.sequencer.model;

import java.util.Optional;

/** Where every step of a project is kept, in order. */
public interface Journal {

  /**
   * Takes the next entry and returns at once; it is heard already, and is safe when {@link
   * #durable} has reached its number. What cannot be written now (a full disk) waits here in order,
   * so this neither blocks nor fails.
   *
   * @param project as it is after the entry
   * @param highestId of any track, pattern or effect so far
   * @return the entry's number: one more than that of the entry before
   */
  long append(JournalEntry entry, Project project, int highestId);

  /**
   * Number of the last entry that a power cut cannot take away any more; it never falls. Any
   * thread.
   */
  long durable();

  /** Why nothing becomes durable just now, in one sentence; empty when all is well. Any thread. */
  default Optional<String> trouble() {
    return Optional.empty();
  }
}
