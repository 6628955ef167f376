package org.ngoma.firmware.store;

import java.io.IOException;
import java.io.InputStream;

/** The bundled song; {@code docs/demo-song.md} tells how it is made. */
public final class DemoSong {

  private static final String RESOURCE = "/org/ngoma/firmware/demo/project.json";

  private DemoSong() {}

  /**
   * The song.
   *
   * @throws ProjectFileException when this build was packed without it
   */
  public static LoadedProject load() throws ProjectFileException {
    try (InputStream in = DemoSong.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new ProjectFileException(
            ProjectFiles.DEMO, "this build has no demo song", "build it again");
      }
      return ProjectJson.read(ProjectFiles.DEMO, in.readAllBytes());
    } catch (ProjectFileException e) {
      throw e;
    } catch (IOException e) {
      throw new ProjectFileException(
          ProjectFiles.DEMO, "cannot be read (" + e.getMessage() + ")", "build it again", e);
    }
  }
}
