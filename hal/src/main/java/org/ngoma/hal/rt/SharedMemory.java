package org.ngoma.hal.rt;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file of fixed size that two processes have mapped, best on {@code /dev/shm}. Every page is
 * there before the audio thread touches it. Never called from the audio thread.
 */
public final class SharedMemory {

  private static final int PAGE_BYTES = 4096;
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private SharedMemory() {}

  /**
   * Makes a file of zeros and maps it. It takes the place of an older file in one step: who has
   * that one mapped keeps it, and nobody ever opens half a file. Only this user may open it.
   *
   * @throws IOException when it cannot be written or there is no space; one sentence
   */
  public static MappedByteBuffer create(Path file, int bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new" + ProcessHandle.current().pid());
    try {
      Files.deleteIfExists(fresh);
      try (FileChannel channel = createPrivate(fresh)) {
        writeZeros(channel, bytes);
        MappedByteBuffer memory = map(channel, bytes);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return memory;
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new IOException(
          "cannot create shared memory " + file + " of " + bytes + " bytes: " + reason(e), e);
    }
  }

  /**
   * Maps a file that {@link #create} made, in this process or another.
   *
   * @throws IOException when it is absent, forbidden or of another size; one sentence
   */
  public static MappedByteBuffer open(Path file, int bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
      if (channel.size() != bytes) {
        throw new IOException(
            "it has "
                + channel.size()
                + " bytes instead of "
                + bytes
                + "; start both processes from one build");
      }
      return map(channel, bytes);
    } catch (IOException e) {
      throw new IOException("cannot open shared memory " + file + ": " + reason(e), e);
    }
  }

  private static FileChannel createPrivate(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(CREATE_NEW, READ, WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Written rather than extended: a hole without space behind it would end the process later. */
  private static void writeZeros(FileChannel channel, int bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(Math.min(bytes, 1 << 16));
    for (long left = bytes; left > 0; ) {
      left -= channel.write(zeros.clear().limit((int) Math.min(left, zeros.capacity())));
    }
  }

  private static MappedByteBuffer map(FileChannel channel, int bytes) throws IOException {
    MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
    memory.order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + Long.BYTES <= bytes; at += PAGE_BYTES) {
      // An atomic write that changes nothing: the page is faulted in for writing although the other
      // process may be using it.
      LONGS.getAndBitwiseOr(memory, at, 0L);
    }
    return memory;
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof java.nio.file.FileSystemException f && f.getReason() != null
        ? f.getReason()
        : e.getMessage();
  }
}
