package org.ngoma.firmware.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes the last gestures of a project back. */
@Command(
    name = "undo",
    description = "Takes the last gestures of a project back.",
    usageHelpAutoWidth = true)
final class UndoVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Mixin LibraryOption options;

  @Parameters(index = "0", paramLabel = "NAME", description = "a project from ./ngoma list")
  String name;

  @Parameters(index = "1", paramLabel = "N", defaultValue = "1", description = "how many, else 1")
  int count;

  @Override
  public Integer call() throws Exception {
    return options.work(name, open -> options.steps(count, open.history()::undo, "Undo"));
  }
}
