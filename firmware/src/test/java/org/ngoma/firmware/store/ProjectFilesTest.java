package org.ngoma.firmware.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {

  @TempDir Path folder;

  @Test
  void opensByContentWhateverTheName() throws Exception {
    Path archive = folder.resolve("backup.old");
    Archive.write(archive, Samples.small());
    assertEquals(Samples.small(), ProjectFiles.open(archive).project());
    Path text = Files.writeString(folder.resolve("song.txt"), Samples.SMALL_TEXT);
    assertEquals(Samples.small(), ProjectFiles.open(text.toString()).project());
  }

  @Test
  void refusesWhatHoldsNoMusic() throws Exception {
    assertSays("is not music", Files.writeString(folder.resolve("a.txt"), "hello"));
    assertSays("is empty", Files.writeString(folder.resolve("b.ngoma"), ""));
    assertSays("there is no such file", folder.resolve("c.ngoma"));
    assertSays("is a folder", folder);
  }

  private static void assertSays(String what, Path path) {
    ProjectFileException e =
        assertThrows(ProjectFileException.class, () -> ProjectFiles.open(path));
    assertTrue(e.getMessage().contains(what), e.getMessage());
    assertTrue(e.getMessage().startsWith(path.toString()), e.getMessage());
  }
}
