package org.ngoma.firmware.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ngoma.firmware.store.ProjectFileException;
import org.ngoma.sequencer.model.Ids;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Project;

/**
 * Looks whether a project is whole, and makes of a damaged one what can be made of it. The damaged
 * file is always kept.
 *
 * <p>Thread: main of a tool.
 */
public final class Doctor {

  /**
   * What was found.
   *
   * @param healthy whether nothing is wrong (any more)
   * @param words one sentence for each thing
   */
  public record Finding(boolean healthy, List<String> words) {
    public Finding {
      words = List.copyOf(words);
    }
  }

  private static final int MOST_WORDS = 5;

  private final Library library;
  private final Parameters parameters;

  public Doctor(Library library, Parameters parameters) {
    this.library = library;
    this.parameters = parameters;
  }

  /** Reads all of a project: pages, checksums, and every snapshot against the edits before it. */
  public Finding look(String name) throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Database database = Database.toRead(library.file(name))) {
      wrong.addAll(database.integrity());
      long[] expected = {1};
      database.rows(
          1,
          row -> {
            if (row.n() != expected[0]) {
              wrong.add("entries " + expected[0] + " to " + (row.n() - 1) + " are gone");
            }
            expected[0] = row.n() + 1;
            edit(name, row, wrong);
          });
      for (long state : database.snapshots()) {
        Snapshots.unpack("the whole project of state " + state, database.snapshot(state));
      }
      heads(name, wrong);
      boolean mended = !database.meta("lost", "").isEmpty();
      if (mended) {
        wrong.removeIf(word -> word.endsWith(" are gone"));
      }
      int entries = (int) (expected[0] - 1);
      return wrong.isEmpty()
          ? new Finding(true, List.of("whole, " + entries + " entries"))
          : new Finding(false, few(wrong));
    } catch (SQLException | IOException e) {
      if (e.getCause() instanceof Database.SchemaException
          || e instanceof Database.SchemaException) {
        return new Finding(false, List.of(e.getMessage()));
      }
      wrong.add(e.getMessage());
      return new Finding(false, few(wrong));
    }
  }

  private static List<String> few(List<String> words) {
    return words.size() <= MOST_WORDS
        ? words
        : List.of(words.get(0), words.get(1), words.get(2), "and " + (words.size() - 3) + " more");
  }

  private static void edit(String name, Row row, List<String> wrong) {
    if (row.kind() == Row.APPLIED) {
      try {
        row.edit(name);
      } catch (ProjectFileException e) {
        wrong.add(e.getMessage());
      }
    }
  }

  private void heads(String name, List<String> wrong) throws IOException {
    try (StoredPast past = StoredPast.of(library.file(name), name, parameters, n -> null)) {
      past.project(past.head());
    } catch (UncheckedIOException e) {
      wrong.add(e.getCause().getMessage());
    }
  }

  /**
   * Takes all that is whole out of a damaged project and makes a new file of it.
   *
   * @throws LibraryException when another process has it, or nothing in it can be used
   */
  public Finding repair(String name) throws IOException {
    Path file = library.file(name);
    FileChannel lock = Locks.take(library.lockFile(name), name);
    try {
      Rescued rescued = rescue(file);
      if (rescued.snapshots.isEmpty()) {
        throw new LibraryException(
            name + " holds nothing that can be used; its file stays as it is: " + file);
      }
      Path fresh = file.resolveSibling("." + name + ".repaired");
      Files.deleteIfExists(fresh);
      long last = rescued.lastKnown();
      long standing = rescued.standing();
      keepWhatHoldsTogether(rescued);
      long head = head(rescued);
      write(fresh, rescued, head);
      Path kept = free(file);
      for (String part : new String[] {"", "-wal"}) {
        Path old = file.resolveSibling(file.getFileName() + part);
        if (Files.exists(old)) {
          Files.move(old, kept.resolveSibling(kept.getFileName() + part));
        }
      }
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
      Files.move(fresh, file);
      return new Finding(true, words(rescued, last, standing == head, head, kept));
    } catch (SQLException e) {
      throw new LibraryException(name + " cannot be repaired: " + e.getMessage(), e);
    } finally {
      Locks.release(lock);
    }
  }

  private static Path free(Path file) {
    int number = 1;
    while (Files.exists(file.resolveSibling(file.getFileName() + ".damaged-" + number))) {
      number++;
    }
    return file.resolveSibling(file.getFileName() + ".damaged-" + number);
  }

  /** What is whole in a damaged file. */
  private static final class Rescued {
    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private final Map<Long, Database.Packed> snapshots = new HashMap<>();
    private final Map<String, Database.Named> names = new HashMap<>();
    private final Map<String, String> meta = new HashMap<>();
    private final Set<Long> reached = new HashSet<>();
    private int highestId;

    /** Number of the last entry that anything tells of. */
    long lastKnown() {
      long last = rows.isEmpty() ? 0 : rows.lastKey();
      for (Database.Packed packed : snapshots.values()) {
        last = Math.max(last, packed.n());
      }
      return last;
    }

    /** The state after the last entry, -1 when that is lost. */
    long standing() {
      Row row = rows.get(lastKnown());
      return row == null ? lastKnown() == 0 ? 0 : -1 : row.after();
    }
  }

  private static Rescued rescue(Path file) throws IOException {
    // Moves what the log holds to its place, if SQLite still can.
    try (Database database = Database.toWrite(file)) {
      database.checkpoint(true);
    } catch (SQLException e) {
      // Then the log is read as it is.
    }
    Rescued rescued = new Rescued();
    for (RawPages.Raw raw : RawPages.read(file)) {
      switch (raw.columns().size()) {
        case 13 -> row(raw, rescued);
        case 4 -> snapshot(raw, rescued);
        case 6 -> {
          Database.Named named =
              new Database.Named(
                  raw.text(1), raw.text(2), raw.number(3), raw.number(4), raw.number(5));
          rescued.names.putIfAbsent(named.kind() + " " + named.name(), named);
        }
        case 3 -> rescued.meta.putIfAbsent(raw.text(1), raw.text(2));
        default -> {
          // Of another table.
        }
      }
    }
    return rescued;
  }

  private static void row(RawPages.Raw raw, Rescued rescued) {
    Row row =
        new Row(
            raw.rowid(),
            (int) raw.number(1),
            raw.number(2),
            raw.number(3),
            raw.number(4),
            raw.number(5),
            raw.number(6),
            (int) raw.number(7),
            raw.number(8),
            raw.number(9),
            raw.text(10),
            raw.bytes(11));
    if (row.checksum() == raw.number(12)) {
      rescued.rows.putIfAbsent(row.n(), row);
      rescued.highestId = Math.max(rescued.highestId, row.highestId());
    }
  }

  private static void snapshot(RawPages.Raw raw, Rescued rescued) {
    byte[] bytes = raw.bytes(2);
    if (bytes.length == 0 || Row.crc(bytes) != raw.number(3)) {
      return;
    }
    try {
      Project project = Snapshots.unpack("state " + raw.rowid(), bytes);
      rescued.highestId = Math.max(rescued.highestId, Ids.highest(project));
      rescued.snapshots.putIfAbsent(
          raw.rowid(), new Database.Packed(raw.rowid(), raw.number(1), bytes));
    } catch (IOException e) {
      // Not whole after all.
    }
  }

  /**
   * Drops what leads to or from a state that cannot be reached any more, so that undo ends where
   * the way back is broken. Entries only point to earlier ones, so one pass is enough.
   */
  private static void keepWhatHoldsTogether(Rescued rescued) {
    rescued.reached.addAll(rescued.snapshots.keySet());
    Set<Long> reached = rescued.reached;
    rescued
        .rows
        .values()
        .removeIf(
            row -> {
              Row first = rescued.rows.get(row.first());
              boolean holds =
                  row.kind() == Row.MOVED
                      ? reached.contains(row.after())
                      : reached.contains(row.before())
                          && (row.kind() != Row.RESTORED || reached.contains(row.source()))
                          && first != null
                          && reached.contains(first.before());
              if (holds) {
                reached.add(row.after());
              }
              return !holds;
            });
    rescued.names.values().removeIf(named -> !reached.contains(named.state()));
  }

  /** Writes the new file. */
  private static void write(Path fresh, Rescued rescued, long head) throws SQLException {
    try (Database database = Database.toWrite(fresh)) {
      database.begin();
      for (Row row : rescued.rows.values()) {
        database.put(row);
      }
      for (Database.Packed packed : rescued.snapshots.values()) {
        database.put(packed);
      }
      for (Database.Named named : rescued.names.values()) {
        database.put(named);
      }
      for (Map.Entry<String, String> meta : rescued.meta.entrySet()) {
        database.putMeta(meta.getKey(), meta.getValue());
      }
      database.putMeta("lost", "yes");
      Row last = rescued.rows.isEmpty() ? null : rescued.rows.lastEntry().getValue();
      boolean stands =
          last == null
              ? head == 0
              : last.after() == head && rescued.reached.contains(last.tip()) && last.n() >= head;
      if (!stands) {
        database.put(repaired(last, head, rescued.highestId));
      }
      database.commit();
    }
  }

  /** An entry that says where the project stands now. */
  private static Row repaired(Row last, long head, int highestId) {
    long n = 1 + (last == null ? head : Math.max(head, last.n()));
    int ids = Math.max(last == null ? 0 : last.highestId(), highestId);
    return new Row(n, Row.MOVED, head, head, 0, head, 0, ids, 0, 0, "Repaired", new byte[0]);
  }

  /** The newest state that can still be reached. */
  private static long head(Rescued rescued) {
    long newest = rescued.snapshots.keySet().stream().mapToLong(s -> s).max().orElse(0);
    Row last = rescued.rows.isEmpty() ? null : rescued.rows.lastEntry().getValue();
    return last == null || last.n() < newest ? newest : last.after();
  }

  private static List<String> words(
      Rescued rescued, long last, boolean stands, long head, Path kept) {
    List<String> words = new ArrayList<>();
    long gone = last - rescued.rows.size();
    words.add(
        gone == 0
            ? "all " + last + " entries were saved"
            : gone + " of " + last + " entries are lost, the first of them " + firstGone(rescued));
    words.add(
        stands
            ? "the project is as it was after its last entry"
            : "the project is as it was in state " + head);
    words.add("the damaged file is kept as " + kept.getFileName());
    return words;
  }

  private static long firstGone(Rescued rescued) {
    long n = 1;
    while (rescued.rows.containsKey(n)) {
      n++;
    }
    return n;
  }
}
