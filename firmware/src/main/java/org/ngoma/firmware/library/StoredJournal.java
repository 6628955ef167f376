package org.ngoma.firmware.library;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ngoma.sequencer.model.Journal;
import org.ngoma.sequencer.model.JournalEntry;
import org.ngoma.sequencer.model.Project;

/**
 * The journal of a project in the library. {@link #append} only numbers an entry and hands it on;
 * the thread {@code journal} makes it safe.
 *
 * <p>Thread: the one that owns the project; {@link #durable} and {@link #trouble} any.
 */
public final class StoredJournal implements Journal, AutoCloseable {

  private final JournalWriter writer;
  private final StoredPast past;
  private final InstantSource time;
  private final AtomicBoolean packing = new AtomicBoolean();
  private long last;
  private long stood;
  private long first;
  private int sinceSnapshot;
  private JournalWriter.Write along;

  StoredJournal(JournalWriter writer, StoredPast past, InstantSource time) {
    this.writer = writer;
    this.past = past;
    this.time = time;
    last = past.lastEntry();
    stood = past.head();
  }

  @Override
  public long append(JournalEntry entry, Project project, int highestId) {
    last++;
    Row row = Row.of(last, stood, entry, first, highestId, time.millis());
    stood = row.after();
    first = row.first();
    if (along == null) {
      writer.add(row);
    } else {
      writer.add(row, along);
      along = null;
    }
    sinceSnapshot = Math.max(sinceSnapshot + 1, past.distance());
    if (sinceSnapshot >= Snapshots.INTERVAL && packing.compareAndSet(false, true)) {
      sinceSnapshot = 0;
      long state = stood;
      long at = last;
      Thread packer =
          Thread.ofPlatform().daemon().name("snapshots").unstarted(() -> pack(project, state, at));
      packer.setPriority(Thread.MIN_PRIORITY);
      packer.start();
    }
    return last;
  }

  /** What could not be read back is not written: the journal has it all anyway. */
  private void pack(Project project, long state, long at) {
    Database.Packed packed = new Database.Packed(state, at, Snapshots.pack(project));
    try {
      Snapshots.unpack("state " + state, packed.bytes());
    } catch (IOException e) {
      packing.set(false);
      return;
    }
    writer.add(
        database -> {
          database.put(packed);
          Snapshots.thin(database);
          packing.set(false);
        });
  }

  @Override
  public long durable() {
    return writer.durable();
  }

  @Override
  public Optional<String> trouble() {
    return writer.trouble();
  }

  /** Entries that are not safe yet. Any thread. */
  public int waiting() {
    return writer.waitingEntries();
  }

  /** What is written together with the next entry, both or neither. */
  void alongWithTheNext(JournalWriter.Write write) {
    along = write;
  }

  /** Does something else to the database in its turn. */
  void add(JournalWriter.Write write) {
    writer.add(write);
  }

  /** Milliseconds since 1970. */
  long millis() {
    return time.millis();
  }

  /**
   * Writes what waits and ends.
   *
   * @param millis how long it may take at most
   * @return whether everything is safe
   */
  public boolean close(long millis) {
    boolean all = writer.close(millis);
    past.close();
    return all;
  }

  @Override
  public void close() {
    close(10_000);
  }
}
