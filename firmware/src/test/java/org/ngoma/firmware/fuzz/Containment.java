package org.ngoma.firmware.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Looks whether anything was written where it does not belong. */
final class Containment {

  private Containment() {}

  /**
   * Looks, and deletes all.
   *
   * @param folder in which there may be nothing but the store and the file
   * @throws IllegalStateException when something got out, or is not what it is called
   */
  static void checkAndClear(Path folder, Path store, Path file) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    String wrong = "";
    for (Path path : all) {
      boolean known = path.equals(folder) || path.equals(store) || path.equals(file);
      if (!known && !(path.getParent().equals(store) && holdsWhatItSays(path))) {
        wrong = folder.relativize(path) + " does not belong there";
      }
      Files.delete(path);
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(wrong);
    }
  }

  private static boolean holdsWhatItSays(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
      return path.getFileName().toString().equals(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
