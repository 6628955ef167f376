package org.ngoma.firmware.lane;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ngoma.hal.rt.SharedMemory;

/** The file that a lane lies in. Its first long says that it is one, and of which layout. */
final class LaneFile {

  private static final long MAGIC = 0x4e474f4d_41_000003L;

  private LaneFile() {}

  static ByteBuffer open(Path file, int bytes) throws IOException {
    if (!Files.exists(file)) {
      create(file, bytes);
    }
    ByteBuffer memory = SharedMemory.open(file, bytes);
    if (memory.getLong(0) != MAGIC) {
      throw new IOException(file + " is not a lane of this build: delete it and start again");
    }
    return memory;
  }

  /** The finished file appears at once, by a link, so that nobody ever maps half of one. */
  private static void create(Path file, int bytes) throws IOException {
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "lane", ".new");
    try {
      Files.delete(fresh);
      SharedMemory.create(fresh, bytes).putLong(0, MAGIC);
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException otherCameFirst) {
      // Theirs is as good as ours.
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
