package org.ngoma.firmware.browse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.store.Bank;
import org.ngoma.firmware.store.BankEntry;

/**
 * All sounds of a home, in its database. Words are looked up by SQLite's FTS5, by their beginnings,
 * so that one finds as one types.
 */
public final class SoundShelf {

  private static final String COLUMNS =
      "id, kind, name, tags, origin, key, body, frames, rate, bpm, pitch, favourite, used";

  /** Between tags; no tag holds it. */
  private static final String COMMA = ", ";

  private static final int MOST_TAGS = 12;
  private static final int TAG_CHARS = 40;

  private final HomeDatabase database;
  private final InstantSource time;

  public SoundShelf(HomeDatabase database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /**
   * What fits: favourites first, then what has the words in its name, then all the rest, each in
   * the order in which it came.
   */
  public List<Sound> search(SoundQuery query) throws IOException {
    return database.read(
        connection -> {
          Map<Long, Sound> found = new LinkedHashMap<>();
          look(connection, query.match("name tags origin", true), query.most(), found);
          if (!query.favourites()) {
            if (query.hasWords()) {
              look(connection, query.match("name", false), query.most(), found);
            }
            look(connection, query.match("name tags origin", false), query.most(), found);
          }
          return found.values().stream().limit(query.most()).toList();
        });
  }

  private static void look(Connection connection, String match, int most, Map<Long, Sound> found)
      throws SQLException {
    if (found.size() >= most) {
      return;
    }
    String sql =
        match.isEmpty()
            ? "SELECT " + COLUMNS + " FROM sound ORDER BY id LIMIT ?1"
            : "SELECT "
                + COLUMNS
                + " FROM sound WHERE id IN (SELECT rowid FROM sound_text WHERE sound_text MATCH ?2"
                + " ORDER BY rowid LIMIT ?1) ORDER BY id";
    try (PreparedStatement s = connection.prepareStatement(sql)) {
      s.setInt(1, most);
      if (!match.isEmpty()) {
        s.setString(2, match);
      }
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          Sound sound = sound(r);
          found.putIfAbsent(sound.id(), sound);
        }
      }
    }
  }

  /** What was used last, the latest first. */
  public List<Sound> recent(int most) throws IOException {
    return list("WHERE used > 0 ORDER BY used DESC LIMIT " + most);
  }

  /** The player's own presets. */
  public List<Sound> mine() throws IOException {
    return list("WHERE origin = '" + Sound.MINE + "' ORDER BY id");
  }

  private List<Sound> list(String which) throws IOException {
    return database.read(
        connection -> {
          List<Sound> sounds = new ArrayList<>();
          try (PreparedStatement s =
                  connection.prepareStatement("SELECT " + COLUMNS + " FROM sound " + which);
              ResultSet r = s.executeQuery()) {
            while (r.next()) {
              sounds.add(sound(r));
            }
          }
          return sounds;
        });
  }

  /** SHA-256 of every sample. */
  public Set<String> samples() throws IOException {
    return database.read(
        connection -> {
          Set<String> samples = new HashSet<>();
          try (PreparedStatement s =
                  connection.prepareStatement("SELECT key FROM sound WHERE kind = 'sample'");
              ResultSet r = s.executeQuery()) {
            while (r.next()) {
              samples.add(r.getString(1));
            }
          }
          return samples;
        });
  }

  /** How many sounds there are. */
  public long count() throws IOException {
    return database.read(
        connection -> {
          try (PreparedStatement s = connection.prepareStatement("SELECT count(*) FROM sound");
              ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1);
          }
        });
  }

  /**
   * Takes sounds in; of one that is there already only what it is becomes new, not what the player
   * has made of it.
   *
   * @return how many were not there
   */
  public int add(List<Sound> sounds) throws IOException {
    return database.write(
        connection -> {
          int fresh = 0;
          for (Sound sound : sounds) {
            Optional<Sound> there = find(connection, "key", sound.key());
            if (there.isEmpty()) {
              index(connection, insert(connection, sound));
              fresh++;
            } else if (!sound.isSample()) {
              renew(connection, there.get(), sound);
            }
          }
          return fresh;
        });
  }

  /** Has the factory's presets on the shelf as this firmware brings them. */
  public void stock(Bank factory) throws IOException {
    Map<String, Sound> there = new HashMap<>();
    list("WHERE origin = '" + Sound.FACTORY + "'").forEach(sound -> there.put(sound.key(), sound));
    List<Sound> changed = new ArrayList<>();
    for (BankEntry entry : factory.entries()) {
      Sound sound = Sound.preset(entry.kind(), entry.name(), entry.tags(), Sound.FACTORY, "");
      Sound old = there.remove(sound.key());
      if (old == null || !old.tags().equals(clean(sound.tags()))) {
        changed.add(sound);
      }
    }
    if (!changed.isEmpty()) {
      add(changed);
    }
    for (Sound gone : there.values()) {
      remove(gone.id());
    }
  }

  /** Takes a sound off the shelf; the file of a sample stays until the library is tidied. */
  public void remove(long id) throws IOException {
    database.write(
        connection -> {
          run(connection, "DELETE FROM sound_text WHERE rowid=?", id);
          return run(connection, "DELETE FROM sound WHERE id=?", id);
        });
  }

  /** Makes a sound one of those that come first, or not. */
  public Sound favourite(long id, boolean now) throws IOException {
    return change(id, "UPDATE sound SET favourite=? WHERE id=?", now ? 1 : 0);
  }

  /** Gives a sound other tags. */
  public Sound tag(long id, List<String> tags) throws IOException {
    return change(id, "UPDATE sound SET tags=? WHERE id=?", String.join(COMMA, clean(tags)));
  }

  /** A sound was used just now; one that is not on the shelf is nobody's business. */
  public void used(String key) throws IOException {
    database.write(
        connection -> run(connection, "UPDATE sound SET used=? WHERE key=?", time.millis(), key));
  }

  /**
   * Notes in a home that sounds were used, if there is a shelf. Nothing hangs on it: a home that
   * cannot be written holds nobody up.
   */
  public static void noteUsed(Path home, List<String> keys) {
    if (!Files.exists(HomeDatabase.file(home))) {
      return;
    }
    try (HomeDatabase database = HomeDatabase.open(home)) {
      SoundShelf shelf = new SoundShelf(database, InstantSource.system());
      for (String key : keys) {
        shelf.used(key);
      }
    } catch (IOException e) {
      // Whoever browses next is told.
    }
  }

  private Sound change(long id, String sql, Object value) throws IOException {
    return database
        .write(
            connection -> {
              if (run(connection, sql, value, id) == 0) {
                return Optional.<Sound>empty();
              }
              Optional<Sound> sound = find(connection, "id", id);
              index(connection, sound.orElseThrow());
              return sound;
            })
        .orElseThrow(
            () -> new IOException("there is no sound " + id + "; ./ngoma browse lists them"));
  }

  private Sound insert(Connection connection, Sound sound) throws SQLException {
    run(
        connection,
        "INSERT INTO sound (kind, name, tags, origin, key, body, frames, rate, bpm, pitch, added)"
            + " VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        sound.kind(),
        sound.name(),
        String.join(COMMA, clean(sound.tags())),
        sound.origin(),
        sound.key(),
        sound.body(),
        sound.frames(),
        sound.rate(),
        sound.bpm(),
        sound.pitch(),
        time.millis());
    return find(connection, "key", sound.key()).orElseThrow();
  }

  private void renew(Connection connection, Sound there, Sound sound) throws SQLException {
    run(
        connection,
        "UPDATE sound SET tags=?, body=? WHERE id=?",
        String.join(COMMA, clean(sound.tags())),
        sound.body(),
        there.id());
    index(connection, find(connection, "id", there.id()).orElseThrow());
  }

  private static void index(Connection connection, Sound sound) throws SQLException {
    run(connection, "DELETE FROM sound_text WHERE rowid=?", sound.id());
    run(
        connection,
        "INSERT INTO sound_text (rowid, name, tags, origin, marks) VALUES (?,?,?,?,?)",
        sound.id(),
        split(sound.name()),
        String.join(" ", sound.tags()) + " " + sound.kind(),
        split(sound.origin()),
        SoundQuery.marks(sound));
  }

  /** {@code KickHard02} is found by Hard and by 02 as well. */
  private static String split(String name) {
    String apart =
        name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})", " ");
    return apart.equals(name) ? name : name + " " + apart;
  }

  private static List<String> clean(List<String> tags) {
    return tags.stream()
        .map(tag -> tag.toLowerCase(Locale.ROOT).replace(',', ' ').strip())
        .filter(tag -> !tag.isEmpty() && tag.length() <= TAG_CHARS)
        .distinct()
        .limit(MOST_TAGS)
        .toList();
  }

  private static Optional<Sound> find(Connection connection, String column, Object value)
      throws SQLException {
    try (PreparedStatement s =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM sound WHERE " + column + "=?")) {
      s.setObject(1, value);
      try (ResultSet r = s.executeQuery()) {
        return r.next() ? Optional.of(sound(r)) : Optional.empty();
      }
    }
  }

  private static int run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement s = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        s.setObject(i + 1, values[i]);
      }
      return s.executeUpdate();
    }
  }

  private static Sound sound(ResultSet r) throws SQLException {
    String tags = r.getString(4);
    return new Sound(
        r.getLong(1),
        r.getString(2),
        r.getString(3),
        tags.isEmpty() ? List.of() : List.of(tags.split(COMMA, -1)),
        r.getString(5),
        r.getString(6),
        r.getString(7),
        r.getLong(8),
        r.getInt(9),
        r.getDouble(10),
        r.getString(11),
        r.getInt(12) != 0,
        r.getLong(13));
  }
}
