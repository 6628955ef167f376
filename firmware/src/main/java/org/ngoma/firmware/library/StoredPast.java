package org.ngoma.firmware.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Ids;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Past;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Reducer;

/**
 * Reads what a project was: the nearest snapshot before, and the edits from there.
 *
 * <p>One thread at a time: the one that owns the project.
 */
final class StoredPast implements Past, AutoCloseable {

  private final String name;
  private final Reducer reducer;
  private final LongFunction<Row> waiting;
  private final Map<Long, Project> recent = new HashMap<>();
  private Path file;
  private Project start;
  private Database database;
  private Row last;
  private int distance;

  /**
   * @param waiting entries that are not in the database yet, by number, or null
   */
  private StoredPast(String name, Parameters parameters, LongFunction<Row> waiting) {
    this.name = name;
    reducer = new Reducer(parameters);
    this.waiting = waiting;
  }

  /** Of a project in the library. */
  static StoredPast of(Path file, String name, Parameters parameters, LongFunction<Row> waiting)
      throws LibraryException {
    StoredPast past = new StoredPast(name, parameters, waiting);
    past.file = file;
    try {
      past.last = past.database().lastRow();
    } catch (SQLException e) {
      past.close();
      throw past.damaged(e);
    }
    return past;
  }

  /** Of a project that has no file before its first edit. */
  static StoredPast beginning(Project start, Parameters parameters, LongFunction<Row> waiting) {
    StoredPast past = new StoredPast(start.name(), parameters, waiting);
    past.start = start;
    return past;
  }

  /** The file has come into being. Any thread. */
  synchronized void cameIntoBeing(Path made) {
    file = made;
  }

  private synchronized Database database() throws SQLException {
    if (database == null) {
      if (file == null || !Files.exists(file)) {
        throw new Database.DamageException("its file is not there");
      }
      database = Database.toRead(file);
    }
    return database;
  }

  @Override
  public long head() {
    return last == null ? 0 : last.after();
  }

  @Override
  public long tip() {
    return last == null ? 0 : last.tip();
  }

  @Override
  public int highestId() {
    return last == null ? Ids.highest(project(0)) : last.highestId();
  }

  @Override
  public long lastEntry() {
    return last == null ? 0 : last.n();
  }

  /** Edits that the last reading had to make again. */
  int distance() {
    return distance;
  }

  @Override
  public Project project(long state) {
    Project known = recent.get(state);
    if (known != null) {
      distance = 0;
      return known;
    }
    try {
      return read(state);
    } catch (SQLException | IOException | EditRefused e) {
      throw new UncheckedIOException(damaged(e));
    }
  }

  private Project read(long state) throws SQLException, IOException, EditRefused {
    Set<Long> snapshots = new HashSet<>(file == null ? List.of(0L) : database().snapshots());
    Deque<Row> way = new ArrayDeque<>();
    long at = state;
    while (!snapshots.contains(at)) {
      Row row = row(at);
      if (row.kind() == Row.RESTORED) {
        at = row.source();
      } else {
        way.push(row);
        at = row.before();
      }
    }
    Project project =
        at == 0 && start != null ? start : Snapshots.unpack(place(at), database().snapshot(at));
    recent.clear();
    distance = way.size();
    for (Row row : way) {
      project = reducer.replay(project, row.edit(name));
      recent.put(row.n(), project);
    }
    recent.put(state, project);
    return project;
  }

  private String place(long state) {
    return name + ", state " + state;
  }

  /** An entry that led to a state. */
  Row row(long n) throws SQLException {
    Row row = find(n);
    if (row == null || row.kind() == Row.MOVED) {
      throw new Database.DamageException("entry " + n + " is gone");
    }
    return row;
  }

  private Row find(long n) throws SQLException {
    Row row = waiting.apply(n);
    return row != null || file == null ? row : database().row(n);
  }

  @Override
  public Optional<Made> made(long state) {
    if (state == 0) {
      return Optional.empty();
    }
    try {
      Row row = find(state);
      Row first = row == null || row.first() == state ? row : find(row.first());
      // What was lost before a repair is not there: the way back ends here.
      return first == null
          ? Optional.empty()
          : Optional.of(new Made(first.before(), state, row.words()));
    } catch (SQLException e) {
      throw new UncheckedIOException(damaged(e));
    }
  }

  /** Whether an entry led to a state of its own. */
  boolean isState(long n) throws SQLException {
    Row row = database().row(n);
    return row != null && row.kind() != Row.MOVED;
  }

  /** When the last entry was made, in milliseconds since 1970; 0 when there is none. */
  long lastMillis() {
    return last == null ? 0 : last.millis();
  }

  List<Database.Named> versions() throws SQLException {
    return database().names(Database.VERSION);
  }

  /** The branch that the project is on. */
  String currentBranch() throws SQLException {
    return file == null ? Database.MAIN : database().meta(Database.BRANCH, Database.MAIN);
  }

  /** Branches as they were left; the current one may be among them as it once was. */
  List<Database.Named> leftBranches() throws SQLException {
    return file == null ? List.of() : database().names(Database.BRANCH);
  }

  LibraryException damaged(Exception e) {
    return e instanceof Database.SchemaException
        ? new LibraryException(e.getMessage(), e)
        : new LibraryException(
            "%s cannot be read (%s): ./ngoma doctor repairs what can be"
                .formatted(name, e.getMessage()),
            e);
  }

  @Override
  public synchronized void close() {
    if (database != null) {
      database.close();
      database = null;
    }
  }
}
