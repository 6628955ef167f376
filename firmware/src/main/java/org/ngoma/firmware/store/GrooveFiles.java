package org.ngoma.firmware.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.groove.Grooves;

/** The grooves of the box and those of the player, a small file each. */
public final class GrooveFiles {

  private static final String SUFFIX = ".json";
  private static final int MOST_BYTES = 64 << 10;

  private final Path folder;

  /**
   * @param folder of the player's grooves, which need not be there
   */
  public GrooveFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * The player's own, by name.
   *
   * @throws IOException one sentence, when one of them cannot be read
   */
  public List<Groove> own() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<Groove> grooves = new ArrayList<>();
    for (Path file : files) {
      grooves.add(read(file));
    }
    return grooves;
  }

  private static Groove read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new ProjectFileException(
          file.toString(), "is too large for a groove", "take it out of the folder");
    }
    return RecordJson.read(file.toString(), Files.readAllBytes(file), Groove.class);
  }

  /**
   * The groove of this name, the player's own before the box's.
   *
   * @throws IllegalArgumentException if there is none, or it cannot be read
   */
  public Groove named(String name) {
    try {
      for (Groove groove : own()) {
        if (groove.name().equalsIgnoreCase(name.strip())) {
          return groove;
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return Grooves.named(name);
  }

  /**
   * Keeps a groove; one of its name is replaced.
   *
   * @return its file
   */
  public Path put(Groove groove) throws IOException {
    Files.createDirectories(folder);
    String plain = groove.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    Path file = folder.resolve(plain + SUFFIX);
    AtomicFile.write(file, RecordJson.write(Groove.class, groove));
    return file;
  }
}
