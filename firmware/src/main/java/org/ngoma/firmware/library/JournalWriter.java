package org.ngoma.firmware.library;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one thread that writes. It takes all that waits and commits it at once, so that many edits
 * cost one flush of the disk. What fails is kept in order and tried again until it succeeds: a full
 * disk loses nothing.
 *
 * <p>Threads: any may call; the database belongs to {@code journal}.
 */
final class JournalWriter {

  /** What to do with the database. */
  interface Write {
    void to(Database database) throws SQLException;
  }

  /**
   * A write in its turn.
   *
   * @param entry number of the entry that it puts there, or 0
   */
  private record Task(Write write, long entry) {}

  /** How to come to the database, again after each failure. */
  interface Opening {
    Database open() throws SQLException, IOException;
  }

  private static final long FIRST_RETRY_MILLIS = 100;
  private static final long LAST_RETRY_MILLIS = 2_000;

  /** Pages of write-ahead log, at about two a commit, before they are moved to the database. */
  private static final int COMMITS_A_CHECKPOINT = 500;

  private static final int COMMITS_AT_MOST = 4 * COMMITS_A_CHECKPOINT;

  private final Opening opening;
  private final Thread thread;
  private final Deque<Task> queue = new ArrayDeque<>();
  private final ConcurrentSkipListMap<Long, Row> waiting = new ConcurrentSkipListMap<>();
  private final Object arrived = new Object();
  private final AtomicInteger unwritten = new AtomicInteger();
  private volatile long durable;
  private volatile String trouble = "";
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean closing;
  private Database database;
  private int commits;

  /**
   * @param durable number of the last entry that is in the database already
   */
  JournalWriter(Opening opening, long durable) {
    this.opening = opening;
    this.durable = durable;
    thread = Thread.ofPlatform().daemon().name("journal").start(this::run);
  }

  /** Takes an entry. */
  void add(Row row) {
    waiting.put(row.n(), row);
    add(new Task(database -> database.put(row), row.n()));
  }

  /** Takes an entry and what belongs to it: both get there, or neither. */
  void add(Row row, Write with) {
    waiting.put(row.n(), row);
    add(
        new Task(
            database -> {
              database.put(row);
              with.to(database);
            },
            row.n()));
  }

  /** Takes anything else, to be done in its turn. */
  void add(Write write) {
    add(new Task(write, 0));
  }

  private void add(Task task) {
    unwritten.incrementAndGet();
    synchronized (arrived) {
      queue.add(task);
      arrived.notifyAll();
    }
  }

  /** An entry that is not in the database yet, or null. */
  Row waiting(long n) {
    return waiting.get(n);
  }

  /** Entries that are not safe yet. */
  int waitingEntries() {
    return waiting.size();
  }

  long durable() {
    return durable;
  }

  Optional<String> trouble() {
    String now = trouble;
    return now.isEmpty() ? Optional.empty() : Optional.of(now.formatted(waitingEntries()));
  }

  private void run() {
    List<Task> batch = new ArrayList<>();
    long retryMillis = FIRST_RETRY_MILLIS;
    while (take(batch)) {
      try {
        write(batch);
        trouble = "";
        retryMillis = FIRST_RETRY_MILLIS;
      } catch (SQLException | IOException e) {
        trouble = sentence(e);
        abandon();
        if (!pause(retryMillis)) {
          return;
        }
        retryMillis = Math.min(LAST_RETRY_MILLIS, 2 * retryMillis);
      }
    }
    abandon();
  }

  /** Waits for work; false when there is none and there will be none. */
  private boolean take(List<Task> batch) {
    synchronized (arrived) {
      while (queue.isEmpty() && batch.isEmpty()) {
        if (closing) {
          return false;
        }
        try {
          if (commits >= COMMITS_A_CHECKPOINT) {
            return true;
          }
          arrived.wait();
        } catch (InterruptedException e) {
          return false;
        }
      }
      // A batch that failed is tried again as it was: it was one transaction, whole or not there.
      if (batch.isEmpty()) {
        batch.addAll(queue);
        queue.clear();
      }
      return true;
    }
  }

  private void write(List<Task> batch) throws SQLException, IOException {
    boolean idle = batch.isEmpty();
    if (database == null) {
      reopen(batch);
    }
    if (!batch.isEmpty()) {
      database.begin();
      for (Task task : batch) {
        task.write().to(database);
      }
      database.commit();
      commits++;
      settle(batch.stream().mapToLong(Task::entry).max().orElse(0));
      drop(batch);
    }
    if (commits >= (idle ? COMMITS_A_CHECKPOINT : COMMITS_AT_MOST)) {
      checkpoint();
    }
  }

  /** What cannot be moved stays in the log, where it is as safe, and is moved later. */
  private void checkpoint() {
    try {
      database.checkpoint(false);
      commits = 0;
    } catch (SQLException e) {
      commits = COMMITS_A_CHECKPOINT / 2;
    }
  }

  /**
   * After a failure nobody knows whether the last commit reached the disk: a flush that failed once
   * may claim success the next time without having written anything. What the database shows is
   * therefore copied out of the log into other pages first, and those are flushed.
   */
  private void reopen(List<Task> batch) throws SQLException, IOException {
    database = opening.open();
    Row last = database.lastRow();
    if (last != null && last.n() > durable) {
      database.checkpoint(true);
      settle(last.n());
      drop(batch);
    }
  }

  private void drop(List<Task> batch) {
    unwritten.addAndGet(-batch.size());
    batch.clear();
  }

  /** Everything up to an entry is safe. */
  private void settle(long entry) {
    if (entry > durable) {
      durable = entry;
      waiting.headMap(entry, true).clear();
    }
  }

  private void abandon() {
    if (database != null) {
      database.close();
      database = null;
    }
  }

  /** Whether to try again: not when there is an end in between. */
  private boolean pause(long millis) {
    try {
      return !ended.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static String sentence(Exception e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException s ? s.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    String why =
        switch (code.code & 0xff) {
          case 13 -> "the disk is full; free some space";
          case 8 -> "the disk is read-only; make it writable";
          case 14, 3 -> "the library cannot be opened; look at its folder and its rights";
          case 10 -> "the disk fails; look at it soon";
          case 11, 26 -> "the project's file is damaged; ./ngoma doctor repairs it";
          default -> String.valueOf(e.getMessage());
        };
    return "%d edits are not safe yet, and wait: " + why.replace("%", "%%");
  }

  /**
   * Writes what waits and ends.
   *
   * @param millis how long it may take at most
   * @return whether everything was written
   */
  boolean close(long millis) {
    synchronized (arrived) {
      closing = true;
      ended.countDown();
      arrived.notifyAll();
    }
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return unwritten.get() == 0;
  }
}
