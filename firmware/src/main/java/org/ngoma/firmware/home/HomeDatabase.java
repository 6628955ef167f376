package org.ngoma.firmware.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * The database of the box's home, open in one thread. Several processes may have it open: one
 * writes at a time, all read. WAL with {@code synchronous=FULL}, as that of a project.
 */
public final class HomeDatabase implements AutoCloseable {

  /** {@code Ngoh}, by which tools know the file. */
  private static final int APPLICATION = 0x4e676f68;

  private static final int BUSY_MILLIS = 10_000;

  /** What leads from each version of the schema to the next; a step is never changed again. */
  private static final String[][] STEPS = {
    {
      """
      CREATE TABLE job (
        id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, title TEXT NOT NULL,
        args TEXT NOT NULL, body BLOB NOT NULL, priority INTEGER NOT NULL, state TEXT NOT NULL,
        created INTEGER NOT NULL, due INTEGER NOT NULL, changed INTEGER NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0, part REAL NOT NULL DEFAULT 0,
        worker INTEGER NOT NULL DEFAULT 0, cancel INTEGER NOT NULL DEFAULT 0,
        words TEXT NOT NULL DEFAULT '')\
      """,
      "CREATE INDEX job_next ON job (state, priority, id)",
      """
      CREATE TABLE result (
        key TEXT PRIMARY KEY, bytes INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID\
      """
    },
    {
      """
      CREATE TABLE sound (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, tags TEXT NOT NULL,
        origin TEXT NOT NULL, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
        frames INTEGER NOT NULL, rate INTEGER NOT NULL, bpm REAL NOT NULL, pitch TEXT NOT NULL,
        favourite INTEGER NOT NULL DEFAULT 0, used INTEGER NOT NULL DEFAULT 0,
        added INTEGER NOT NULL)\
      """,
      "CREATE INDEX sound_used ON sound (used) WHERE used > 0",
      "CREATE INDEX sound_favourite ON sound (id) WHERE favourite = 1",
      """
      CREATE VIRTUAL TABLE sound_text USING fts5 (
        name, tags, origin, marks, content='', contentless_delete=1, prefix='1 2 3',
        tokenize="unicode61 remove_diacritics 2")\
      """
    }
  };

  /** What is done with the database. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private final Path file;
  private final Connection connection;

  private HomeDatabase(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Where it is. */
  public static Path file(Path home) {
    return home.resolve("ngoma.sqlite");
  }

  /**
   * Opens it, and makes it when it is not there.
   *
   * @throws IOException one sentence
   */
  public static HomeDatabase open(Path home) throws IOException {
    Path file = file(home);
    HomeDatabase database = null;
    try {
      Files.createDirectories(home);
      SQLiteConfig config = new SQLiteConfig();
      config.setBusyTimeout(BUSY_MILLIS);
      Connection connection =
          JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
      database = new HomeDatabase(file, connection);
      database.run("PRAGMA journal_mode=WAL");
      database.run("PRAGMA synchronous=FULL");
      database.raise();
      return database;
    } catch (SQLException e) {
      if (database != null) {
        database.close();
      }
      throw new IOException("cannot open " + file + ": " + SqliteWords.why(e), e);
    }
  }

  private void raise() throws SQLException, IOException {
    long version = number("PRAGMA user_version");
    if (version > STEPS.length) {
      close();
      throw new IOException(
          "%s has schema %d, this firmware reads up to %d: update the firmware, the file is not touched"
              .formatted(file, version, STEPS.length));
    }
    if (version == STEPS.length) {
      return;
    }
    run("BEGIN IMMEDIATE");
    // Another process may have been faster.
    for (int i = (int) number("PRAGMA user_version"); i < STEPS.length; i++) {
      for (String step : STEPS[i]) {
        run(step);
      }
    }
    run("PRAGMA application_id=" + APPLICATION);
    run("PRAGMA user_version=" + STEPS.length);
    run("COMMIT");
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /**
   * Changes something, wholly or not at all; nobody else changes anything meanwhile.
   *
   * @throws IOException one sentence
   */
  public <T> T write(Work<T> work) throws IOException {
    try {
      run("BEGIN IMMEDIATE");
      boolean whole = false;
      try {
        T answer = work.on(connection);
        run("COMMIT");
        whole = true;
        return answer;
      } finally {
        if (!whole) {
          rollBack();
        }
      }
    } catch (SQLException e) {
      throw new IOException("cannot write " + file + ": " + SqliteWords.why(e), e);
    }
  }

  /** A full disk may have ended the transaction already. */
  private void rollBack() {
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      // Then there is nothing to take back.
    }
  }

  /**
   * Looks something up.
   *
   * @throws IOException one sentence
   */
  public <T> T read(Work<T> work) throws IOException {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw new IOException("cannot read " + file + ": " + SqliteWords.why(e), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // What was committed is safe; nothing else hangs on the connection.
    }
  }
}
