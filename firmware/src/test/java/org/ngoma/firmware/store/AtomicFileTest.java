package org.ngoma.firmware.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path folder;

  @Test
  void keepsTheOldFileWhenTheDiskIsFull() throws Exception {
    Path target = folder.resolve("song.ngoma");
    Files.writeString(target, "old");
    ProjectFileException e =
        assertThrows(
            ProjectFileException.class,
            () ->
                AtomicFile.write(
                    target,
                    file -> {
                      file.write(ByteBuffer.wrap(new byte[1000]));
                      throw new IOException("No space left on device");
                    }));
    assertEquals(
        target
            + ": cannot be written (No space left on device); free some space or choose another"
            + " place.",
        e.getMessage());
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("song.ngoma"), names());
  }

  @Test
  void leavesNothingWhenTheContentFailsInAnyWay() throws Exception {
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                folder.resolve("new"),
                file -> {
                  throw new IllegalStateException("a bug");
                }));
    assertEquals(List.of(), names());
  }

  @Test
  void refusesPlacesThatAreNoFile() {
    assertSays("is a folder", folder);
    assertSays("there is no such folder", folder.resolve("none").resolve("x"));
    assertSays("is a device", Path.of("/dev/null"));
    assertTrue(Files.exists(Path.of("/dev/null")));
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }

  @Test
  void refusesAFolderThatIsAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertSays("cannot be written", file.resolve("song.ngoma"));
    assertEquals(List.of("file"), names());
  }

  @Test
  void writesThroughALinkAndNotOverIt() throws Exception {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    AtomicFile.write(link, file -> file.write(ByteBuffer.wrap(Samples.utf8("new"))));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
  }

  @Test
  void writesBesideWhatADeadProcessLeft() throws Exception {
    Path target = folder.resolve("a");
    Files.writeString(folder.resolve(".a." + ProcessHandle.current().pid() + "-0"), "half");
    AtomicFile.write(target, file -> file.write(ByteBuffer.wrap(Samples.utf8("whole"))));
    assertEquals("whole", Files.readString(target));
  }

  private static void assertSays(String what, Path target) {
    ProjectFileException e =
        assertThrows(ProjectFileException.class, () -> AtomicFile.write(target, file -> {}));
    assertTrue(e.getMessage().contains(what), e.getMessage());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
