package org.ngoma.firmware.cli;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.LoadedProject;
import org.ngoma.firmware.store.ProjectFileException;
import org.ngoma.firmware.store.ProjectFiles;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Oddities;
import org.ngoma.sequencer.model.Project;
import picocli.CommandLine.Model.CommandSpec;

/** Songs named on the command line. */
final class Opened {

  private Opened() {}

  /** Reads a song; what was left out of it is told on the error stream. */
  static Project project(String name, CommandSpec spec) throws ProjectFileException {
    LoadedProject loaded = ProjectFiles.open(name);
    List<String> remarks = new ArrayList<>(loaded.remarks());
    remarks.addAll(Oddities.of(loaded.project(), Processors.parameters()));
    remarks.addAll(new SampleStore(SampleStore.usualFolder()).missing(loaded.project()));
    for (String remark : remarks) {
      spec.commandLine().getErr().println("ngoma: " + remark);
    }
    return loaded.project();
  }
}
