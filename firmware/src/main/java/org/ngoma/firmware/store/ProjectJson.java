package org.ngoma.firmware.store;

import java.nio.charset.StandardCharsets;
import org.ngoma.sequencer.model.Project;

/**
 * A project as JSON text, laid out for people and for line-by-line comparison; {@code
 * docs/project.schema.json} is its description.
 *
 * <p>The same project always gives the same bytes. Parameters that this build does not know are
 * kept. Other unknown fields are left out with a remark. A file of a newer version is refused.
 */
public final class ProjectJson {

  /** Value of the field {@code format}. */
  public static final String FORMAT = "ngoma-project";

  /** Version that is written, and the newest that is read. */
  public static final int VERSION = 2;

  private ProjectJson() {}

  /** The text of a project in UTF-8; parameters that are not finite are left at their default. */
  public static byte[] write(Project project) {
    return new ProjectJsonWriter().write(project).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a project from its text.
   *
   * @param file name for messages
   * @throws ProjectFileException when the text is not a project, or is out of bounds
   */
  public static LoadedProject read(String file, byte[] utf8) throws ProjectFileException {
    return new ProjectJsonReader(file, utf8).read();
  }
}
