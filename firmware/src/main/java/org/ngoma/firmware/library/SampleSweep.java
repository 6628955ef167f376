package org.ngoma.firmware.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.ProjectJson;
import org.ngoma.sequencer.model.FileRef;

/**
 * Removes samples that nothing needs: no project of the library, in none of its states, for undo
 * may bring back what was taken out years ago. What came lately stays in any case, because a song
 * that is only played has no place in the library yet.
 *
 * <p>Thread: main of a tool.
 */
public final class SampleSweep {

  /** How long a sample is left alone after it came. */
  static final Duration LATELY = Duration.ofDays(7);

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * What was removed.
   *
   * @param files how many
   * @param bytes together
   */
  public record Swept(int files, long bytes) {}

  private final Library library;
  private final SampleStore samples;
  private final Set<String> kept;
  private final InstantSource time;

  /**
   * @param kept SHA-256 of samples that stay although no project has them: those that one browses
   */
  public SampleSweep(Library library, SampleStore samples, Set<String> kept, InstantSource time) {
    this.kept = Set.copyOf(kept);
    this.library = library;
    this.samples = samples;
    this.time = time;
  }

  /**
   * Removes what is not needed.
   *
   * @throws LibraryException when a project cannot be read whole: then nothing is removed
   */
  public Swept sweep() throws IOException {
    Set<String> needed = new HashSet<>(kept);
    for (String name : library.names()) {
      needed(name, needed);
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(samples.folder())) {
      files = all.toList();
    }
    int count = 0;
    long bytes = 0;
    for (Path file : files) {
      String name = file.getFileName().toString();
      boolean lately =
          Files.getLastModifiedTime(file).toInstant().isAfter(time.instant().minus(LATELY));
      if (SHA256.matcher(name).matches() && !needed.contains(name) && !lately) {
        bytes += Files.size(file);
        count++;
        Files.delete(file);
      }
    }
    return new Swept(count, bytes);
  }

  /** Every digest that stands anywhere in a project; one too many does no harm. */
  private void needed(String name, Set<String> needed) throws IOException {
    try (Database database = Database.toRead(library.file(name))) {
      database.rows(1, row -> digests(new String(row.body(), StandardCharsets.UTF_8), needed));
      for (long state : database.snapshots()) {
        var project = Snapshots.unpack(name + ", state " + state, database.snapshot(state));
        SampleStore.used(project).keySet().stream().map(FileRef::sha256).forEach(needed::add);
        digests(new String(ProjectJson.write(project), StandardCharsets.UTF_8), needed);
      }
    } catch (SQLException | IOException e) {
      throw new LibraryException(
          "no sample was removed, because %s cannot be read whole: ./ngoma doctor %s"
              .formatted(name, name),
          e);
    }
  }

  /** Adds every SHA-256 that stands in a text. */
  public static void digests(String text, Set<String> needed) {
    Matcher found = SHA256.matcher(text);
    while (found.find()) {
      needed.add(found.group());
    }
  }
}
