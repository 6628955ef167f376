package org.ngoma.firmware.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ngoma.firmware.store.AtomicFile;

/**
 * Which stems of an export are finished, kept beside them until all are: one that was broken off
 * goes on where it was.
 */
final class StemLog {

  private static final String NAME = ".ngoma-stems";
  private static final String SILENT = "silent ";
  private static final int MOST_BYTES = 1 << 16;

  private final Path folder;
  private final Path file;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param key of what is exported and how: another one begins anew
   */
  StemLog(Path folder, String key) throws IOException {
    this.folder = folder;
    file = folder.resolve(NAME);
    lines.add(key);
    if (Files.isRegularFile(file) && Files.size(file) < MOST_BYTES) {
      List<String> found =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      if (!found.isEmpty() && found.getFirst().equals(key)) {
        lines.addAll(found.subList(1, found.size()));
      }
    }
  }

  /** Whether a stem needs no more work. */
  boolean finished(String name) {
    return lines.contains(SILENT + name)
        || (lines.contains(name) && Files.isRegularFile(folder.resolve(name)));
  }

  /** Whether a stem is there as a file. */
  boolean written(String name) {
    return lines.contains(name);
  }

  void finish(String name, boolean sounded) {
    lines.add(sounded ? name : SILENT + name);
  }

  void write() throws IOException {
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(text)));
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
