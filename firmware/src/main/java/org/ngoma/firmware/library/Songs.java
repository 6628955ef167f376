package org.ngoma.firmware.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ngoma.firmware.browse.MyPresets;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.Audition;
import org.ngoma.firmware.store.BankEntry;
import org.ngoma.firmware.store.LoadedProject;
import org.ngoma.firmware.store.ProjectFiles;

/** What a player can name: the demo song, a file, or a project of the library. */
public final class Songs {

  private Songs() {}

  /**
   * Whether a name means a project of the library: a file of that name comes first. What looks like
   * no file is looked for in the library, so that one is told what there is.
   */
  public static boolean isInLibrary(String name, Library library) {
    return !name.equals(ProjectFiles.DEMO)
        && !Files.exists(Path.of(name))
        && (library.has(name) || name.matches("[\\p{L}\\p{N}_-]+"));
  }

  /**
   * Reads a song.
   *
   * @param store for the samples of an archive
   * @throws IOException with one sentence, when it cannot be read
   */
  public static LoadedProject read(String name, Library library, SampleStore store)
      throws IOException {
    return isInLibrary(name, library)
        ? new LoadedProject(library.read(name), List.of())
        : outside(name, library, store);
  }

  /**
   * Reads a song that is none of the library's: the demo, a file, or the phrase of a preset, the
   * player's own included.
   *
   * @param store for the samples of an archive
   * @throws IOException with one sentence, when it cannot be read
   */
  public static LoadedProject outside(String name, Library library, SampleStore store)
      throws IOException {
    if (!name.startsWith(ProjectFiles.PRESET)) {
      return ProjectFiles.open(name, store);
    }
    String asked = name.substring(ProjectFiles.PRESET.length());
    BankEntry entry = MyPresets.bank(library.home()).one(List.of(asked));
    return new LoadedProject(Audition.of(entry), List.of());
  }
}
