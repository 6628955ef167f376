package org.ngoma.firmware.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.util.OSInfo;

/**
 * SQLite's own native library, laid out once. Unpacked by each process into the folder for passing
 * things, it would stay there after every kill.
 */
public final class SqliteLibrary {

  /** Names the folder where {@code sqlite-jdbc} looks first. */
  public static final String FOLDER = "org.sqlite.lib.path";

  private SqliteLibrary() {}

  /** Lays it out in a folder; whoever has it open keeps the one that was there. */
  public static void unpack(Path folder) throws IOException {
    String name = System.mapLibraryName("sqlitejdbc");
    String resource =
        "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, name, "");
    try (InputStream in = OSInfo.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("sqlite-jdbc has no library for this machine: " + resource);
      }
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
