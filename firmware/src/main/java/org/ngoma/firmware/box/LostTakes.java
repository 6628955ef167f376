package org.ngoma.firmware.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.instruments.dsp.AudioFile;

/** Recordings whose process was killed while it wrote them. */
final class LostTakes {

  /** How the folders begin in which recordings are written. */
  static final String FOLDER = ".take-";

  private static final String ENDING = ".part";

  private LostTakes() {}

  /** A folder to write in, that tells whose it is. */
  static Path folder(SampleStore store) throws IOException {
    return Files.createTempDirectory(store.folder(), FOLDER + ProcessHandle.current().pid() + "-");
  }

  /**
   * Puts what was lost beside the folder of samples, where a player finds it.
   *
   * @return the files
   */
  static List<Path> recover(SampleStore store) throws IOException {
    List<Path> recovered = new ArrayList<>();
    List<Path> left;
    try (Stream<Path> all = Files.list(store.folder())) {
      left = all.filter(LostTakes::abandoned).sorted().toList();
    }
    for (Path folder : left) {
      List<Path> files;
      try (Stream<Path> all = Files.list(folder)) {
        files = all.sorted(Comparator.naturalOrder()).toList();
      }
      for (Path file : files) {
        if (holdsSound(file)) {
          recovered.add(Files.move(file, place(store, file)));
        } else {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
    return recovered;
  }

  private static boolean abandoned(Path folder) {
    String name = folder.getFileName().toString();
    if (!name.startsWith(FOLDER)) {
      return false;
    }
    String owner = name.substring(FOLDER.length()).replaceFirst("-.*", "");
    return owner.matches("[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(owner)).filter(ProcessHandle::isAlive).isEmpty();
  }

  private static boolean holdsSound(Path file) {
    try (AudioFile sound = AudioFile.open(file)) {
      return sound.frames() > 0;
    } catch (IOException none) {
      return false;
    }
  }

  /** {@code .Take 1.wav.4711.part} becomes {@code Take 1.wav}, or with a number. */
  private static Path place(SampleStore store, Path file) throws IOException {
    Path folder = Files.createDirectories(store.folder().resolveSibling("recovered"));
    String name = file.getFileName().toString();
    if (name.endsWith(ENDING)) {
      name = name.replaceFirst("^\\.", "").replaceFirst("\\.[0-9]+\\.part$", "");
    }
    String base = name.replaceFirst("\\.wav$", "");
    Path place = folder.resolve(name);
    for (int i = 2; Files.exists(place); i++) {
      place = folder.resolve(base + " (" + i + ").wav");
    }
    return place;
  }
}
