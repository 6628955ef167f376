package org.ngoma.firmware.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * Stands between SQLite and the kernel: every write, flush, cut and removal of a file goes through
 * here, to be noted down or refused; a flush is only noted. SQLite's native library calls the
 * kernel through slots that the dynamic linker has filled (ELF64, relocations of the GOT and of
 * SQLite's own table); here they are filled with calls into Java.
 */
final class DiskCalls implements AutoCloseable {

  /** What a call shall come to. */
  enum Answer {
    DO_IT,
    /** A write comes back short, which is how a full disk shows. */
    DISK_FULL,
    /** The call fails. */
    FAIL
  }

  /** Is asked before each call on a file. Thread: whichever SQLite runs on. */
  interface Watch {
    Answer write(Path file, long at, byte[] bytes);

    Answer sync(Path file);

    Answer truncate(Path file, long size);

    Answer unlink(Path file);
  }

  private static final Linker LINKER = Linker.nativeLinker();
  private static final FunctionDescriptor PWRITE =
      FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
  private static final FunctionDescriptor FSYNC = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
  private static final FunctionDescriptor FTRUNCATE =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final FunctionDescriptor UNLINK = FunctionDescriptor.of(JAVA_INT, ADDRESS);
  private static final int RELA = 4;
  private static final int RELA_BYTES = 24;
  private static final int LONGEST_PATH = 4096;

  private final Arena arena = Arena.ofShared();
  private final Map<Long, Long> before = new HashMap<>();
  private final Watch watch;
  private final MethodHandle pwrite = system("pwrite", PWRITE);
  private final MethodHandle ftruncate = system("ftruncate", FTRUNCATE);
  private final MethodHandle unlink = system("unlink", UNLINK);

  /** Watches until it is closed. */
  DiskCalls(Watch watch) throws Exception {
    this.watch = watch;
    loadSqlite();
    MethodHandles.Lookup here = MethodHandles.lookup();
    MemorySegment write =
        stub(
            here,
            "onWrite",
            PWRITE,
            long.class,
            int.class,
            MemorySegment.class,
            long.class,
            long.class);
    MemorySegment sync = stub(here, "onSync", FSYNC, int.class, int.class);
    MemorySegment cut = stub(here, "onTruncate", FTRUNCATE, int.class, int.class, long.class);
    MemorySegment remove = stub(here, "onUnlink", UNLINK, int.class, MemorySegment.class);
    Map<String, MemorySegment> stubs =
        Map.of(
            "pwrite",
            write,
            "pwrite64",
            write,
            "fsync",
            sync,
            "fdatasync",
            sync,
            "ftruncate",
            cut,
            "ftruncate64",
            cut,
            "unlink",
            remove);
    slots().forEach((slot, name) -> fill(slot, stubs.get(name)));
    if (before.size() < 4) {
      throw new IllegalStateException("SQLite's calls were not found: " + before.size());
    }
  }

  /** Kinds of calls that go through here. */
  int watched() {
    return before.size();
  }

  private static void loadSqlite() throws SQLException {
    JDBC.createConnection("jdbc:sqlite::memory:", new Properties()).close();
  }

  private static MethodHandle system(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), type);
  }

  private MemorySegment stub(
      MethodHandles.Lookup here,
      String name,
      FunctionDescriptor type,
      Class<?> result,
      Class<?>... of)
      throws ReflectiveOperationException {
    MethodHandle method =
        here.findVirtual(DiskCalls.class, name, MethodType.methodType(result, of)).bindTo(this);
    return LINKER.upcallStub(method, type, arena);
  }

  long onWrite(int fd, MemorySegment bytes, long count, long at) {
    try {
      byte[] copy = bytes.reinterpret(count).toArray(JAVA_BYTE);
      return switch (watch.write(path(fd), at, copy)) {
        case DO_IT -> (long) pwrite.invokeExact(fd, bytes, count, at);
        case DISK_FULL -> 0;
        case FAIL -> -1;
      };
    } catch (Throwable e) {
      return -1;
    }
  }

  int onSync(int fd) {
    try {
      return watch.sync(path(fd)) == Answer.DO_IT ? 0 : -1;
    } catch (Throwable e) {
      return -1;
    }
  }

  int onTruncate(int fd, long size) {
    try {
      return watch.truncate(path(fd), size) == Answer.DO_IT
          ? (int) ftruncate.invokeExact(fd, size)
          : -1;
    } catch (Throwable e) {
      return -1;
    }
  }

  int onUnlink(MemorySegment name) {
    try {
      Path file = Path.of(name.reinterpret(LONGEST_PATH).getString(0));
      return watch.unlink(file) == Answer.DO_IT ? (int) unlink.invokeExact(name) : -1;
    } catch (Throwable e) {
      return -1;
    }
  }

  private static Path path(int fd) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd));
  }

  private void fill(long slot, MemorySegment stub) {
    if (stub != null) {
      MemorySegment memory = MemorySegment.ofAddress(slot).reinterpret(Long.BYTES);
      before.put(slot, memory.get(JAVA_LONG, 0));
      memory.set(JAVA_LONG, 0, stub.address());
    }
  }

  /** Addresses in this process where SQLite looks for a function, with the function's name. */
  private static Map<Long, String> slots() throws IOException {
    Optional<String> line;
    try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
      line = maps.filter(l -> l.contains("sqlitejdbc")).findFirst();
    }
    List<String> parts = List.of(line.orElseThrow().split("\\s+", 6));
    long base = Long.parseUnsignedLong(parts.getFirst().split("-")[0], 16);
    ByteBuffer elf =
        ByteBuffer.wrap(Files.readAllBytes(Path.of(parts.getLast())))
            .order(ByteOrder.LITTLE_ENDIAN);
    Map<Long, String> slots = new HashMap<>();
    for (int i = 0; i < elf.getShort(0x3c); i++) {
      int section = section(elf, i);
      if (elf.getInt(section + 4) == RELA) {
        int symbols = section(elf, elf.getInt(section + 0x28));
        int names = section(elf, elf.getInt(symbols + 0x28));
        long at = elf.getLong(section + 0x18);
        long end = at + elf.getLong(section + 0x20);
        for (; at < end; at += RELA_BYTES) {
          int symbol = (int) (elf.getLong((int) at + 8) >>> 32);
          if (symbol != 0) {
            int name = elf.getInt((int) elf.getLong(symbols + 0x18) + symbol * 24);
            slots.put(
                base + elf.getLong((int) at), text(elf, (int) elf.getLong(names + 0x18) + name));
          }
        }
      }
    }
    return slots;
  }

  private static int section(ByteBuffer elf, int number) {
    return (int) elf.getLong(0x28) + number * elf.getShort(0x3a);
  }

  private static String text(ByteBuffer elf, int at) {
    StringBuilder text = new StringBuilder();
    for (int i = at; elf.get(i) != 0; i++) {
      text.append((char) elf.get(i));
    }
    return text.toString();
  }

  @Override
  public void close() {
    before.forEach(
        (slot, was) ->
            MemorySegment.ofAddress(slot).reinterpret(Long.BYTES).set(JAVA_LONG, 0, was));
    arena.close();
  }
}
