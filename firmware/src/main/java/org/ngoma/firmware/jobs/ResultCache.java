package org.ngoma.firmware.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ngoma.firmware.home.HomeDatabase;

/**
 * What jobs have brought about, by a hash of all that went into it: the same work is not done
 * twice. When it grows too large, what was not used for longest goes first.
 */
public final class ResultCache {

  private final HomeDatabase database;
  private final Path folder;
  private final long mostBytes;
  private final InstantSource time;

  /**
   * @param home holds the files in a folder of its own
   * @param mostBytes of all files together
   */
  public ResultCache(HomeDatabase database, Path home, long mostBytes, InstantSource time) {
    this.database = database;
    this.mostBytes = mostBytes;
    this.time = time;
    folder = home.resolve("results");
  }

  /** The file of a key, when it is there and whole. */
  public Optional<Path> find(String key) throws IOException {
    Path file = folder.resolve(checked(key));
    long bytes =
        database.write(
            connection -> {
              try (PreparedStatement s =
                  connection.prepareStatement(
                      "UPDATE result SET used=? WHERE key=? RETURNING bytes")) {
                s.setLong(1, time.millis());
                s.setString(2, key);
                try (ResultSet r = s.executeQuery()) {
                  return r.next() ? r.getLong(1) : -1L;
                }
              }
            });
    return bytes >= 0 && Files.isRegularFile(file) && Files.size(file) == bytes
        ? Optional.of(file)
        : Optional.empty();
  }

  /** Takes a copy of a file; one that would take more than a quarter of the room is left out. */
  public void put(String key, Path file) throws IOException {
    long bytes = Files.size(file);
    if (bytes > mostBytes / 4) {
      return;
    }
    Files.createDirectories(folder);
    Path to = folder.resolve(checked(key));
    Path part = Files.createTempFile(folder, ".new", "");
    try {
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    List<String> gone = database.write(connection -> note(connection, key, bytes));
    for (String old : gone) {
      Files.deleteIfExists(folder.resolve(checked(old)));
    }
  }

  private List<String> note(Connection connection, String key, long bytes) throws SQLException {
    try (PreparedStatement s =
        connection.prepareStatement("INSERT OR REPLACE INTO result VALUES (?,?,?)")) {
      s.setString(1, key);
      s.setLong(2, bytes);
      s.setLong(3, time.millis());
      s.executeUpdate();
    }
    List<String> gone = new ArrayList<>();
    long all = 0;
    try (PreparedStatement s =
        connection.prepareStatement(
            "SELECT key, bytes FROM result ORDER BY used DESC, key=? DESC")) {
      s.setString(1, key);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          all += r.getLong(2);
          if (all > mostBytes) {
            gone.add(r.getString(1));
          }
        }
      }
    }
    for (String old : gone) {
      try (PreparedStatement s = connection.prepareStatement("DELETE FROM result WHERE key=?")) {
        s.setString(1, old);
        s.executeUpdate();
      }
    }
    return gone;
  }

  /** Bytes of all that is kept. */
  public long bytes() throws IOException {
    return database.read(
        connection -> {
          try (PreparedStatement s = connection.prepareStatement("SELECT sum(bytes) FROM result");
              ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1);
          }
        });
  }

  /** A key is a hash, and never a way out of the folder. */
  private static String checked(String key) {
    if (!key.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(key + " is no SHA-256");
    }
    return key;
  }
}
