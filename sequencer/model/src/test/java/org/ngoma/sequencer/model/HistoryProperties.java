package org.ngoma.sequencer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class HistoryProperties {

  private static final Project START = Project.empty("song");

  /** Edits, undoes and redoes at random; some edits are refused. */
  private static void live(History history, Random random, int steps) {
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(6)) {
        case 0 -> history.undo();
        case 1 -> history.redo();
        default -> {
          Project before = history.project();
          Edit edit = RandomEdits.next(random, before, history.freshId());
          Gesture gesture =
              random.nextBoolean() ? Gesture.ALONE : new Gesture(1 + random.nextInt(2));
          try {
            history.apply(edit, gesture);
          } catch (EditRefused refused) {
            assertSame(before, history.project());
            assertTrue(refused.getMessage().length() > 10, "an explanation");
          }
        }
      }
    }
  }

  @Property(seed = "1", tries = 300, shrinking = ShrinkingMode.OFF)
  void theJournalReadAgainGivesTheSameProjectAndHistory(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 80) int steps,
      @ForAll @IntRange(min = 1, max = 30) int depth) {
    Random random = new Random(seed);
    MemoryJournal journal = new MemoryJournal();
    History history =
        new History(START, TestParameters.ALL, History.begun(journal, START), journal, depth);
    live(history, random, steps);

    History again =
        new History(journal.project(journal.head()), TestParameters.ALL, journal, journal, depth);
    assertEquals(history.project(), again.project());
    assertEquals(history.undoWords(), again.undoWords());
    assertEquals(history.redoWords(), again.redoWords());
    assertEquals(START, backToTheBeginning(history));
    assertEquals(START, backToTheBeginning(again));
  }

  private static Project backToTheBeginning(History history) {
    while (history.undo().isPresent()) {}
    return history.project();
  }

  @Property(seed = "1", tries = 300, shrinking = ShrinkingMode.OFF)
  void thereAndBackIsTheSameProject(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int steps) {
    Random random = new Random(seed);
    History history = new History(START, TestParameters.ALL, new MemoryJournal());
    live(history, random, steps);
    while (history.redo().isPresent()) {}
    Project end = history.project();
    List<Project> way = new ArrayList<>();
    Optional<History.Step> step = history.undo();
    while (step.isPresent()) {
      way.add(step.get().project());
      step = history.undo();
    }
    assertEquals(START, history.project());
    for (int i = way.size() - 2; i >= 0; i--) {
      assertSame(way.get(i), history.redo().orElseThrow().project());
    }
    history.redo();
    assertSame(end, history.project());
  }

  @Property(seed = "1", tries = 200, shrinking = ShrinkingMode.OFF)
  void idsAreNeverUsedAgain(@ForAll long seed) {
    Random random = new Random(seed);
    History history = new History(START, TestParameters.ALL, new MemoryJournal());
    Set<Integer> fresh = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      live(history, random, 2);
      assertTrue(fresh.add(history.freshId()));
    }
  }

  @Property(seed = "1", tries = 300, shrinking = ShrinkingMode.OFF)
  void anEditTouchesOnlyItsTrack(@ForAll long seed) throws EditRefused {
    Random random = new Random(seed);
    History history = new History(START, TestParameters.ALL, new MemoryJournal());
    live(history, random, 40);
    Project before = history.project();
    if (before.tracks().size() < 2) {
      return;
    }
    Track touched = before.tracks().getFirst();
    history.apply(new Edit.RenameTrack(touched.id(), "touched"), Gesture.ALONE);
    Project after = history.project();
    assertNotEquals(touched.name(), after.tracks().getFirst().name());
    assertSame(touched.patterns(), after.tracks().getFirst().patterns());
    assertSame(touched.clips(), after.tracks().getFirst().clips());
    for (int i = 1; i < before.tracks().size(); i++) {
      assertSame(before.tracks().get(i), after.tracks().get(i));
    }
  }
}
