package org.ngoma.firmware.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.library.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the projects of the library. */
@Command(
    name = "list",
    description = "Lists the projects of the library.",
    usageHelpAutoWidth = true)
final class ListVerb implements Callable<Integer> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Mixin HelpOption help;

  @Mixin LibraryOption options;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Library library = options.library();
    List<String> names = library.names();
    int failed = 0;
    for (String name : names) {
      try (Reading reading = library.reading(name)) {
        System.out.println(line(name, reading));
      } catch (IOException e) {
        spec.commandLine().getErr().println("ngoma: " + e.getMessage());
        failed = 1;
      }
    }
    if (names.isEmpty() && !options.json) {
      System.out.println("Nothing yet: what you edit while it plays is kept here by itself.");
    }
    return failed;
  }

  private String line(String name, Reading reading) throws IOException {
    String title = reading.project().name();
    return options.json
        ? String.format(
            Locale.ROOT,
            "{\"name\":\"%s\",\"title\":\"%s\",\"changed\":\"%s\",\"entries\":%d,\"tracks\":%d}",
            Json.escape(name),
            Json.escape(title),
            Instant.ofEpochMilli(reading.millis()),
            reading.entries(),
            reading.project().tracks().size())
        : String.format(
            Locale.ROOT,
            "%-24s %s  %s",
            name,
            reading.millis() == 0 ? "as it came      " : time(reading.millis()),
            title);
  }

  /** A moment as a person reads it. */
  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }
}
