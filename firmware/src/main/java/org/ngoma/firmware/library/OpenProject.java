package org.ngoma.firmware.library;

import java.nio.channels.FileChannel;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.ngoma.sequencer.model.History;

/**
 * A project that is being worked on, by this process alone.
 *
 * <p>Thread: the one that owns the project.
 */
public final class OpenProject implements AutoCloseable {

  private final StoredJournal journal;
  private final StoredPast past;
  private final History history;
  private final Map<String, Database.Named> left = new HashMap<>();
  private String current;
  private FileChannel lock;
  private String name;

  OpenProject(String name, StoredJournal journal, StoredPast past, History history) {
    this.name = name;
    this.journal = journal;
    this.past = past;
    this.history = history;
  }

  /** What it is called in the library; empty as long as it has not been edited. Any thread. */
  public synchronized String name() {
    return name;
  }

  /** It has got a place in the library. */
  synchronized void keep(String kept, FileChannel held) {
    name = kept;
    lock = held;
  }

  synchronized boolean kept() {
    return lock != null;
  }

  public History history() {
    return history;
  }

  public StoredJournal journal() {
    return journal;
  }

  StoredPast past() {
    return past;
  }

  /** Gives the state that it is in a name; an older version of that name is replaced. */
  public void nameVersion(String version) {
    Database.Named named =
        new Database.Named(
            Database.VERSION, version, history.head(), history.head(), journal.millis());
    Database.Packed packed =
        new Database.Packed(history.head(), journal.durable(), Snapshots.pack(history.project()));
    journal.add(
        database -> {
          database.put(named);
          database.put(packed);
        });
  }

  /** Forgets a version's name; the state stays in the journal. */
  public void dropVersion(String version) {
    journal.add(database -> database.dropName(Database.VERSION, version));
  }

  /**
   * Goes to another branch, which begins here when there is none of that name.
   *
   * @return whether it is new
   * @throws LibraryException when the branches cannot be read
   */
  public boolean branch(String branch) throws LibraryException {
    readBranches();
    if (current.equals(branch)) {
      return false;
    }
    Database.Named here =
        new Database.Named(
            Database.BRANCH, current, history.head(), history.tip(), journal.millis());
    Database.Named there = left.get(branch);
    left.put(current, here);
    current = branch;
    journal.alongWithTheNext(
        database -> {
          database.put(here);
          database.putMeta(Database.BRANCH, branch);
        });
    if (there == null) {
      history.go(history.head(), history.tip(), "Begin branch " + branch);
    } else {
      history.go(there.state(), there.tip(), "Go to branch " + branch);
    }
    return there == null;
  }

  /** Once; from then on they are known here before they are in the database. */
  private void readBranches() throws LibraryException {
    if (current == null) {
      try {
        current = past.currentBranch();
        past.leftBranches().forEach(branch -> left.put(branch.name(), branch));
      } catch (SQLException e) {
        throw past.damaged(e);
      }
    }
  }

  /**
   * Ends the work.
   *
   * @param millis how long writing may take
   * @return whether everything is safe
   */
  public boolean close(long millis) {
    boolean all = journal.close(millis);
    Locks.release(lock);
    return all;
  }

  @Override
  public void close() {
    close(10_000);
  }
}
