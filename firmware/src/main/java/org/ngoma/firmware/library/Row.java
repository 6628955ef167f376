package org.ngoma.firmware.library;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.ngoma.firmware.store.ProjectFileException;
import org.ngoma.firmware.store.RecordJson;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.JournalEntry;

/**
 * One line of the table {@code entry}. Each stands for itself: from the last one alone it is known
 * where the project stands, and its checksum tells whether it is whole.
 *
 * @param n number, from 1
 * @param kind {@link #APPLIED}, {@link #RESTORED} or {@link #MOVED}
 * @param before the state that it was made upon
 * @param after the state that it led to: its own number, or for MOVED another
 * @param first number of the first entry of its gesture; for MOVED 0
 * @param tip the state that redo leads to in the end
 * @param source for RESTORED the state that it repeats, else 0
 * @param highestId of any track, pattern or effect so far
 * @param gesture of the client
 * @param millis when it was made, since 1970
 * @param words name of the gesture so far
 * @param body the edit as JSON, empty when there is none
 */
record Row(
    long n,
    int kind,
    long before,
    long after,
    long first,
    long tip,
    long source,
    int highestId,
    long gesture,
    long millis,
    String words,
    byte[] body) {

  static final int APPLIED = 0;
  static final int RESTORED = 1;
  static final int MOVED = 2;
  private static final byte[] NOTHING = {};

  /**
   * The line of an entry.
   *
   * @param first first entry of the gesture that led to the state before, for one that joins it
   */
  static Row of(long n, long stood, JournalEntry entry, long first, int highestId, long millis) {
    return switch (entry) {
      case JournalEntry.Applied a ->
          new Row(
              n,
              APPLIED,
              a.before(),
              n,
              a.joined() ? first : n,
              n,
              0,
              highestId,
              a.gesture().id(),
              millis,
              a.words(),
              RecordJson.write(Edit.class, a.edit()));
      case JournalEntry.Restored r ->
          new Row(
              n, RESTORED, r.before(), n, n, n, r.from(), highestId, 0, millis, r.words(), NOTHING);
      case JournalEntry.Moved m ->
          new Row(n, MOVED, stood, m.to(), 0, m.tip(), 0, highestId, 0, millis, m.words(), NOTHING);
    };
  }

  /** The edit of an applied entry. */
  Edit edit(String project) throws ProjectFileException {
    return RecordJson.read(project + ", entry " + n, body, Edit.class);
  }

  /** Over all that it holds. */
  long checksum() {
    byte[] text = words.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(11 * Long.BYTES + text.length + body.length);
    bytes.putLong(n).putLong(kind).putLong(before).putLong(after).putLong(first).putLong(tip);
    bytes.putLong(source).putLong(highestId).putLong(gesture).putLong(millis);
    bytes.putLong(text.length).put(text).put(body);
    return crc(bytes.array());
  }

  static long crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }
}
