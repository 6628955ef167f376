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
import org.ngoma.firmware.home.SqliteWords;

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

    /** Called after a failure, when the database is closed again. */
    default void failed(long durable) throws IOException {}
  }

  /**
   * How often it does what.
   *
   * @param retryMillis before it tries again the first time, then twice as long each time
   * @param checkpointCommits commits, at about two pages each, before the log is moved to the
   *     database in a quiet moment; four times as many when there is none
   */
  record Pace(long retryMillis, int checkpointCommits) {
    static final Pace USUAL = new Pace(100, 500);
  }

  private static final int LONGEST_RETRY = 16;
  private static final int WITHOUT_A_QUIET_MOMENT = 4;

  private final Opening opening;
  private final Pace pace;
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
  JournalWriter(Opening opening, long durable, Pace pace) {
    this.opening = opening;
    this.pace = pace;
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
    long retryMillis = pace.retryMillis();
    while (take(batch)) {
      try {
        write(batch);
        trouble = "";
        retryMillis = pace.retryMillis();
      } catch (SQLException | IOException e) {
        trouble = sentence(e);
        failed();
        if (!pause(retryMillis)) {
          return;
        }
        retryMillis = Math.min(LONGEST_RETRY * pace.retryMillis(), 2 * retryMillis);
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
          if (commits >= pace.checkpointCommits()) {
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
    if (commits >= pace.checkpointCommits() * (idle ? 1 : WITHOUT_A_QUIET_MOMENT)) {
      checkpoint();
    }
  }

  /** What cannot be moved stays in the log, where it is as safe, and is moved later. */
  private void checkpoint() {
    try {
      database.checkpoint(false);
      commits = 0;
    } catch (SQLException e) {
      commits = pace.checkpointCommits() / 2;
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
      // The first commit after it flushes a new beginning of the log over what is in doubt there.
      database.putMeta("recovered", Long.toString(last.n()));
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

  private void failed() {
    abandon();
    try {
      opening.failed(durable);
    } catch (IOException e) {
      trouble = sentence(e);
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
    return "edits that wait to be safe: %d; " + SqliteWords.why(e).replace("%", "%%");
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
