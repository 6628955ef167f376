package org.ngoma.firmware.cli;

import picocli.CommandLine.Option;

/** What every verb answers about itself. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this page")
  boolean asked;
}
