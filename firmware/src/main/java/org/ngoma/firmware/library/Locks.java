package org.ngoma.firmware.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Who works on a project: the kernel lets go of the lock when that process dies, however. */
final class Locks {

  /** How the kernel says EROFS. */
  private static final String READ_ONLY = "Read-only file system";

  private Locks() {}

  /**
   * Takes a project.
   *
   * @return what holds it until it is released; null on a disk that nobody can write anyway
   * @throws LibraryException when another process has it
   */
  static FileChannel take(Path file, String name) throws IOException {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      if (READ_ONLY.equals(e.getReason())) {
        return null;
      }
      throw e;
    }
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      ByteBuffer owner = ByteBuffer.allocate(20);
      channel.read(owner, 0);
      channel.close();
      throw new LibraryException(
          "%s is open in another Ngoma (process %s): end that first"
              .formatted(
                  name, new String(owner.array(), 0, owner.position(), StandardCharsets.US_ASCII)));
    }
    channel.truncate(0);
    String pid = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    return channel;
  }

  static void release(FileChannel lock) {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        // The process ends, and the lock with it.
      }
    }
  }
}
