package org.ngoma.firmware.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Project;

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
  void opensMidiFilesByContentAndRefusesBrokenOnesByName() throws Exception {
    byte[] oneNote = {
      'M',
      'T',
      'h',
      'd',
      0,
      0,
      0,
      6,
      0,
      0,
      0,
      1,
      0,
      96,
      'M',
      'T',
      'r',
      'k',
      0,
      0,
      0,
      12,
      0,
      (byte) 0x90,
      60,
      100,
      96,
      (byte) 0x80,
      60,
      0,
      0,
      (byte) 0xff,
      0x2f,
      0
    };
    Path file = Files.write(folder.resolve("tune"), oneNote);
    Project project = ProjectFiles.open(file).project();
    assertEquals("tune", project.name());
    assertEquals(
        List.of(new Note(0, 960, 60, 100)),
        project.tracks().getFirst().patterns().getFirst().notes());
    Path broken = Files.write(folder.resolve("broken.MID"), Arrays.copyOf(oneNote, 20));
    assertSays("ends in the middle of a chunk", broken);
    assertSays("the file is empty", Files.write(folder.resolve("empty.mid"), new byte[0]));
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
    assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
    assertTrue(e.getMessage().endsWith("."), e.getMessage());
  }
}
