package org.ngoma.hal.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedMemoryTest {

  private static final int BYTES = 10_000;

  @TempDir Path folder;

  @Test
  void bothSidesSeeTheSameBytes() throws IOException {
    Path file = folder.resolve("lanes");
    ByteBuffer one = SharedMemory.create(file, BYTES);
    ByteBuffer other = SharedMemory.open(file, BYTES);
    one.putLong(8192, 42);
    assertEquals(42, other.getLong(8192));
    assertEquals(0, other.getLong(0));
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
  }

  @Test
  void createReplacesAndLeavesTheOldMappingAlone() throws IOException {
    Path file = folder.resolve("lanes");
    ByteBuffer old = SharedMemory.create(file, BYTES);
    old.putLong(0, 1);
    ByteBuffer fresh = SharedMemory.create(file, BYTES / 2);
    assertEquals(0, fresh.getLong(0));
    assertEquals(1, old.getLong(0));
    old.putLong(9000, 7);
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count(), "nothing is left beside it");
    }
  }

  @Test
  void refusalsSayWhatAndWhere() throws IOException {
    Path file = folder.resolve("lanes");
    assertSays("no such file or folder", () -> SharedMemory.open(file, BYTES));
    SharedMemory.create(file, BYTES);
    assertSays("10000 bytes instead of 9999", () -> SharedMemory.open(file, BYTES - 1));
    Path nowhere = folder.resolve("absent/lanes");
    assertSays("no such file or folder", () -> SharedMemory.create(nowhere, BYTES));
  }

  @Test
  void aFailureAtTheLastStepLeavesNothing() throws IOException {
    Path file = Files.createDirectories(folder.resolve("lanes/inside")).getParent();
    assertThrows(IOException.class, () -> SharedMemory.create(file, BYTES));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count(), "nothing is left beside it");
    }
  }

  private void assertSays(String words, org.junit.jupiter.api.function.Executable action) {
    String message = assertThrows(IOException.class, action).getMessage();
    assertTrue(message.contains(words), message);
    assertTrue(message.contains(folder.toString()), message);
  }
}
