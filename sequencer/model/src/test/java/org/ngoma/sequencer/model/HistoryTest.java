package org.ngoma.sequencer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.JournalEntry.Applied;
import org.ngoma.sequencer.model.JournalEntry.Undone;

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

  private final MemoryJournal journal = new MemoryJournal();
  private final History history =
      new History(Project.empty("song").withTracks(List.of(BASS)), TestParameters.ALL, journal);

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
    assertEquals(List.of(new Applied(edit, new Gesture(3)), new Undone()), journal.entries());
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
  void theOldestGestureIsForgottenAtTheDepth() throws EditRefused {
    for (int i = 0; i < History.DEFAULT_DEPTH + 5; i++) {
      history.apply(new Edit.SetTempo(100 + i / 10.0), Gesture.ALONE);
    }
    assertEquals(History.DEFAULT_DEPTH, history.undoWords().size());
    while (history.undo().isPresent()) {}
    assertEquals(100.4, history.project().tempos().getFirst().bpm());
  }

  @Test
  void unknownParametersInAJournalAreKept() throws EditRefused {
    Edit edit = new Edit.SetTrackParam(1, "future.knob", 9e9);
    assertThrows(EditRefused.class, () -> history.apply(edit, Gesture.ALONE));
    history.replay(List.of(new Applied(edit, Gesture.ALONE)));
    assertEquals(9e9, history.project().tracks().getFirst().params().get("future.knob"));
    assertEquals(0.5, history.project().tracks().getFirst().params().get("later.version"));
  }

  @Test
  void aJournalOfAnotherProjectIsRefused() {
    assertThrows(EditRefused.class, () -> history.replay(List.of(new Undone())));
    assertThrows(
        EditRefused.class,
        () -> history.replay(List.of(new Applied(new Edit.RemoveTrack(5), Gesture.ALONE))));
  }
}
