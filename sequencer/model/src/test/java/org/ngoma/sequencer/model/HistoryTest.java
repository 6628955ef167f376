package org.ngoma.sequencer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.JournalEntry.Applied;
import org.ngoma.sequencer.model.JournalEntry.Moved;

class HistoryTest {

  private static final Track BASS =
      new Track(
          1,
          "Bass",
          TrackKind.SYNTH,
          50,
          Map.of("later.version", 0.5),
          List.of(new Pattern(2, "A", 3840, List.of())),
          List.of());

  private static final Project START = Project.empty("song").withTracks(List.of(BASS));

  private final MemoryJournal journal = new MemoryJournal();
  private final History history = new History(START, TestParameters.ALL, journal);

  private void turn(double hertz, long gesture) throws EditRefused {
    history.apply(new Edit.SetTrackParam(1, "synth.cutoff", hertz), new Gesture(gesture));
  }

  @Test
  void oneGestureIsOneEntryWithItsLastWords() throws EditRefused {
    turn(500, 7);
    turn(600, 7);
    turn(700, 7);
    turn(800, 8);
    assertEquals(
        List.of("Set Filter cutoff of Bass to 800 Hz", "Set Filter cutoff of Bass to 700 Hz"),
        history.undoWords());
    history.undo();
    assertEquals(700, history.project().tracks().getFirst().params().get("synth.cutoff"));
    history.undo();
    assertEquals(BASS, history.project().tracks().getFirst());
    assertEquals(4 + 2, journal.entries().size());
  }

  @Test
  void editsWithoutAGestureStandAlone() throws EditRefused {
    turn(500, 0);
    turn(600, 0);
    assertEquals(2, history.undoWords().size());
  }

  @Test
  void anUndoEndsTheGesture() throws EditRefused {
    turn(500, 7);
    turn(600, 8);
    history.undo();
    turn(700, 7);
    assertEquals(2, history.undoWords().size());
    assertTrue(history.redoWords().isEmpty());
  }

  @Test
  void theJournalHoldsEveryStepInOrder() throws EditRefused {
    Edit edit = new Edit.SetTempo(96);
    History.Step step = history.apply(edit, new Gesture(3));
    assertEquals("Set tempo to 96 BPM", step.words());
    assertEquals(1, step.entry());
    assertEquals(2, history.undo().orElseThrow().entry());
    assertEquals(
        List.of(
            new Applied(0, edit, new Gesture(3), false, step.words()),
            new Moved(0, 1, "Undo: Set tempo to 96 BPM")),
        journal.entries());
  }

  @Test
  void whatChangesNothingLeavesNoTrace() throws EditRefused {
    Project before = history.project();
    history.apply(new Edit.SetTempo(120), Gesture.ALONE);
    history.apply(new Edit.SetSwing(1, 50), Gesture.ALONE);
    history.apply(new Edit.RenameTrack(1, "Bass"), Gesture.ALONE);
    assertSame(before, history.project());
    assertTrue(journal.entries().isEmpty());
    assertTrue(history.undoWords().isEmpty());
    assertTrue(history.undo().isEmpty());
    assertTrue(history.redo().isEmpty());
  }

  @Test
  void whatIsNoLongerAtHandIsReadFromTheJournal() throws EditRefused {
    History shallow = new History(START, TestParameters.ALL, journal, journal, 3);
    for (int i = 0; i < 10; i++) {
      shallow.apply(new Edit.SetTempo(100 + i), Gesture.ALONE);
    }
    assertEquals(3, shallow.undoWords().size());
    int back = 0;
    while (shallow.undo().isPresent()) {
      back++;
    }
    assertEquals(10, back);
    assertEquals(START, shallow.project());
    while (shallow.redo().isPresent()) {
      back--;
    }
    assertEquals(0, back);
    assertEquals(109, shallow.project().tempos().getFirst().bpm());
  }

  @Test
  void anotherHistoryTakesUpWhereOneEnded() throws EditRefused {
    turn(500, 7);
    turn(600, 8);
    turn(700, 8);
    history.undo();
    History again = new History(TestParameters.ALL, journal, journal);
    assertEquals(history.project(), again.project());
    assertEquals(history.undoWords(), again.undoWords());
    assertEquals(history.redoWords(), again.redoWords());
    assertEquals(
        "Set Filter cutoff of Bass to 700 Hz", again.redo().orElseThrow().words(), "both turns");
    again.undo();
    again.undo();
    assertEquals(START, again.project());
    assertTrue(again.undo().isEmpty());
  }

  @Test
  void anEarlierStateComesBackAsAGesture() throws EditRefused {
    turn(500, 0);
    turn(600, 0);
    Project now = history.project();
    assertEquals("Go back", history.restore(1, "Go back").words());
    assertEquals(500, history.project().tracks().getFirst().params().get("synth.cutoff"));
    assertEquals("Go back", history.undo().orElseThrow().words());
    assertEquals(now, history.project());
  }

  @Test
  void anEditAfterAnUndoTakesNothingAwayForEver() throws EditRefused {
    turn(500, 0);
    turn(600, 0);
    history.undo();
    turn(700, 0);
    assertTrue(history.redo().isEmpty());
    history.go(2, 2, "Other way");
    assertEquals(600, history.project().tracks().getFirst().params().get("synth.cutoff"));
    history.undo();
    assertEquals(500, history.project().tracks().getFirst().params().get("synth.cutoff"));
  }

  @Test
  void aTrackAndAPatternComeOutOfAnotherVersion() throws EditRefused {
    Track other = BASS.withName("Old bass");
    history.apply(new Edit.RenameTrack(1, "New bass"), Gesture.ALONE);
    assertEquals(
        "Take track Old bass from mix 1",
        history.apply(new Edit.PutTrack(other, "mix 1"), Gesture.ALONE).words());
    assertEquals(List.of(other), history.project().tracks());
    history.apply(new Edit.RemoveTrack(1), Gesture.ALONE);
    history.apply(new Edit.PutTrack(other, "mix 1"), Gesture.ALONE);
    assertEquals(List.of(other), history.project().tracks());
    Pattern longer = new Pattern(2, "A", 7680, List.of());
    history.apply(new Edit.PutPattern(1, longer, "mix 1"), Gesture.ALONE);
    assertEquals(List.of(longer), history.project().tracks().getFirst().patterns());
    history.apply(new Edit.PutPattern(1, new Pattern(9, "B", 960, List.of()), "x"), Gesture.ALONE);
    assertEquals(2, history.project().tracks().getFirst().patterns().size());
  }
}
