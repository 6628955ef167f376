package org.ngoma.firmware.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ngoma.firmware.library.Reading;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Differences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what is different between two versions of a project. */
@Command(
    name = "diff",
    description = "Lists what is different between two versions of a project.",
    usageHelpAutoWidth = true)
final class DiffVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Mixin LibraryOption options;

  @Parameters(index = "0", paramLabel = "NAME", description = "a project from ./ngoma list")
  String name;

  @Parameters(index = "1", paramLabel = "BEFORE", description = "version, branch or state")
  String before;

  @Parameters(
      index = "2",
      paramLabel = "AFTER",
      defaultValue = "now",
      description = "another one, else what it is now")
  String after;

  @Override
  public Integer call() throws Exception {
    try (Reading reading = options.library().reading(name)) {
      List<String> differences =
          Differences.between(
              reading.project(reading.state(before)),
              reading.project(reading.state(after)),
              Processors.parameters());
      differences.forEach(
          words ->
              System.out.println(
                  options.json ? "{\"difference\":\"" + Json.escape(words) + "\"}" : words));
      if (differences.isEmpty() && !options.json) {
        System.out.println("They are the same.");
      }
    }
    return 0;
  }
}
