package org.ngoma.firmware.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.library.Songs;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.LoadedProject;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Oddities;
import org.ngoma.sequencer.model.Project;
import picocli.CommandLine.Model.CommandSpec;

/** Songs named on the command line. */
final class Opened {

  private Opened() {}

  /** The player's library. */
  static Library library() {
    return new Library(Library.usualHome(), Processors.parameters(), InstantSource.system());
  }

  /** Reads a song; what was left out of it is told on the error stream. */
  static Project project(String name, CommandSpec spec) throws IOException {
    return project(name, library(), spec);
  }

  /** As the other, from a certain library. */
  static Project project(String name, Library library, CommandSpec spec) throws IOException {
    SampleStore samples = new SampleStore(SampleStore.usualFolder());
    LoadedProject loaded = Songs.read(name, library, samples);
    List<String> remarks = new ArrayList<>(loaded.remarks());
    remarks.addAll(Oddities.of(loaded.project(), Processors.parameters()));
    remarks.addAll(samples.missing(loaded.project()));
    for (String remark : remarks) {
      spec.commandLine().getErr().println("ngoma: " + remark);
    }
    return loaded.project();
  }
}
