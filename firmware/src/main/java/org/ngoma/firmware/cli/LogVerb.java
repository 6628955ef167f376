package org.ngoma.firmware.cli;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ngoma.firmware.library.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what was done to a project. */
@Command(
    name = "log",
    description = "Lists what was done to a project, the last first; * is where it stands.",
    usageHelpAutoWidth = true)
final class LogVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Mixin LibraryOption options;

  @Parameters(paramLabel = "NAME", description = "a project from ./ngoma list")
  String name;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20",
      description = "lines at most, 20 unless told otherwise")
  int most;

  @Override
  public Integer call() throws Exception {
    try (Reading reading = options.library().reading(name)) {
      for (Reading.Line line : reading.log(Math.max(1, most))) {
        System.out.printf(
            Locale.ROOT,
            options.json
                ? "{\"state\":%d,\"current\":%b,\"made\":\"%s\",\"words\":\"%s\"}%n"
                : "%7d %s %s  %s%n",
            line.state(),
            options.json ? line.current() : line.current() ? "*" : " ",
            options.json ? Instant.ofEpochMilli(line.millis()) : ListVerb.time(line.millis()),
            options.json ? Json.escape(line.words()) : line.words());
      }
      if (reading.head() == 0 && !options.json) {
        System.out.println("      0 * as it came");
      }
    }
    return 0;
  }
}
