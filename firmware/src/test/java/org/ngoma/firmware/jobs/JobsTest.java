package org.ngoma.firmware.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.home.HomeDatabase;

class JobsTest {

  @TempDir Path home;

  private final Clock clock = new Clock();
  private final List<String> done = new ArrayList<>();
  private HomeDatabase database;
  private JobQueue queue;

  /** Moves only when a test says so. */
  private static final class Clock implements InstantSource {
    private long millis = 1_000_000;

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis);
    }
  }

  /** What a test has a job do. */
  private interface Deed {
    String on(Job job, JobKind.Progress progress) throws IOException;
  }

  private record Kind(Deed deed) implements JobKind {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public String run(Job job, JobKind.Progress progress) throws IOException {
      return deed.on(job, progress);
    }
  }

  @BeforeEach
  void open() throws IOException {
    database = HomeDatabase.open(home);
    queue = new JobQueue(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private long add(String title, Priority priority) throws IOException {
    return queue.add(Job.of("test", title, "{}", new byte[] {1, 2}, priority));
  }

  private JobWorker worker(Deed deed) throws IOException {
    return JobWorker.begin(home, queue, List.of(new Kind(deed)), clock).orElseThrow();
  }

  private JobWorker willing() throws IOException {
    return worker(
        (job, progress) -> {
          done.add(job.title());
          return "well";
        });
  }

  private Job job(long id) throws IOException {
    return queue.find(id).orElseThrow();
  }

  @Test
  void whoWaitsComesFirstThenWhoCameFirst() throws IOException {
    add("idle", Priority.IDLE);
    add("usual 1", Priority.USUAL);
    add("usual 2", Priority.USUAL);
    add("user", Priority.USER);
    List<String> shown = queue.list().stream().map(Job::title).toList();
    try (JobWorker worker = willing()) {
      while (worker.runOne().isPresent()) {
        // The next.
      }
    }
    assertEquals(List.of("user", "usual 1", "usual 2", "idle"), done);
    assertEquals(done, shown, "the list is in the order of the work");
    assertTrue(queue.list().stream().allMatch(job -> job.state() == JobState.DONE));
    assertEquals("well", queue.list().getFirst().words());
    assertFalse(queue.anyLeft());
  }

  @Test
  void pausesDoubleUntilItIsGivenUp() throws IOException {
    long id = add("never", Priority.USUAL);
    List<Long> pauses = new ArrayList<>();
    try (JobWorker worker =
        worker(
            (job, progress) -> {
              throw new IOException("the disk is full");
            })) {
      while (job(id).state() == JobState.WAITING) {
        long due = job(id).dueMillis();
        assertEquals(Optional.of(due), queue.nextDueMillis());
        clock.millis = due - 1;
        if (due > 1_000_000) {
          assertEquals(Optional.empty(), worker.runOne(), "not before its time");
        }
        clock.millis = due;
        assertTrue(worker.runOne().isPresent());
        pauses.add((job(id).dueMillis() - clock.millis) / 1000);
      }
    }
    assertEquals(List.of(10L, 20L, 40L, 80L, 160L), pauses.subList(0, 5));
    assertEquals(JobState.FAILED, job(id).state());
    assertEquals("the disk is full", job(id).words());
    assertEquals(JobQueue.MOST_TRIES, job(id).tries());
  }

  @Test
  void whatCannotGoBetterIsNotTriedAgain() throws IOException {
    long hopeless = add("hopeless", Priority.USUAL);
    try (JobWorker worker =
        worker(
            (job, progress) -> {
              throw new JobHopeless("the song is gone");
            })) {
      worker.runOne();
      assertEquals(JobState.FAILED, job(hopeless).state());
      long unknown = queue.add(Job.of("from the future", "x", "{}", new byte[0], Priority.USUAL));
      worker.runOne();
      assertEquals(JobState.FAILED, job(unknown).state());
      assertTrue(job(unknown).words().contains("from the future"));
    }
    long fault = add("fault", Priority.USUAL);
    try (JobWorker worker =
        worker(
            (job, progress) -> {
              throw new IllegalStateException("a bug");
            })) {
      worker.runOne();
      assertEquals(JobState.FAILED, job(fault).state());
    }
  }

  /** Lets a second pass, so that the queue is asked. */
  private boolean later(JobKind.Progress progress, double part) throws IOException {
    clock.millis += 1000;
    return progress.at(part);
  }

  @Test
  void cancelledBeforeItBeginsOrInTheMiddle() throws IOException {
    long early = add("early", Priority.USUAL);
    assertEquals(JobState.WAITING, queue.cancel(early));
    assertEquals(JobState.CANCELLED, job(early).state());
    long middle = add("middle", Priority.USUAL);
    try (JobWorker worker =
        worker(
            (job, progress) -> {
              assertTrue(later(progress, 0.25));
              assertEquals(0.25, job(middle).part());
              assertEquals(JobState.RUNNING, queue.cancel(middle));
              assertFalse(later(progress, 0.5));
              throw new IOException("stopped");
            })) {
      worker.runOne();
      assertEquals(Optional.empty(), worker.runOne());
    }
    assertEquals(JobState.CANCELLED, job(middle).state());
    assertEquals(JobState.CANCELLED, queue.cancel(middle), "nothing more happens to it");
    IOException e = assertThrows(IOException.class, () -> queue.cancel(99));
    assertTrue(e.getMessage().contains("99"));
  }

  @Test
  void idleWorkMakesRoomForWhoWaits() throws IOException {
    long idle = add("idle", Priority.IDLE);
    try (JobWorker worker =
        worker(
            (job, progress) -> {
              done.add(job.title());
              if (job.id() == idle && done.size() == 1) {
                assertTrue(later(progress, 0.1));
                add("user", Priority.USER);
                assertFalse(later(progress, 0.2));
                throw new IOException("stopped");
              }
              return "";
            })) {
      while (worker.runOne().isPresent()) {
        // The next.
      }
    }
    assertEquals(List.of("idle", "user", "idle"), done);
    assertEquals(1, job(idle).tries(), "making room is no failure");
  }

  @Test
  void whatADeadWorkerLeftGoesOnAfterARestart() throws IOException {
    long left = add("left", Priority.USUAL);
    long unwanted = add("unwanted", Priority.USUAL);
    queue.take(1);
    queue.take(1);
    queue.cancel(unwanted);
    close();
    open();
    assertEquals(JobState.RUNNING, job(left).state());
    try (JobWorker worker = willing()) {
      assertEquals(JobState.WAITING, job(left).state());
      assertEquals(JobState.CANCELLED, job(unwanted).state());
      assertEquals(Optional.empty(), worker.runOne(), "a job that kills workers waits, too");
      clock.millis += 10_000;
      worker.runOne();
    }
    assertEquals(List.of("left"), done);
    assertEquals(JobState.DONE, job(left).state());
  }

  @Test
  void oneWorkerAtATime() throws IOException {
    try (JobWorker worker = willing()) {
      assertEquals(Optional.empty(), JobWorker.begin(home, queue, List.of(), clock));
      assertEquals(Optional.empty(), worker.runOne());
    }
    willing().close();
  }

  @Test
  void refusesAHomeOfANewerFirmware() throws IOException {
    database.write(
        connection -> {
          try (Statement s = connection.createStatement()) {
            return s.execute("PRAGMA user_version=99");
          }
        });
    IOException e = assertThrows(IOException.class, () -> HomeDatabase.open(home));
    assertTrue(e.getMessage().contains("update the firmware"), e.getMessage());
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    close();
    Files.writeString(HomeDatabase.file(home), "These are words and no database at all, so it is.");
    IOException e = assertThrows(IOException.class, () -> HomeDatabase.open(home));
    assertTrue(e.getMessage().contains("damaged"), e.getMessage());
  }

  private static String key(int i) {
    return "%064x".formatted(i);
  }

  @Test
  void resultsGoWhenTheyWereNotUsedForLongest() throws IOException {
    ResultCache cache = new ResultCache(database, home, 4000, clock);
    Path file = Files.write(home.resolve("file"), new byte[1000]);
    for (int i = 0; i < 4; i++) {
      clock.millis++;
      cache.put(key(i), file);
    }
    clock.millis++;
    assertTrue(cache.find(key(0)).isPresent());
    clock.millis++;
    cache.put(key(4), file);
    assertEquals(4000, cache.bytes());
    assertFalse(cache.find(key(1)).isPresent());
    assertFalse(Files.exists(home.resolve("results").resolve(key(1))));
    for (int i : new int[] {0, 2, 3, 4}) {
      assertTrue(cache.find(key(i)).isPresent(), "result " + i);
    }
    Files.write(file, new byte[1001]);
    cache.put(key(5), file);
    assertFalse(cache.find(key(5)).isPresent(), "too large for the room");
    Files.write(home.resolve("results").resolve(key(2)), new byte[10]);
    assertFalse(cache.find(key(2)).isPresent(), "not whole");
    assertThrows(IllegalArgumentException.class, () -> cache.find("../../etc/passwd"));
  }
}
