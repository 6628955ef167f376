package org.ngoma.firmware.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import org.ngoma.firmware.library.Library;
import org.ngoma.instruments.sound.Processors;
import picocli.CommandLine.Option;

/** Where the library is, and whether one wants JSON: of every verb about what was made. */
final class LibraryOption {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "folder of the library; else NGOMA_HOME, else with your data")
  Path home;

  @Option(names = "--json", description = "one JSON object a line instead of words")
  boolean json;

  Library library() {
    return new Library(
        home == null ? Library.usualHome() : home, Processors.parameters(), InstantSource.system());
  }
}
