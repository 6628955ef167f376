package org.ngoma.sequencer.model;

/** Where every step of a project is kept, in order. */
public interface Journal {

  /**
   * Takes the next entry and returns at once; it is heard already, and is safe when {@link
   * #durable} has reached its number. What cannot be written now (a full disk) waits here in order,
   * so this neither blocks nor fails.
   *
   * @return the entry's number: one more than that of the entry before
   */
  long append(JournalEntry entry);

  /**
   * Number of the last entry that a power cut cannot take away any more; it never falls. Any
   * thread.
   */
  long durable();
}
