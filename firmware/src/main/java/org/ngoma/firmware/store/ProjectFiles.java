package org.ngoma.firmware.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens whatever holds music, by what is in the file and not by what it is called. */
public final class ProjectFiles {

  /** The name that opens the bundled demo song. */
  public static final String DEMO = "demo";

  private ProjectFiles() {}

  /**
   * Opens what a player names on the command line: {@code demo}, or a file.
   *
   * @throws ProjectFileException one sentence, when it cannot be opened
   */
  public static LoadedProject open(String name) throws ProjectFileException {
    return name.equals(DEMO) ? DemoSong.load() : open(Path.of(name));
  }

  /**
   * Opens an archive or a project's bare JSON text.
   *
   * @throws ProjectFileException one sentence, when it cannot be opened
   */
  public static LoadedProject open(Path path) throws ProjectFileException {
    byte[] head = head(path);
    if (Archive.isZip(head)) {
      return Archive.read(path);
    }
    if (head.length > 0 && head[0] == '{') {
      return ProjectJson.read(path.toString(), whole(path));
    }
    throw new ProjectFileException(
        path.toString(),
        head.length == 0 ? "is empty" : "is not music that Ngoma can read",
        "give a .ngoma project");
  }

  private static byte[] head(Path path) throws ProjectFileException {
    if (Files.isDirectory(path)) {
      throw new ProjectFileException(path.toString(), "is a folder", "name a file in it");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(4);
    } catch (NoSuchFileException e) {
      throw missing(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** All of a text file; one byte too many is enough to refuse it. */
  private static byte[] whole(Path path) throws ProjectFileException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(Bounds.JSON_BYTES + 1);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  static ProjectFileException missing(Path path) {
    return new ProjectFileException(
        path.toString(), "there is no such file", "check the name and the folder");
  }

  static ProjectFileException unreadable(Path path, IOException e) {
    return new ProjectFileException(
        path.toString(),
        "cannot be read (" + e.getMessage() + ")",
        "check the disk and the permissions",
        e);
  }
}
