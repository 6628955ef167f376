package org.ngoma.firmware.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes again what was undone last in a project. */
@Command(
    name = "redo",
    description = "Makes again what was undone last in a project.",
    usageHelpAutoWidth = true)
final class RedoVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Mixin LibraryOption options;

  @Parameters(index = "0", paramLabel = "NAME", description = "a project from ./ngoma list")
  String name;

  @Parameters(index = "1", paramLabel = "N", defaultValue = "1", description = "how many, else 1")
  int count;

  @Override
  public Integer call() throws Exception {
    return options.work(name, open -> options.steps(count, open.history()::redo, "Redo"));
  }
}
