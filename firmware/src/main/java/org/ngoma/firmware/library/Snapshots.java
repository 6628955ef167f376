package org.ngoma.firmware.library;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.ngoma.firmware.store.ProjectFileException;
import org.ngoma.firmware.store.ProjectJson;
import org.ngoma.sequencer.model.Project;

/** Whole projects, packed: where reading begins, so that opening never reads the whole journal. */
final class Snapshots {

  /** Entries from one to the next. */
  static final int INTERVAL = 500;

  /** This many of the last are all kept. */
  private static final int RECENT = 8;

  private static final int MOST_BYTES = 64 << 20;

  private Snapshots() {}

  static byte[] pack(Project project) {
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 14);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, fast)) {
      out.write(ProjectJson.write(project));
    } catch (IOException e) {
      throw new AssertionError("memory does not fail to be written", e);
    } finally {
      fast.end();
    }
    return packed.toByteArray();
  }

  static Project unpack(String place, byte[] packed) throws ProjectFileException, LibraryException {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return ProjectJson.read(place, in.readNBytes(MOST_BYTES + 1)).project();
    } catch (ProjectFileException e) {
      throw e;
    } catch (IOException e) {
      throw new LibraryException(place + " is damaged (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Takes away what is too close to others for its age: the older, the farther apart, so that their
   * number grows with the logarithm of the journal. The first stays, and what has a name.
   */
  static void thin(Database database) throws SQLException {
    List<Long> states = database.snapshots();
    Set<Long> named = new HashSet<>(Set.of(0L));
    for (String kind : List.of(Database.VERSION, Database.BRANCH)) {
      database.names(kind).forEach(name -> named.add(name.state()));
    }
    long newest = states.getFirst();
    long kept = newest;
    for (int i = RECENT; i < states.size(); i++) {
      long state = states.get(i);
      if (kept - state < (newest - state) / RECENT && !named.contains(state)) {
        database.dropSnapshot(state);
      } else {
        kept = state;
      }
    }
  }
}
