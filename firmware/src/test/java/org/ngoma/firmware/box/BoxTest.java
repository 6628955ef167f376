package org.ngoma.firmware.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.engine.LiveEngine;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.hal.rt.ManualClock;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.MemoryJournal;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Performance;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Scene;
import org.ngoma.sequencer.model.TrackKind;

class BoxTest {

  private final Lane lane = Lane.inMemory();

  private Box box() {
    return box(TestSongs.of(List.of(TestSongs.track(1, TrackKind.SYNTH, 8))));
  }

  private Box box(Project project) {
    MemoryJournal journal = new MemoryJournal();
    return new Box(
        lane, new History(project, Processors.parameters(), journal), journal, new ManualClock(0));
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
    box.play(false, null);
    box.turn();
    LiveEngine engine = new LiveEngine(lane);
    run(box, engine, 20);
    assertTrue(EngineState.read(lane.state()).playing());
    assertFalse(box.songOver());
  }

  @Test
  void aNewEngineIsGivenTheProjectAndGoesOn() {
    Box box = box();
    box.play(true, null);
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
    first.play(true, null);
    LiveEngine engine = new LiveEngine(lane);
    run(first, engine, 400);
    double stood = EngineState.read(lane.state()).songTick();
    Box second = box();
    second.play(true, null);
    run(second, engine, 10);
    EngineState state = EngineState.read(lane.state());
    assertTrue(state.playing());
    assertEquals(stood + 10 * 64 / 48_000.0 * 2 * 960, state.songTick(), 1e-6);
    CompletableFuture<Box.Done> edit = second.submit(new Edit.SetSwing(1, 60), Gesture.ALONE);
    run(second, engine, 10);
    assertTrue(edit.isDone());
    assertEquals(60, second.project().tracks().getFirst().swingPercent());
  }

  @Test
  void editsAreAnsweredUndoneAndRedone() throws Exception {
    Box box = box();
    LiveEngine engine = new LiveEngine(lane);
    run(box, engine, 5);
    CompletableFuture<Box.Done> done = box.submit(new Edit.SetSwing(1, 62), Gesture.ALONE);
    run(box, engine, 2);
    assertFalse(done.get().words().isBlank());
    assertTrue(done.get().safe().isDone());
    CompletableFuture<Optional<Box.Done>> undone = box.undo();
    run(box, engine, 2);
    assertEquals(done.get().words(), undone.get().orElseThrow().words());
    assertEquals(50, box.project().tracks().getFirst().swingPercent());
    CompletableFuture<Optional<Box.Done>> redone = box.redo();
    run(box, engine, 2);
    assertEquals(done.get().words(), redone.get().orElseThrow().words());
    assertEquals(62, box.project().tracks().getFirst().swingPercent());
  }

  @Test
  void anImpossibleEditIsRefusedWithAReasonAndChangesNothing() {
    Box box = box();
    CompletableFuture<Box.Done> refused = box.submit(new Edit.SetSwing(9, 60), Gesture.ALONE);
    CompletableFuture<Box.Done> note =
        box.submit(new Performance.LiveNoteOn(9, 60, 100), Gesture.ALONE);
    box.turn();
    assertInstanceOf(
        EditRefused.class, assertThrows(ExecutionException.class, refused::get).getCause());
    assertInstanceOf(
        EditRefused.class, assertThrows(ExecutionException.class, note::get).getCause());
  }

  @Test
  void theSongIsOverWhenItHasDiedAway() {
    Box box = box(TestSongs.of(List.of(TestSongs.track(1, TrackKind.DRUMS, 1))));
    box.play(false, null);
    LiveEngine engine = new LiveEngine(lane);
    run(box, engine, 750);
    assertFalse(box.songOver());
    run(box, engine, 750 * 20);
    assertTrue(box.songOver());
  }

  @Test
  void twoVersionsAreComparedWhereTheSongStands() throws Exception {
    Box box = box();
    box.play(true, null);
    LiveEngine engine = new LiveEngine(lane);
    run(box, engine, 50);
    assertFalse(box.submit(new Edit.SetTempo(60), Gesture.ALONE).isDone());
    run(box, engine, 50);
    double stood = EngineState.read(lane.state()).songTick();
    assertEquals(60, EngineState.read(lane.state()).bpm());
    CompletableFuture<Void> heard = box.compare(OptionalLong.of(0));
    run(box, engine, 20);
    heard.get();
    assertEquals(120, EngineState.read(lane.state()).bpm(), "as it was");
    assertTrue(EngineState.read(lane.state()).songTick() > stood, "it plays on");
    assertEquals(60, box.project().tempos().getFirst().bpm(), "and nothing is changed");
    assertFalse(box.compare(OptionalLong.empty()).isDone());
    run(box, engine, 20);
    assertEquals(60, EngineState.read(lane.state()).bpm());
    assertFalse(box.compare(OptionalLong.of(0)).isDone());
    assertFalse(box.submit(new Edit.SetSwing(1, 60), Gesture.ALONE).isDone());
    run(box, engine, 20);
    assertEquals(60, EngineState.read(lane.state()).bpm(), "an edit is made to what is in hand");
  }

  @Test
  void whatHandsPlayedIsKeptAfterwardsInTimeWithTheBars() throws Exception {
    Box box = box();
    box.play(false, null);
    box.turn();
    LiveEngine engine = new LiveEngine(lane);
    while (EngineState.read(lane.state()) == null
        || EngineState.read(lane.state()).songTick() < 3840 + 960) {
      run(box, engine, 1);
    }
    double at = EngineState.read(lane.state()).songTick() - 3840;
    for (Performance stroke :
        List.of(
            new Performance.LiveNoteOn(1, 60, 99),
            new Performance.LiveNoteOff(1, 60),
            new Performance.LiveNoteOn(1, 64, 50))) {
      CompletableFuture<Box.Done> done = box.submit(stroke, Gesture.ALONE);
      run(box, engine, 20);
      assertTrue(done.isDone());
    }
    CompletableFuture<Optional<Box.Done>> kept = box.capture();
    run(box, engine, 1);
    assertTrue(kept.get().isPresent());
    Pattern pattern = box.project().tracks().getFirst().patterns().getLast();
    assertEquals("Captured 1", pattern.name());
    assertEquals(3840, pattern.lengthTicks());
    assertEquals(2, pattern.notes().size());
    Note first = pattern.notes().getFirst();
    Note second = pattern.notes().getLast();
    assertEquals(at, first.tick(), 10);
    assertEquals(60, first.key());
    assertEquals(99, first.velocity());
    assertEquals(64, second.key());
    assertEquals(2.0 * first.lengthTicks(), second.tick() - first.tick(), 5);
    CompletableFuture<Optional<Box.Done>> again = box.capture();
    run(box, engine, 1);
    assertTrue(again.get().isEmpty(), "what was kept is kept once");
    CompletableFuture<Optional<Box.Done>> undone = box.undo();
    run(box, engine, 1);
    assertTrue(undone.get().isPresent());
    assertEquals(1, box.project().tracks().getFirst().patterns().size());
  }

  @Test
  void aSceneIsPlayedFromTheStartAndALaunchedPatternOnItsLine() throws Exception {
    Project song = TestSongs.of(List.of(TestSongs.track(1, TrackKind.SYNTH, 1)));
    Project project =
        song.withScenes(
            List.of(new Scene(5, "Go", List.of(new Scene.Cell(1, 1), new Scene.Cell(99, 1)))));
    Box box = box(project);
    box.play(false, project.scenes().getFirst());
    box.turn();
    LiveEngine engine = new LiveEngine(lane);
    double end = project.endTick();
    while (EngineState.read(lane.state()) == null
        || EngineState.read(lane.state()).songTick() < 2 * end) {
      run(box, engine, 1);
    }
    assertTrue(EngineState.read(lane.state()).playing(), "what was launched knows no end");
    CompletableFuture<Box.Done> back =
        box.submit(
            new Performance.Launch(
                List.of(new Scene.Cell(1, Performance.Launch.ARRANGEMENT)),
                Performance.Grid.AT_ONCE),
            Gesture.ALONE);
    run(box, engine, 20);
    assertTrue(back.isDone());
    assertFalse(EngineState.read(lane.state()).playing());
  }
}
