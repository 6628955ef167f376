package org.ngoma.firmware.jobs;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ngoma.firmware.home.HomeDatabase;

/**
 * The jobs of a box, in the database of its home. What is in it survives every restart; a job whose
 * worker died waits again.
 */
public final class JobQueue {

  /** Tries before a job is given up. */
  static final int MOST_TRIES = 6;

  private static final long FIRST_PAUSE_MILLIS = 10_000;
  private static final long LONGEST_PAUSE_MILLIS = 600_000;

  /** Jobs that are over and still shown. */
  private static final int KEPT = 200;

  private static final String COLUMNS =
      "id, kind, title, args, body, priority, state, created, due, changed, tries, part, worker,"
          + " words";

  private final HomeDatabase database;
  private final InstantSource time;

  public JobQueue(HomeDatabase database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /**
   * Takes a job in.
   *
   * @return its number
   */
  public long add(Job job) throws IOException {
    return database.write(
        connection -> {
          forgetOld(connection);
          try (PreparedStatement s =
              connection.prepareStatement(
                  "INSERT INTO job (kind, title, args, body, priority, state, created, due, changed)"
                      + " VALUES (?,?,?,?,?,?,?,?,?) RETURNING id")) {
            s.setString(1, job.kind());
            s.setString(2, job.title());
            s.setString(3, job.args());
            s.setBytes(4, job.body());
            s.setInt(5, job.priority().number());
            s.setString(6, JobState.WAITING.word());
            s.setLong(7, time.millis());
            s.setLong(8, time.millis());
            s.setLong(9, time.millis());
            try (ResultSet r = s.executeQuery()) {
              r.next();
              return r.getLong(1);
            }
          }
        });
  }

  /**
   * All jobs that are not forgotten yet: those to come in their order, then those that are over.
   */
  public List<Job> list() throws IOException {
    return database.read(
        connection -> {
          List<Job> jobs = new ArrayList<>();
          try (PreparedStatement s =
                  connection.prepareStatement(
                      "SELECT "
                          + COLUMNS
                          + " FROM job ORDER BY CASE state WHEN 'running' THEN 0 WHEN 'waiting' THEN 1"
                          + " ELSE 2 END, CASE WHEN state IN ('running', 'waiting') THEN priority"
                          + " ELSE 0 END, CASE WHEN state IN ('running', 'waiting') THEN id ELSE"
                          + " -id END");
              ResultSet r = s.executeQuery()) {
            while (r.next()) {
              jobs.add(job(r));
            }
          }
          return jobs;
        });
  }

  public Optional<Job> find(long id) throws IOException {
    return database.read(connection -> find(connection, id));
  }

  private static Optional<Job> find(Connection connection, long id) throws SQLException {
    try (PreparedStatement s =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM job WHERE id=?")) {
      s.setLong(1, id);
      try (ResultSet r = s.executeQuery()) {
        return r.next() ? Optional.of(job(r)) : Optional.empty();
      }
    }
  }

  /** Takes the job that is next. */
  Optional<Job> take(long worker) throws IOException {
    return database.write(
        connection -> {
          long id;
          try (PreparedStatement s =
              connection.prepareStatement(
                  "SELECT id FROM job WHERE state='waiting' AND due<=? ORDER BY priority, id LIMIT 1")) {
            s.setLong(1, time.millis());
            try (ResultSet r = s.executeQuery()) {
              if (!r.next()) {
                return Optional.empty();
              }
              id = r.getLong(1);
            }
          }
          update(
              connection,
              "UPDATE job SET state='running', tries=tries+1, part=0, cancel=0, worker=?, changed=?"
                  + " WHERE id=?",
              worker,
              time.millis(),
              id);
          return find(connection, id);
        });
  }

  /**
   * Has what dead workers have left wait again.
   *
   * @return how many jobs
   */
  int returnOrphans() throws IOException {
    return database.write(
        connection -> {
          update(
              connection,
              "UPDATE job SET state='cancelled', worker=0, body=x'' WHERE state='running' AND cancel=1");
          List<Job> orphans = new ArrayList<>();
          try (PreparedStatement s =
                  connection.prepareStatement(
                      "SELECT " + COLUMNS + " FROM job WHERE state='running'");
              ResultSet r = s.executeQuery()) {
            while (r.next()) {
              orphans.add(job(r));
            }
          }
          for (Job job : orphans) {
            failed(connection, job, "its worker ended in the middle of it");
          }
          return orphans.size();
        });
  }

  /** When the next job that waits is due; empty when none waits. */
  public Optional<Long> nextDueMillis() throws IOException {
    return database.read(
        connection -> {
          try (PreparedStatement s =
                  connection.prepareStatement("SELECT min(due) FROM job WHERE state='waiting'");
              ResultSet r = s.executeQuery()) {
            r.next();
            long due = r.getLong(1);
            return r.wasNull() ? Optional.empty() : Optional.of(due);
          }
        });
  }

  /** Whether there is anything that is not over. */
  public boolean anyLeft() throws IOException {
    return list().stream().anyMatch(job -> !job.state().over());
  }

  /** What a worker is to do with the job in hand. */
  enum Wish {
    GO_ON,
    /** Nobody wants it any more. */
    CANCEL,
    /** Somebody waits for another one. */
    MAKE_ROOM
  }

  /** Notes how far a job is, and tells what is wished of it. */
  Wish progress(Job job, double part) throws IOException {
    return database.write(
        connection -> {
          update(
              connection,
              "UPDATE job SET part=?, changed=? WHERE id=?",
              part,
              time.millis(),
              job.id());
          try (PreparedStatement s =
              connection.prepareStatement(
                  "SELECT cancel, EXISTS (SELECT 1 FROM job WHERE state='waiting' AND priority=0"
                      + " AND due<=?) FROM job WHERE id=?")) {
            s.setLong(1, time.millis());
            s.setLong(2, job.id());
            try (ResultSet r = s.executeQuery()) {
              if (!r.next() || r.getInt(1) != 0) {
                return Wish.CANCEL;
              }
              boolean room = r.getInt(2) != 0 && job.priority() == Priority.IDLE;
              return room ? Wish.MAKE_ROOM : Wish.GO_ON;
            }
          }
        });
  }

  void done(Job job, String words) throws IOException {
    end(job, JobState.DONE, words);
  }

  void cancelled(Job job) throws IOException {
    end(job, JobState.CANCELLED, "");
  }

  /** It is given up. */
  void hopeless(Job job, String words) throws IOException {
    end(job, JobState.FAILED, words);
  }

  private void end(Job job, JobState state, String words) throws IOException {
    database.write(connection -> end(connection, job, state, words));
  }

  private int end(Connection connection, Job job, JobState state, String words)
      throws SQLException {
    return update(
        connection,
        "UPDATE job SET state=?, words=?, changed=?, worker=0, part=CASE ?1 WHEN 'done' THEN 1 ELSE part END,"
            + " body=x'' WHERE id=?",
        state.word(),
        words,
        time.millis(),
        job.id());
  }

  /** A try went wrong: the next one comes after a pause that doubles each time. */
  void failed(Job job, String words) throws IOException {
    database.write(connection -> failed(connection, job, words));
  }

  private int failed(Connection connection, Job job, String words) throws SQLException {
    if (job.tries() >= MOST_TRIES) {
      return end(connection, job, JobState.FAILED, words);
    }
    long pause = FIRST_PAUSE_MILLIS << Math.max(0, job.tries() - 1);
    return update(
        connection,
        "UPDATE job SET state='waiting', words=?, due=?, changed=?, worker=0 WHERE id=?",
        words,
        time.millis() + Math.min(LONGEST_PAUSE_MILLIS, pause),
        time.millis(),
        job.id());
  }

  /** Lays a job back that was not finished for no fault of its own. */
  void layBack(Job job) throws IOException {
    database.write(
        connection ->
            update(
                connection,
                "UPDATE job SET state='waiting', tries=tries-1, worker=0, changed=? WHERE id=?",
                time.millis(),
                job.id()));
  }

  /**
   * Has a job end: at once when it waits, else as soon as its worker looks.
   *
   * @return what it was before
   * @throws IOException when there is none of this number
   */
  public JobState cancel(long id) throws IOException {
    return database
        .write(
            connection -> {
              Optional<Job> job = find(connection, id);
              if (job.isEmpty()) {
                return Optional.<JobState>empty();
              }
              if (job.get().state() == JobState.WAITING) {
                end(connection, job.get(), JobState.CANCELLED, "");
              } else if (job.get().state() == JobState.RUNNING) {
                update(connection, "UPDATE job SET cancel=1 WHERE id=?", id);
              }
              return job.map(Job::state);
            })
        .orElseThrow(() -> new IOException("there is no job " + id + "; ./ngoma jobs lists them"));
  }

  /** What nobody will ask for any more. */
  private static void forgetOld(Connection connection) throws SQLException {
    update(
        connection,
        "DELETE FROM job WHERE state IN ('done', 'failed', 'cancelled') AND id <="
            + " (SELECT max(id) FROM job) - ?",
        KEPT);
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement s = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        s.setObject(i + 1, values[i]);
      }
      return s.executeUpdate();
    }
  }

  private static Job job(ResultSet r) throws SQLException {
    return new Job(
        r.getLong(1),
        r.getString(2),
        r.getString(3),
        r.getString(4),
        r.getBytes(5),
        Priority.of(r.getInt(6)),
        JobState.of(r.getString(7)),
        r.getLong(8),
        r.getLong(9),
        r.getLong(10),
        r.getInt(11),
        r.getDouble(12),
        r.getLong(13),
        r.getString(14));
  }
}
