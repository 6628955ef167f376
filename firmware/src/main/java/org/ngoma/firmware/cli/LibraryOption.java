package org.ngoma.firmware.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.library.OpenProject;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.History;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the library is, and whether one wants JSON: of every verb about what was made. */
final class LibraryOption {

  private static final long SAFE_MILLIS = 10_000;

  @Option(
      names = "--home",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "folder of the library; else NGOMA_HOME, else with your data")
  Path home;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "one JSON object a line instead of words")
  boolean json;

  /** The folder of the library. */
  Path home() {
    return home == null ? Library.usualHome() : home;
  }

  Library library() {
    return new Library(home(), Processors.parameters(), InstantSource.system());
  }

  /** Where the samples of this library are. */
  Path samples() {
    return home == null ? SampleStore.usualFolder() : home.resolve("samples");
  }

  /** Where the player's grooves are. */
  Path grooves() {
    return (home == null ? Library.usualHome() : home).resolve("grooves");
  }

  private final List<String> said = new ArrayList<>();

  /** What is done to an open project. */
  interface Work {
    void on(OpenProject open) throws Exception;
  }

  /** Opens a project, works on it, and says only then that it is done when all of it is safe. */
  int work(String name, Work work) throws Exception {
    OpenProject open = library().open(name);
    Exception failed = null;
    try {
      work.on(open);
    } catch (UncheckedIOException e) {
      failed = e.getCause();
    } catch (Exception e) {
      failed = e;
    }
    if (!open.close(SAFE_MILLIS) && failed == null) {
      failed = new IOException(open.journal().trouble().orElse(name + " cannot be written"));
    }
    if (failed != null) {
      throw failed;
    }
    said.forEach(System.out::println);
    return 0;
  }

  /** Steps through a history and tells each. */
  void steps(int count, Supplier<Optional<History.Step>> step, String what) {
    for (int i = 0; i < count; i++) {
      Optional<History.Step> done = step.get();
      if (done.isEmpty()) {
        if (!json) {
          said.add("Nothing more to " + what.toLowerCase(Locale.ROOT) + ".");
        }
        return;
      }
      tell(what + ": " + done.get().words());
    }
  }

  /** One thing that was done; it is said when it is safe. */
  void tell(String words) {
    said.add(json ? "{\"done\":\"" + Json.escape(words) + "\"}" : words);
  }
}
