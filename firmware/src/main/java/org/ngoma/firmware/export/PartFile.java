package org.ngoma.firmware.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that is written beside its target and takes the target's place when it is whole. */
final class PartFile {

  private static final Pattern LEFT_OVER = Pattern.compile("\\..+\\.(\\d+)\\.part");

  private final Path target;
  private final Path part;

  PartFile(Path target) {
    this.target = target.toAbsolutePath();
    part =
        this.target.resolveSibling(
            "." + this.target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
  }

  /** Where to write. */
  Path path() {
    return part;
  }

  /** Puts it in place. */
  void finish() throws IOException {
    try {
      try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      abort();
      throw failure(e);
    }
  }

  /** Deletes what is there of it. */
  void abort() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // It is named after this process: the next export beside it sweeps it away.
    }
  }

  /** One sentence that names the target. */
  IOException failure(IOException e) {
    String reason =
        e instanceof NoSuchFileException
            ? "its folder does not exist"
            : e instanceof AccessDeniedException ? "no permission" : e.getMessage();
    return new IOException("cannot write " + target + ": " + reason, e);
  }

  /** Deletes what exports that were killed have left in a folder. */
  static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*.part")) {
      for (Path left : parts) {
        Matcher name = LEFT_OVER.matcher(left.getFileName().toString());
        if (name.matches() && name.group(1).length() < 10 && dead(Long.parseLong(name.group(1)))) {
          Files.deleteIfExists(left);
        }
      }
    }
  }

  private static boolean dead(long pid) {
    return ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true);
  }
}
