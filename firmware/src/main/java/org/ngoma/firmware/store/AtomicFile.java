package org.ngoma.firmware.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: written beside its target, forced to the disk, then
 * renamed over it. Whatever fails, the target keeps what it held and nothing is left beside it.
 */
public final class AtomicFile {

  /** Writes the content; the channel may be positioned freely. */
  @FunctionalInterface
  public interface Content {
    void writeTo(FileChannel file) throws IOException;
  }

  private static final int NAMES = 100;

  private AtomicFile() {}

  /**
   * Puts a file of these bytes in place.
   *
   * @throws ProjectFileException one sentence, when the place cannot be written or is full
   */
  public static void write(Path target, byte[] bytes) throws ProjectFileException {
    write(
        target,
        file -> {
          ByteBuffer left = ByteBuffer.wrap(bytes);
          while (left.hasRemaining()) {
            file.write(left);
          }
        });
  }

  /**
   * Puts a file in place.
   *
   * @throws ProjectFileException one sentence, when the place cannot be written or is full
   */
  public static void write(Path target, Content content) throws ProjectFileException {
    if (Files.isDirectory(target)) {
      throw new ProjectFileException(target.toString(), "is a folder", "name a file in it");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new ProjectFileException(
          target.toString(), "is a device and not a file", "name a file in a folder");
    }
    Path part = null;
    try {
      Path place = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
      Path folder = place.getParent();
      part = unused(folder, String.valueOf(place.getFileName()));
      try (FileChannel file =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(file);
        file.force(true);
      }
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      part = null;
      forceFolder(folder);
    } catch (ProjectFileException e) {
      throw e;
    } catch (IOException e) {
      throw new ProjectFileException(
          target.toString(),
          "cannot be written (" + reason(e) + ")",
          "free some space or choose another place",
          e);
    } finally {
      discard(part);
    }
  }

  /** A name beside the target that nobody has; the process number keeps two writers apart. */
  private static Path unused(Path folder, String name) throws IOException {
    for (int i = 0; i < NAMES; i++) {
      Path part = folder.resolve("." + name + "." + ProcessHandle.current().pid() + "-" + i);
      if (!Files.exists(part)) {
        return part;
      }
    }
    throw new FileAlreadyExistsException(folder.resolve("." + name).toString());
  }

  /** Makes the rename itself survive a power cut. */
  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void discard(Path part) {
    if (part != null) {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        // The first failure is the one to tell; a leftover is named after its dead process.
      }
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no such folder";
      case AccessDeniedException denied -> "permission denied";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
