package org.ngoma.firmware.library;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Project;

/**
 * The folder with everything that a player has made.
 *
 * <p>A project gets its file with its first edit, named after its title then. Renaming the project
 * does not rename the file, which others may know by its name.
 */
public final class Library {

  private static final String SUFFIX = ".sqlite";
  private static final int NAME_CHARS = 48;

  /** What is told about the place that a project has got. */
  @FunctionalInterface
  public interface Kept {
    /**
     * Called before the first edit counts as safe; when it fails, it is called again.
     *
     * @param name what the project is called in the library
     */
    void as(String name) throws IOException;
  }

  private final Path home;
  private final Path projects;
  private final Parameters parameters;
  private final InstantSource time;
  private final JournalWriter.Pace pace;

  /**
   * @param home need not be there before the first project
   */
  public Library(Path home, Parameters parameters, InstantSource time) {
    this(home, parameters, time, JournalWriter.Pace.USUAL);
  }

  Library(Path home, Parameters parameters, InstantSource time, JournalWriter.Pace pace) {
    this.pace = pace;
    this.home = home;
    projects = home.resolve("projects");
    this.parameters = parameters;
    this.time = time;
  }

  /** Where the library is unless one says otherwise; {@code NGOMA_HOME} says otherwise. */
  public static Path usualHome() {
    return SampleStore.usualHome();
  }

  /** The folder that all is in. */
  public Path home() {
    return home;
  }

  Path file(String name) {
    return projects.resolve(name + SUFFIX);
  }

  Path lockFile(String name) {
    return projects.resolve("." + name + ".lock");
  }

  /** Names of all projects, in their order. */
  public List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(projects)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX) && !file.startsWith("."))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .forEach(names::add);
    } catch (NoSuchFileException e) {
      // Nothing was made yet.
    }
    return names;
  }

  /** Whether there is a project of this name. */
  public boolean has(String name) {
    return isName(name) && Files.isRegularFile(file(name));
  }

  private static boolean isName(String name) {
    return name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");
  }

  /**
   * Opens a project to work on it.
   *
   * @throws LibraryException one sentence, when it is not there, in other hands or damaged
   */
  public OpenProject open(String name) throws IOException {
    require(name);
    FileChannel lock = Locks.take(lockFile(name), name);
    try {
      OpenProject open = opened(name);
      open.keep(name, lock);
      return open;
    } catch (IOException e) {
      Locks.release(lock);
      throw e;
    }
  }

  private OpenProject opened(String name) throws IOException {
    Path file = file(name);
    JournalWriter[] writer = new JournalWriter[1];
    StoredPast past =
        StoredPast.of(file, name, parameters, n -> writer[0] == null ? null : writer[0].waiting(n));
    try {
      Project project = past.project(past.head());
      writer[0] = new JournalWriter(() -> existing(file), past.lastEntry(), pace);
      StoredJournal journal = new StoredJournal(writer[0], past, time);
      return new OpenProject(name, journal, past, new History(project, parameters, journal, past));
    } catch (java.io.UncheckedIOException e) {
      past.close();
      throw e.getCause();
    }
  }

  private static Database existing(Path file) throws SQLException, IOException {
    if (!Files.exists(file)) {
      throw new LibraryException("the project's file " + file + " is gone");
    }
    return Database.toWrite(file);
  }

  /**
   * Begins to work on a project that is not in the library: it gets there with its first edit.
   *
   * @param kept is told of it, on the thread {@code journal}
   */
  public OpenProject adopt(Project start, Kept kept) {
    JournalWriter[] writer = new JournalWriter[1];
    OpenProject[] open = new OpenProject[1];
    StoredPast past =
        StoredPast.beginning(
            start, parameters, n -> writer[0] == null ? null : writer[0].waiting(n));
    JournalWriter.Opening opening =
        new JournalWriter.Opening() {
          @Override
          public Database open() throws SQLException, IOException {
            return made(start, open[0], kept);
          }

          /** What was never flushed for certain may not stay: the next try begins anew. */
          @Override
          public void failed(long durable) throws IOException {
            if (durable == 0 && open[0].kept()) {
              past.close();
              remove(open[0].name());
            }
          }
        };
    writer[0] = new JournalWriter(opening, 0, pace);
    StoredJournal journal = new StoredJournal(writer[0], past, time);
    open[0] = new OpenProject("", journal, past, new History(start, parameters, journal, past));
    return open[0];
  }

  /** Thread: journal. */
  private Database made(Project start, OpenProject open, Kept kept)
      throws SQLException, IOException {
    Files.createDirectories(projects);
    if (!open.kept()) {
      String name = free(start.name());
      open.keep(name, Locks.take(lockFile(name), name));
    }
    Path file = file(open.name());
    Database database = Database.toWrite(file);
    try {
      if (database.snapshots().isEmpty()) {
        database.put(new Database.Packed(0, 0, Snapshots.pack(start)));
      }
      forceFolder();
      kept.as(open.name());
      open.past().cameIntoBeing(file);
      return database;
    } catch (SQLException | IOException e) {
      database.close();
      throw e;
    }
  }

  private void remove(String name) throws IOException {
    for (String part : new String[] {"", "-wal", "-shm", "-journal"}) {
      Files.deleteIfExists(projects.resolve(name + SUFFIX + part));
    }
  }

  /** Makes the file's name itself survive a power cut. */
  private void forceFolder() throws IOException {
    try (FileChannel folder = FileChannel.open(projects, java.nio.file.StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** Puts a project into the library as it is. */
  public String add(Project start) throws IOException {
    String[] name = new String[1];
    OpenProject open = adopt(start, kept -> name[0] = kept);
    open.journal().add(database -> {});
    if (!open.close(30_000)) {
      throw new LibraryException(open.journal().trouble().orElse("the library cannot be written"));
    }
    return name[0];
  }

  /** A name after the title that no project has. */
  private String free(String title) {
    String base =
        Normalizer.normalize(title, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    base = base.isEmpty() ? "song" : base.substring(0, Math.min(NAME_CHARS, base.length()));
    String name = base;
    for (int i = 2; Files.exists(file(name)) || name.equals("demo"); i++) {
      name = base + "-" + i;
    }
    return name;
  }

  /** Refuses a name that no project has, with those that there are. */
  public void require(String name) throws IOException {
    if (!has(name)) {
      List<String> names = names();
      throw new LibraryException(
          "there is no project '%s' in the library; %s"
              .formatted(
                  name,
                  names.isEmpty()
                      ? "it is empty"
                      : "there are "
                          + String.join(", ", names.subList(0, Math.min(8, names.size())))));
    }
  }

  /**
   * The project as it stood last, without taking it from whoever works on it.
   *
   * @throws LibraryException one sentence, when it is not there or damaged
   */
  public Project read(String name) throws IOException {
    try (Reading reading = reading(name)) {
      return reading.project();
    }
  }

  /** What a project was, without taking it from whoever works on it. */
  public Reading reading(String name) throws IOException {
    require(name);
    return new Reading(name, StoredPast.of(file(name), name, parameters, n -> null));
  }
}
