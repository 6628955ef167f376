package org.ngoma.firmware.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ngoma.firmware.library.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names what a project is just now, to find it again. */
@Command(
    name = "version",
    description = "Names what a project is now, to find it again; without LABEL lists the names.",
    usageHelpAutoWidth = true)
final class VersionVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Mixin LibraryOption options;

  @Parameters(index = "0", paramLabel = "NAME", description = "a project from ./ngoma list")
  String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "LABEL",
      description = "for example 'mix 1'")
  String label;

  @Option(names = "--forget", description = "forgets the label; what it named stays in the log")
  boolean forget;

  @Override
  public Integer call() throws Exception {
    if (label == null) {
      list();
      return 0;
    }
    return options.work(
        name,
        open -> {
          if (forget) {
            open.dropVersion(label);
            options.tell("Forgot " + label);
          } else {
            open.nameVersion(label);
            options.tell("State " + open.history().head() + " is now called " + label);
          }
        });
  }

  private void list() throws IOException {
    try (Reading reading = options.library().reading(name)) {
      reading.versions().forEach(version -> print(version, options.json));
    }
  }

  /** One line for a version or a branch. */
  static void print(Reading.Name version, boolean json) {
    System.out.printf(
        Locale.ROOT,
        json
            ? "{\"state\":%d,\"current\":%b,\"made\":\"%s\",\"name\":\"%s\"}%n"
            : "%7d %s %s  %s%n",
        version.state(),
        json ? version.current() : version.current() ? "*" : " ",
        json ? Instant.ofEpochMilli(version.millis()) : ListVerb.time(version.millis()),
        json ? Json.escape(version.name()) : version.name());
  }
}
