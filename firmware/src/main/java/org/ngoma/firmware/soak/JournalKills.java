package org.ngoma.firmware.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.ngoma.firmware.box.BoxMain;
import org.ngoma.firmware.box.EditStorm;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.library.OpenProject;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Ids;
import org.ngoma.sequencer.model.Journal;
import org.ngoma.sequencer.model.JournalEntry;
import org.ngoma.sequencer.model.Past;
import org.ngoma.sequencer.model.Project;

/**
 * Kills a box in the middle of a storm of edits, again and again, and looks each time whether all
 * that it called safe is there, and the project what it was then.
 *
 * <p>Thread: main.
 */
public final class JournalKills {

  private static final String EDITS_A_SECOND = "2000";
  private static final long POLL_NANOS = 200_000;
  private static final long START_NANOS = 120_000_000_000L;
  private static final int LONGEST_LIFE_MILLIS = 300;

  /**
   * What came of the kills.
   *
   * @param entries in the journal at the end
   * @param lost entries that were called safe and are not there
   * @param wrong openings that failed or gave another project than there was
   * @param worstOpenMillis longest time to open it
   */
  public record Result(int times, long entries, long lost, int wrong, double worstOpenMillis) {}

  private final Project start;
  private final NanoClock clock;
  private final Random random;
  private final Reference reference = new Reference();
  private final History should;

  /**
   * @param start the demo song
   */
  public JournalKills(Project start, NanoClock clock, long seed) {
    this.start = start;
    this.clock = clock;
    random = new Random(seed);
    reference.start = start;
    should = new History(start, Processors.parameters(), reference, reference);
  }

  /** Kills so many times. */
  public Result run(int times) throws IOException {
    Path home = Files.createTempDirectory("ngoma-kills");
    try (Children children = new Children()) {
      long lost = 0;
      int wrong = 0;
      double worst = 0;
      for (int i = 0; i < times; i++) {
        long safe = live(children, home);
        long begin = clock.nanoTime();
        try (OpenProject open = library(home).open(name(children))) {
          worst = Math.max(worst, (clock.nanoTime() - begin) * 1e-6);
          long last = open.history().lastEntry();
          lost += Math.max(0, safe - last);
          wrong += reference(last).equals(open.history().project()) ? 0 : 1;
        } catch (UncheckedIOException | IOException e) {
          System.err.println("ngoma: " + e.getMessage());
          wrong++;
        }
      }
      return new Result(times, should.lastEntry(), lost, wrong, worst);
    } finally {
      try (Stream<Path> made = Files.walk(home)) {
        for (Path path : made.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private static Library library(Path home) {
    return new Library(home, Processors.parameters(), InstantSource.system());
  }

  private static String name(Children children) throws IOException {
    return Files.readString(children.folder().resolve("project"));
  }

  /** One life of a box; gives the last entry that it called safe. */
  private long live(Children children, Path home) throws IOException {
    Path folder = children.folder();
    long before = safe(folder);
    Process box =
        children.java(
            "NGOMA_BOX_JVM",
            BoxMain.class,
            "--lane",
            folder.resolve("lane").toString(),
            "--home",
            home.toString(),
            "--edits",
            EDITS_A_SECOND,
            "--json");
    long begin = clock.nanoTime();
    while (safe(folder) == before) {
      if (!box.isAlive() || clock.nanoTime() - begin > START_NANOS) {
        throw new IOException("the box does not start, or keeps nothing");
      }
      clock.sleepUntil(clock.nanoTime() + POLL_NANOS);
    }
    clock.sleepUntil(clock.nanoTime() + random.nextInt(LONGEST_LIFE_MILLIS * 1_000) * 1_000L);
    box.destroyForcibly();
    try {
      box.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return safe(folder);
  }

  private static long safe(Path folder) throws IOException {
    Path file = folder.resolve("safe");
    byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    return bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
  }

  private Project reference(long entry) {
    while (should.lastEntry() < entry) {
      EditStorm.step(should);
    }
    return should.lastEntry() == entry ? should.project() : start;
  }

  /** Numbers entries and forgets them: what is undone lies in the history's own depth. */
  private static final class Reference implements Journal, Past {
    private Project start;
    private long entries;

    @Override
    public long append(JournalEntry entry, Project project, int highestId) {
      return ++entries;
    }

    @Override
    public long durable() {
      return entries;
    }

    @Override
    public long head() {
      return 0;
    }

    @Override
    public long tip() {
      return 0;
    }

    @Override
    public int highestId() {
      return Ids.highest(start);
    }

    @Override
    public long lastEntry() {
      return entries;
    }

    @Override
    public Project project(long state) {
      return start;
    }

    @Override
    public Optional<Made> made(long state) {
      return Optional.empty();
    }
  }
}
