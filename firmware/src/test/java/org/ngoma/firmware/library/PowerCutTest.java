package org.ngoma.firmware.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.box.EditStorm;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.MemoryJournal;
import org.ngoma.sequencer.model.Project;

/**
 * The power goes at any moment of a session of edits: whatever the disk kept of what was not
 * flushed, the project opens and has every entry that was called safe.
 */
class PowerCutTest {

  private static final int STATES = 2_000;
  private static final int ENTRIES = 1_300;
  private static final String NAME = "storm";
  private static final Project START = Project.empty("Storm");

  @TempDir Path home;

  private Library library(Path at) {
    return new Library(
        at, Processors.parameters(), InstantSource.system(), new JournalWriter.Pace(1, 40));
  }

  @Test
  void whateverWasCalledSafeIsThereAfterThePowerWasCut() throws Exception {
    CrashDisk disk = session();
    MemoryJournal should = should();
    List<String> wrong = states(disk, true, STATES, should);
    assertEquals(List.of(), wrong.stream().limit(5).toList(), wrong.size() + " of " + STATES);
    List<String> control = states(disk, false, 100, should);
    assertTrue(control.size() > 20, "without flushes it would not hold: " + control.size());
  }

  /** Edits, some of them waited for and some in heaps, across two openings. */
  private CrashDisk session() throws Exception {
    CrashDisk disk = new CrashDisk(home.toRealPath().resolve("projects"));
    Random random = new Random(1);
    try (DiskCalls calls = new DiskCalls(disk)) {
      assertTrue(calls.watched() >= 4, "writes, flushes, cuts and removals");
      OpenProject open = library(home).adopt(START, name -> {});
      for (int i = 1; i <= ENTRIES; i++) {
        EditStorm.step(open.history());
        if (random.nextInt(3) == 0) {
          await(open, i);
        }
        disk.told(open.journal().durable());
        if (i == ENTRIES / 2) {
          assertTrue(open.close(10_000));
          disk.told(i);
          open = library(home).open(NAME);
        }
      }
      await(open, ENTRIES);
      disk.told(ENTRIES);
      assertTrue(open.close(10_000));
    }
    return disk;
  }

  private static void await(OpenProject open, long entry) {
    while (open.journal().durable() < entry) {
      Thread.onSpinWait();
    }
  }

  private static MemoryJournal should() {
    MemoryJournal journal = new MemoryJournal();
    History history = new History(START, Processors.parameters(), journal);
    for (int i = 0; i < ENTRIES; i++) {
      EditStorm.step(history);
    }
    return journal;
  }

  private List<String> states(CrashDisk disk, boolean flushes, int count, MemoryJournal should)
      throws IOException {
    Random random = new Random(2);
    int[] moments = random.ints(count, 1, disk.deeds()).sorted().toArray();
    CrashDisk.Player player = disk.new Player(flushes);
    List<String> wrong = new ArrayList<>();
    Path cut = Files.createDirectories(home.resolve("cut"));
    for (int moment : moments) {
      player.playTo(moment);
      Path projects = Files.createDirectories(cut.resolve("projects"));
      player.cut(random, projects);
      String found = violation(cut, player.told(), should);
      if (!found.isEmpty()) {
        wrong.add("at " + moment + ": " + found);
      }
      try (Stream<Path> files = Files.walk(projects)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return wrong;
  }

  private String violation(Path cut, long told, MemoryJournal should) {
    if (told == 0) {
      return ""; // nothing was promised yet, not even a project
    }
    try (OpenProject open = library(cut).open(NAME)) {
      long last = open.history().lastEntry();
      if (last < told) {
        return "entry " + told + " was called safe, and " + last + " is the last";
      }
      if (!should.project(last).equals(open.history().project())) {
        return "the project is not what it was after entry " + last;
      }
    } catch (IOException e) {
      return e.getMessage();
    }
    return "";
  }
}
