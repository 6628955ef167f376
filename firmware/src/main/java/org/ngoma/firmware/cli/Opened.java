package org.ngoma.firmware.cli;

import org.ngoma.firmware.store.LoadedProject;
import org.ngoma.firmware.store.ProjectFileException;
import org.ngoma.firmware.store.ProjectFiles;
import org.ngoma.sequencer.model.Project;
import picocli.CommandLine.Model.CommandSpec;

/** Songs named on the command line. */
final class Opened {

  private Opened() {}

  /** Reads a song; what was left out of it is told on the error stream. */
  static Project project(String name, CommandSpec spec) throws ProjectFileException {
    LoadedProject loaded = ProjectFiles.open(name);
    for (String remark : loaded.remarks()) {
      spec.commandLine().getErr().println("ngoma: " + remark);
    }
    return loaded.project();
  }
}
