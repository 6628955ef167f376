package org.ngoma.firmware.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.box.EditStorm;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.MemoryJournal;
import org.ngoma.sequencer.model.Project;

/**
 * The disk is full, read-only or broken from any call of a session on, and well again later. Edits
 * are never held up, the player is told, what was called safe stays safe even if the power goes
 * too, and in the end all is there.
 */
class DiskFaultTest {

  private static final Project START = Project.empty("Storm");
  private static final int EDITS = 24;

  /** More than a session has calls. */
  private static final int NEVER = 1_000_000;

  @TempDir Path home;

  private Library library(Path at) {
    return new Library(
        at, Processors.parameters(), InstantSource.system(), new JournalWriter.Pace(1, 10));
  }

  /** Refuses calls from one on. */
  private static final class SickDisk implements DiskCalls.Watch {
    private final CrashDisk notes;
    private final AtomicInteger calls = new AtomicInteger();
    private final int from;
    private final DiskCalls.Answer answer;
    private volatile boolean well;

    SickDisk(Path home, int from, DiskCalls.Answer answer) throws IOException {
      notes = new CrashDisk(Files.createDirectories(home).toRealPath().resolve("projects"));
      this.from = from;
      this.answer = answer;
    }

    private boolean refuses(Path file) {
      return notes.has(file) && calls.incrementAndGet() > from && !well;
    }

    @Override
    public DiskCalls.Answer write(Path file, long at, byte[] bytes) {
      return refuses(file) ? answer : notes.write(file, at, bytes);
    }

    /** A full disk still flushes what it has, and lets go of it. */
    @Override
    public DiskCalls.Answer sync(Path file) {
      if (refuses(file) && answer == DiskCalls.Answer.FAIL) {
        notes.failedSync(file);
        return answer;
      }
      return notes.sync(file);
    }

    @Override
    public DiskCalls.Answer truncate(Path file, long size) {
      return refuses(file) && answer == DiskCalls.Answer.FAIL ? answer : notes.truncate(file, size);
    }

    @Override
    public DiskCalls.Answer unlink(Path file) {
      return refuses(file) && answer == DiskCalls.Answer.FAIL ? answer : notes.unlink(file);
    }
  }

  @Test
  void aFullDiskAtAnyCallLosesNothing() throws Exception {
    everyCall(DiskCalls.Answer.DISK_FULL, "full");
  }

  @Test
  void aFailingDiskAtAnyCallLosesNothing() throws Exception {
    everyCall(DiskCalls.Answer.FAIL, "");
  }

  private void everyCall(DiskCalls.Answer answer, String reason) throws Exception {
    Path plain = home.resolve("healthy");
    SickDisk healthy = new SickDisk(plain, NEVER, answer);
    session(healthy, plain, "");
    int calls = healthy.calls.get();
    assertTrue(calls > 2 * EDITS, "calls of a session: " + calls);
    for (int from = 0; from < calls; from++) {
      Path at = home.resolve(answer + "-" + from);
      session(new SickDisk(at, from, answer), at, reason);
    }
  }

  private void session(SickDisk disk, Path at, String reason) throws Exception {
    MemoryJournal should = new MemoryJournal();
    History reference = new History(START, Processors.parameters(), should);
    try (DiskCalls calls = new DiskCalls(disk)) {
      assertTrue(calls.watched() >= 4);
      OpenProject open = library(at).adopt(START, name -> {});
      for (int i = 1; i <= EDITS; i++) {
        EditStorm.step(open.history());
        EditStorm.step(reference);
        while (open.journal().durable() < i && open.journal().trouble().isEmpty()) {
          Thread.onSpinWait();
        }
        disk.notes.told(open.journal().durable());
      }
      assertEquals(reference.project(), open.history().project(), "edits are heard");
      long safe = open.journal().durable();
      String told = open.journal().trouble().orElse("");
      assertEquals(safe < EDITS, !told.isEmpty(), "told of what is not safe: " + told);
      assertTrue(told.isEmpty() || told.contains(reason), told);
      cutThePower(disk, at.resolve("while-sick"), should);
      disk.well = true;
      while (open.journal().durable() < EDITS) {
        Thread.onSpinWait();
      }
      disk.notes.told(EDITS);
      cutThePower(disk, at.resolve("when-well"), should);
      assertTrue(open.close(10_000), "all safe");
      assertTrue(open.journal().trouble().isEmpty());
    }
    try (OpenProject again = library(at).open("storm")) {
      assertEquals(reference.project(), again.history().project());
      assertEquals(EDITS, again.history().lastEntry());
    }
  }

  private void cutThePower(SickDisk disk, Path at, MemoryJournal should) throws IOException {
    for (int seed = 0; seed < 2; seed++) {
      Path cut = at.resolve(Integer.toString(seed));
      CrashDisk.Player player = disk.notes.new Player(true);
      player.playTo(disk.notes.deeds());
      player.cut(new Random(seed), Files.createDirectories(cut.resolve("projects")));
      if (player.told() > 0) {
        try (OpenProject open = library(cut).open("storm")) {
          long last = open.history().lastEntry();
          assertTrue(last >= player.told(), "safe " + player.told() + ", there " + last);
          assertEquals(should.project(last), open.history().project());
        }
      }
    }
  }
}
