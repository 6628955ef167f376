package org.ngoma.firmware.store;

import java.util.List;
import org.ngoma.sequencer.model.Project;

/**
 * What came out of a file.
 *
 * @param remarks one sentence for each thing that was left out, to be shown and not to be stopped
 *     at; empty when the whole file was understood
 */
public record LoadedProject(Project project, List<String> remarks) {
  public LoadedProject {
    remarks = List.copyOf(remarks);
  }
}
