package org.ngoma.sequencer.model;

import java.util.ArrayList;
import java.util.List;

/** A journal that lasts as long as the process: what it takes counts as durable at once. */
public final class MemoryJournal implements Journal {

  private final List<JournalEntry> entries = new ArrayList<>();

  @Override
  public synchronized long append(JournalEntry entry) {
    entries.add(entry);
    return entries.size();
  }

  @Override
  public synchronized long durable() {
    return entries.size();
  }

  /** All entries, the first one with number 1. */
  public synchronized List<JournalEntry> entries() {
    return List.copyOf(entries);
  }
}
