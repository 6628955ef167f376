package org.ngoma.firmware.library;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * One project's database: its schema and the few things that are asked of it. WAL with {@code
 * synchronous=FULL}: a commit that returns survives a power cut.
 *
 * <p>One thread at a time. Nobody else may open the file: closing it would take SQLite's locks.
 */
final class Database implements AutoCloseable {

  /** Version of the tables that is written, and the newest that is read. */
  static final int SCHEMA = 2;

  /** {@code Ngom}, by which tools know the file. */
  static final int APPLICATION = 0x4e676f6d;

  static final String VERSION = "version";
  static final String BRANCH = "branch";

  /** Name of the branch that every project begins with. */
  static final String MAIN = "main";

  /** What leads from each version of the schema to the next; a step is never changed again. */
  private static final String[][] STEPS = {
    {
      """
      CREATE TABLE entry (
        n INTEGER PRIMARY KEY, kind INTEGER NOT NULL, before INTEGER NOT NULL,
        after INTEGER NOT NULL, first INTEGER NOT NULL, tip INTEGER NOT NULL,
        source INTEGER NOT NULL, highest_id INTEGER NOT NULL, gesture INTEGER NOT NULL,
        millis INTEGER NOT NULL, words TEXT NOT NULL, body BLOB NOT NULL, crc INTEGER NOT NULL)\
      """,
      """
      CREATE TABLE snapshot (
        state INTEGER PRIMARY KEY, n INTEGER NOT NULL, bytes BLOB NOT NULL, crc INTEGER NOT NULL)\
      """,
      """
      CREATE TABLE name (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, state INTEGER NOT NULL,
        tip INTEGER NOT NULL, millis INTEGER NOT NULL, UNIQUE (kind, name))\
      """,
      "CREATE TABLE meta (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL)"
    },
    {
      // The first snapshot and the newest once more, on other pages: without any, all is lost.
      """
      CREATE TABLE spare (
        state INTEGER PRIMARY KEY, n INTEGER NOT NULL, bytes BLOB NOT NULL, crc INTEGER NOT NULL)\
      """,
      """
      INSERT INTO spare SELECT * FROM snapshot
        WHERE state = 0 OR state = (SELECT max(state) FROM snapshot)\
      """
    }
  };

  /** A name for a state. */
  record Named(String kind, String name, long state, long tip, long millis) {}

  /** Where a packed project belongs. */
  record Packed(long state, long n, byte[] bytes) {}

  private final Connection connection;
  private PreparedStatement insertEntry;
  private PreparedStatement selectEntry;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /** Opens a database to write it, and makes it when it is not there or was never finished. */
  static Database toWrite(Path file) throws SQLException {
    Database database = connect(file.toAbsolutePath().toString(), new SQLiteConfig());
    try {
      database.run("PRAGMA journal_mode=WAL");
      database.run("PRAGMA synchronous=FULL");
      database.run("PRAGMA wal_autocheckpoint=0");
      database.run("PRAGMA cache_size=-1000");
      long version = database.number("PRAGMA user_version");
      if (version != 0) {
        database.checkSchema(file);
      }
      if (version < SCHEMA) {
        database.raise(version);
      }
      return database;
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Opens a database to read it, while others may write. On a disk that has become read-only SQLite
   * cannot make the shared memory that its log needs; then nobody writes, and the file is read as
   * it is, if its log was moved there.
   */
  static Database toRead(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try {
      return reading(file, file.toAbsolutePath().toString(), config);
    } catch (SQLiteException e) {
      Path log = file.resolveSibling(file.getFileName() + "-wal");
      if (e.getResultCode() != SQLiteErrorCode.SQLITE_CANTOPEN || log.toFile().length() > 0) {
        throw e;
      }
      config.setOpenMode(SQLiteOpenMode.OPEN_URI);
      return reading(file, file.toUri() + "?immutable=1", config);
    }
  }

  private static Database reading(Path file, String name, SQLiteConfig config) throws SQLException {
    Database database = connect(name, config);
    try {
      database.run("PRAGMA cache_size=-1000");
      database.checkSchema(file);
      return database;
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  private static Database connect(String name, SQLiteConfig config) throws SQLException {
    config.setBusyTimeout(5000);
    return new Database(JDBC.createConnection("jdbc:sqlite:" + name, config.toProperties()));
  }

  /** Raises the schema to this build's, one version at a time, all or nothing. */
  private void raise(long version) throws SQLException {
    begin();
    for (int i = (int) version; i < SCHEMA; i++) {
      for (String step : STEPS[i]) {
        run(step);
      }
    }
    run("PRAGMA application_id=" + APPLICATION);
    run("PRAGMA user_version=" + SCHEMA);
    commit();
  }

  private void checkSchema(Path file) throws SQLException {
    long version = number("PRAGMA user_version");
    if (version > SCHEMA) {
      throw new SchemaException(
          "%s has schema %d, this firmware reads up to %d: update the firmware, the project is not touched"
              .formatted(file.getFileName(), version, SCHEMA));
    }
    if (version < 1 || number("PRAGMA application_id") != APPLICATION) {
      throw new SchemaException(file.getFileName() + " is not a project of Ngoma");
    }
  }

  /** What the tables say that this build cannot work with; no retry will help. */
  static final class SchemaException extends SQLException {
    private static final long serialVersionUID = 1L;

    SchemaException(String sentence) {
      super(sentence);
    }
  }

  void begin() throws SQLException {
    run("BEGIN IMMEDIATE");
  }

  void commit() throws SQLException {
    run("COMMIT");
  }

  void put(Row row) throws SQLException {
    if (insertEntry == null) {
      insertEntry =
          connection.prepareStatement("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
    }
    PreparedStatement s = insertEntry;
    s.setLong(1, row.n());
    s.setInt(2, row.kind());
    s.setLong(3, row.before());
    s.setLong(4, row.after());
    s.setLong(5, row.first());
    s.setLong(6, row.tip());
    s.setLong(7, row.source());
    s.setInt(8, row.highestId());
    s.setLong(9, row.gesture());
    s.setLong(10, row.millis());
    s.setString(11, row.words());
    s.setBytes(12, row.body());
    s.setLong(13, row.checksum());
    s.executeUpdate();
  }

  void put(Packed snapshot) throws SQLException {
    put("snapshot", snapshot);
    put("spare", snapshot);
    run("DELETE FROM spare WHERE state NOT IN (0, (SELECT max(state) FROM snapshot))");
  }

  private void put(String table, Packed snapshot) throws SQLException {
    try (PreparedStatement s =
        connection.prepareStatement("INSERT OR REPLACE INTO " + table + " VALUES (?,?,?,?)")) {
      s.setLong(1, snapshot.state());
      s.setLong(2, snapshot.n());
      s.setBytes(3, snapshot.bytes());
      s.setLong(4, Row.crc(snapshot.bytes()));
      s.executeUpdate();
    }
  }

  void put(Named named) throws SQLException {
    try (PreparedStatement s =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO name (kind, name, state, tip, millis) VALUES (?,?,?,?,?)")) {
      s.setString(1, named.kind());
      s.setString(2, named.name());
      s.setLong(3, named.state());
      s.setLong(4, named.tip());
      s.setLong(5, named.millis());
      s.executeUpdate();
    }
  }

  void putMeta(String name, String value) throws SQLException {
    try (PreparedStatement s =
        connection.prepareStatement("INSERT OR REPLACE INTO meta (name, value) VALUES (?,?)")) {
      s.setString(1, name);
      s.setString(2, value);
      s.executeUpdate();
    }
  }

  String meta(String name, String absent) throws SQLException {
    try (PreparedStatement s = connection.prepareStatement("SELECT value FROM meta WHERE name=?")) {
      s.setString(1, name);
      try (ResultSet r = s.executeQuery()) {
        return r.next() ? r.getString(1) : absent;
      }
    }
  }

  void dropSnapshot(long state) throws SQLException {
    run("DELETE FROM snapshot WHERE state=" + state);
  }

  void dropName(String kind, String name) throws SQLException {
    try (PreparedStatement s =
        connection.prepareStatement("DELETE FROM name WHERE kind=? AND name=?")) {
      s.setString(1, kind);
      s.setString(2, name);
      s.executeUpdate();
    }
  }

  /** An entry, or null. */
  Row row(long n) throws SQLException {
    if (selectEntry == null) {
      selectEntry = connection.prepareStatement("SELECT * FROM entry WHERE n=?");
    }
    selectEntry.setLong(1, n);
    try (ResultSet r = selectEntry.executeQuery()) {
      return r.next() ? row(r) : null;
    }
  }

  /** The entry that was written last, or null. */
  Row lastRow() throws SQLException {
    try (Statement s = connection.createStatement();
        ResultSet r = s.executeQuery("SELECT * FROM entry ORDER BY n DESC LIMIT 1")) {
      return r.next() ? row(r) : null;
    }
  }

  /** Every entry from one on, in order. */
  void rows(long from, Consumer<Row> each) throws SQLException {
    try (PreparedStatement s =
        connection.prepareStatement("SELECT * FROM entry WHERE n>=? ORDER BY n")) {
      s.setLong(1, from);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          each.accept(row(r));
        }
      }
    }
  }

  private static Row row(ResultSet r) throws SQLException {
    if (r.getString(11) == null || r.getBytes(12) == null) {
      throw new DamageException("entry " + r.getLong(1) + " is damaged");
    }
    Row row =
        new Row(
            r.getLong(1),
            r.getInt(2),
            r.getLong(3),
            r.getLong(4),
            r.getLong(5),
            r.getLong(6),
            r.getLong(7),
            r.getInt(8),
            r.getLong(9),
            r.getLong(10),
            r.getString(11),
            r.getBytes(12));
    if (row.checksum() != r.getLong(13)) {
      throw new DamageException("entry " + row.n() + " is damaged");
    }
    return row;
  }

  /** Content that is not what was written. */
  static final class DamageException extends SQLException {
    private static final long serialVersionUID = 1L;

    DamageException(String words) {
      super(words);
    }
  }

  /** States that there are snapshots of, the last one first. */
  List<Long> snapshots() throws SQLException {
    List<Long> states = new ArrayList<>();
    try (Statement s = connection.createStatement();
        ResultSet r = s.executeQuery("SELECT state FROM snapshot ORDER BY state DESC")) {
      while (r.next()) {
        states.add(r.getLong(1));
      }
    }
    return states;
  }

  /** A packed project. */
  byte[] snapshot(long state) throws SQLException {
    try (Statement s = connection.createStatement();
        ResultSet r = s.executeQuery("SELECT bytes, crc FROM snapshot WHERE state=" + state)) {
      if (!r.next()) {
        throw new DamageException("the whole project of state " + state + " is gone");
      }
      byte[] bytes = r.getBytes(1);
      if (bytes == null || Row.crc(bytes) != r.getLong(2)) {
        throw new DamageException("the whole project of state " + state + " is damaged");
      }
      return bytes;
    }
  }

  /** Names of one kind, the oldest first. */
  List<Named> names(String kind) throws SQLException {
    List<Named> names = new ArrayList<>();
    try (PreparedStatement s =
        connection.prepareStatement(
            "SELECT kind, name, state, tip, millis FROM name WHERE kind=? ORDER BY millis, id")) {
      s.setString(1, kind);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          names.add(
              new Named(r.getString(1), r.getString(2), r.getLong(3), r.getLong(4), r.getLong(5)));
        }
      }
    }
    return names;
  }

  /**
   * Moves what the write-ahead log holds into the database.
   *
   * @param wholly whether it waits for readers, and fails when it cannot move all
   */
  void checkpoint(boolean wholly) throws SQLException {
    long busy = number("PRAGMA wal_checkpoint(" + (wholly ? "TRUNCATE" : "PASSIVE") + ")");
    if (wholly && busy != 0) {
      throw new SQLException("another program reads it just now");
    }
  }

  /** What SQLite itself finds wrong with its pages; empty when nothing. */
  List<String> integrity() throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement s = connection.createStatement();
        ResultSet r = s.executeQuery("PRAGMA integrity_check(20)")) {
      while (r.next()) {
        if (!r.getString(1).equals("ok")) {
          found.add(r.getString(1));
        }
      }
    }
    return found;
  }

  void run(String sql) throws SQLException {
    try (Statement s = connection.createStatement()) {
      s.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement s = connection.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      return r.next() ? r.getLong(1) : 0;
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
