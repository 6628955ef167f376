package org.ngoma.firmware.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.engine.LiveEngine;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.hal.rt.ManualClock;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.MemoryJournal;
import org.ngoma.sequencer.model.Performance;
import org.ngoma.sequencer.model.TrackKind;

class BoxTest {

  private final Lane lane = Lane.inMemory();

  private Box box() {
    return new Box(
        lane,
        TestSongs.of(List.of(TestSongs.track(1, TrackKind.SYNTH, 8))),
        new MemoryJournal(),
        new ManualClock(0));
  }

  private static void run(Box box, LiveEngine engine, int periods) {
    for (int i = 0; i < periods; i++) {
      box.turn();
      engine.period();
    }
  }

  @Test
  void loadsAndPlaysAsSoonAsThereIsAnEngine() {
    Box box = box();
    box.play(false);
    box.turn();
    LiveEngine engine = new LiveEngine(lane);
    run(box, engine, 20);
    assertTrue(EngineState.read(lane.state()).playing());
    assertFalse(box.songOver());
  }

  @Test
  void aNewEngineIsGivenTheProjectAndGoesOn() {
    Box box = box();
    box.play(true);
    run(box, new LiveEngine(lane), 400);
    double stood = EngineState.read(lane.state()).songTick();
    LiveEngine second = new LiveEngine(lane);
    run(box, second, 20);
    EngineState state = EngineState.read(lane.state());
    assertTrue(state.playing());
    assertTrue(state.songTick() > stood, "it does not begin anew");
    assertFalse(box.songOver());
  }

  @Test
  void aNewBoxTakesUpAPlayingEngineWithoutTouchingTheTransport() {
    Box first = box();
    first.play(true);
    LiveEngine engine = new LiveEngine(lane);
    run(first, engine, 400);
    double stood = EngineState.read(lane.state()).songTick();
    Box second = box();
    second.play(true);
    run(second, engine, 10);
    EngineState state = EngineState.read(lane.state());
    assertTrue(state.playing());
    assertEquals(stood + 10 * 64 / 48_000.0 * 2 * 960, state.songTick(), 1e-6);
    CompletableFuture<String> edit = second.submit(new Edit.SetSwing(1, 60), Gesture.ALONE);
    run(second, engine, 10);
    assertTrue(edit.isDone());
    assertEquals(60, second.project().tracks().getFirst().swingPercent());
  }

  @Test
  void editsAreAnsweredUndoneAndRedone() throws Exception {
    Box box = box();
    LiveEngine engine = new LiveEngine(lane);
    run(box, engine, 5);
    CompletableFuture<String> done = box.submit(new Edit.SetSwing(1, 62), Gesture.ALONE);
    run(box, engine, 2);
    assertFalse(done.get().isBlank());
    CompletableFuture<Optional<String>> undone = box.undo();
    run(box, engine, 2);
    assertEquals(done.get(), undone.get().orElseThrow());
    assertEquals(50, box.project().tracks().getFirst().swingPercent());
    CompletableFuture<Optional<String>> redone = box.redo();
    run(box, engine, 2);
    assertEquals(done.get(), redone.get().orElseThrow());
    assertEquals(62, box.project().tracks().getFirst().swingPercent());
  }

  @Test
  void anImpossibleEditIsRefusedWithAReasonAndChangesNothing() {
    Box box = box();
    CompletableFuture<String> refused = box.submit(new Edit.SetSwing(9, 60), Gesture.ALONE);
    CompletableFuture<String> note =
        box.submit(new Performance.LiveNoteOn(9, 60, 100), Gesture.ALONE);
    box.turn();
    assertInstanceOf(
        EditRefused.class, assertThrows(ExecutionException.class, refused::get).getCause());
    assertInstanceOf(
        EditRefused.class, assertThrows(ExecutionException.class, note::get).getCause());
  }

  @Test
  void theSongIsOverWhenItHasDiedAway() {
    Box box =
        new Box(
            lane,
            TestSongs.of(List.of(TestSongs.track(1, TrackKind.DRUMS, 1))),
            new MemoryJournal(),
            new ManualClock(0));
    box.play(false);
    LiveEngine engine = new LiveEngine(lane);
    run(box, engine, 750);
    assertFalse(box.songOver());
    run(box, engine, 750 * 20);
    assertTrue(box.songOver());
  }
}
