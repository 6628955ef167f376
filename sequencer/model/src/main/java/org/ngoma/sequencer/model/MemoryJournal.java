package org.ngoma.sequencer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal that lasts as long as the process: what it takes counts as durable at once. */
public final class MemoryJournal implements Journal, Past {

  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Project> projects = new ArrayList<>();
  private int highestId;

  /** Sets the project that it begins with. */
  synchronized void begin(Project start) {
    if (projects.isEmpty()) {
      projects.add(start);
      highestId = Ids.highest(start);
    }
  }

  @Override
  public synchronized long append(JournalEntry entry, Project project, int highest) {
    entries.add(entry);
    projects.add(project);
    highestId = highest;
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

  @Override
  public synchronized long head() {
    return entries.isEmpty()
        ? 0
        : entries.getLast() instanceof JournalEntry.Moved moved ? moved.to() : entries.size();
  }

  @Override
  public synchronized long tip() {
    return !entries.isEmpty() && entries.getLast() instanceof JournalEntry.Moved moved
        ? moved.tip()
        : entries.size();
  }

  @Override
  public synchronized int highestId() {
    return highestId;
  }

  @Override
  public long lastEntry() {
    return durable();
  }

  @Override
  public synchronized Project project(long state) {
    return projects.get((int) state);
  }

  @Override
  public synchronized Optional<Made> made(long state) {
    if (state == 0) {
      return Optional.empty();
    }
    long at = state;
    while (true) {
      switch (entries.get((int) at - 1)) {
        case JournalEntry.Applied a when a.joined() -> at = a.before();
        case JournalEntry.Applied a -> {
          return Optional.of(new Made(a.before(), state, words(state)));
        }
        case JournalEntry.Restored r -> {
          return Optional.of(new Made(r.before(), state, r.words()));
        }
        case JournalEntry.Moved m -> throw new IllegalArgumentException("no state " + at);
      }
    }
  }

  private String words(long state) {
    return ((JournalEntry.Applied) entries.get((int) state - 1)).words();
  }
}
