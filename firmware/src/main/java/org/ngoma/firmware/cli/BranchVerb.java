package org.ngoma.firmware.cli;

import java.util.concurrent.Callable;
import org.ngoma.firmware.library.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes to another branch of a project, or begins one. */
@Command(
    name = "branch",
    description = "Goes to a branch of a project, or begins it here; without BRANCH lists them.",
    usageHelpAutoWidth = true)
final class BranchVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Mixin LibraryOption options;

  @Parameters(index = "0", paramLabel = "NAME", description = "a project from ./ngoma list")
  String name;

  @Parameters(index = "1", arity = "0..1", paramLabel = "BRANCH", description = "main or your own")
  String branch;

  @Override
  public Integer call() throws Exception {
    if (branch == null) {
      try (Reading reading = options.library().reading(name)) {
        reading.branches().forEach(one -> VersionVerb.print(one, options.json));
      }
      return 0;
    }
    return options.work(
        name, open -> options.tell((open.branch(branch) ? "Began " : "On ") + "branch " + branch));
  }
}
