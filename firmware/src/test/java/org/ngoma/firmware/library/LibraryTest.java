package org.ngoma.firmware.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.box.EditStorm;
import org.ngoma.firmware.store.DemoSong;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.MemoryJournal;
import org.ngoma.sequencer.model.Project;

class LibraryTest {

  private static final Project START = demo();

  @TempDir Path home;

  private static Project demo() {
    try {
      return DemoSong.load().project().withName("Evening Taxi!");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Library library() {
    return new Library(
        home, Processors.parameters(), InstantSource.fixed(Instant.ofEpochMilli(1_000)));
  }

  private OpenProject adopted() {
    return library().adopt(START, name -> {});
  }

  private static void tempo(OpenProject open, double bpm) throws EditRefused {
    open.history().apply(new Edit.SetTempo(bpm), Gesture.ALONE);
  }

  private static double tempo(OpenProject open) {
    return open.history().project().tempos().getFirst().bpm();
  }

  @Test
  void whatWasOnlyPlayedLeavesNothingBehind() throws IOException {
    adopted().close();
    assertFalse(Files.exists(home.resolve("projects")));
    assertEquals(List.of(), library().names());
  }

  @Test
  void theFirstEditTakesTheProjectIn() throws Exception {
    List<String> told = new ArrayList<>();
    OpenProject open = library().adopt(START, told::add);
    tempo(open, 93);
    assertTrue(open.close(10_000), "all safe");
    assertEquals(1, open.journal().durable());
    assertEquals(List.of("evening-taxi"), told);
    assertEquals(List.of("evening-taxi"), library().names());
    try (OpenProject again = library().open("evening-taxi")) {
      assertEquals(open.history().project(), again.history().project());
      assertEquals(List.of("Set tempo to 93 BPM"), again.history().undoWords());
      again.history().undo();
      assertEquals(START, again.history().project());
    }
    try (OpenProject undone = library().open("evening-taxi")) {
      assertEquals(START, undone.history().project());
      assertEquals(List.of("Set tempo to 93 BPM"), undone.history().redoWords());
      undone.history().redo();
      assertEquals(93, tempo(undone));
    }
  }

  @Test
  void twoOfOneTitleKeepApart() throws IOException {
    assertEquals("evening-taxi", library().add(START));
    assertEquals("evening-taxi-2", library().add(START));
    assertEquals("song", library().add(START.withName("??")));
    assertEquals("demo-2", library().add(START.withName("Demo")));
    assertEquals(START, library().read("evening-taxi-2"));
  }

  @Test
  void oneProcessAtATimeWorksOnAProject() throws Exception {
    String name = library().add(START);
    try (OpenProject open = library().open(name)) {
      IOException refused = assertThrows(LibraryException.class, () -> library().open(name));
      assertTrue(refused.getMessage().contains("process"), refused.getMessage());
      tempo(open, 77);
      while (open.journal().durable() < 1) {
        Thread.onSpinWait();
      }
      assertEquals(77, library().read(name).tempos().getFirst().bpm(), "others may read");
    }
    library().open(name).close();
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThereAre() throws IOException {
    library().add(START);
    String words = assertThrows(LibraryException.class, () -> library().open("x")).getMessage();
    assertTrue(words.contains("evening-taxi"), words);
    assertThrows(LibraryException.class, () -> library().open("../evening-taxi"));
    assertThrows(LibraryException.class, () -> library().read("nobody"));
  }

  @Test
  void aLongLifeComesBackAsItWas() throws Exception {
    MemoryJournal memory = new MemoryJournal();
    History should = new History(START, Processors.parameters(), memory);
    OpenProject open = adopted();
    for (int i = 0; i < 2_600; i++) {
      EditStorm.step(open.history());
      EditStorm.step(should);
      if (i % 777 == 0) {
        assertTrue(open.close(20_000));
        open = library().open("evening-taxi");
      }
    }
    assertEquals(should.project(), open.history().project());
    open.close();
    try (OpenProject again = library().open("evening-taxi")) {
      assertEquals(should.project(), again.history().project());
      assertEquals(should.undoWords(), again.history().undoWords());
      assertEquals(should.redoWords(), again.history().redoWords());
      for (long state = 2_599; state > 0; state -= 331) {
        if (again.history().past() instanceof StoredPast past && past.isState(state)) {
          assertEquals(memory.project(state), past.project(state), "state " + state);
        }
      }
      while (should.undo().isPresent()) {
        again.history().undo();
      }
      assertEquals(START, again.history().project());
    }
  }

  @Test
  void aGestureIsOneEntryAcrossARestart() throws Exception {
    OpenProject open = adopted();
    for (int i = 0; i < 5; i++) {
      open.history().apply(new Edit.SetTempo(100 + i), new Gesture(4));
    }
    open.close();
    try (OpenProject again = library().open("evening-taxi")) {
      assertEquals(List.of("Set tempo to 104 BPM"), again.history().undoWords());
      again.history().undo();
      assertEquals(START, again.history().project());
    }
  }

  @Test
  void versionsAndBranchesComeBack() throws Exception {
    OpenProject open = adopted();
    tempo(open, 90);
    open.nameVersion("mix 1");
    tempo(open, 91);
    open.close();
    open = library().open("evening-taxi");
    assertTrue(open.branch("slow"));
    tempo(open, 60);
    open.close();
    open = library().open("evening-taxi");
    assertEquals(60, tempo(open));
    assertFalse(open.branch("main"));
    assertEquals(91, tempo(open));
    open.history().undo();
    assertEquals(90, tempo(open));
    assertFalse(open.branch("slow"));
    assertEquals(60, tempo(open));
    assertFalse(open.branch("main"));
    assertEquals(90, tempo(open));
    assertEquals(List.of("Set tempo to 91 BPM"), open.history().redoWords());
    open.close();
    try (Reading reading = library().reading("evening-taxi")) {
      assertEquals(90, reading.project(reading.state("mix 1")).tempos().getFirst().bpm());
      assertEquals(60, reading.project(reading.state("slow")).tempos().getFirst().bpm());
      assertEquals(1, reading.versions().size());
      assertEquals(2, reading.branches().size());
      assertThrows(LibraryException.class, () -> reading.state("mix 2"));
    }
  }

  @Test
  void aNewerSchemaIsRefusedAndNotTouched() throws Exception {
    String name = library().add(START);
    try (Database database = Database.toWrite(library().file(name))) {
      database.run("PRAGMA user_version=99");
    }
    byte[] before = Files.readAllBytes(library().file(name));
    String words = assertThrows(LibraryException.class, () -> library().open(name)).getMessage();
    assertTrue(words.contains("schema 99") && words.contains("update"), words);
    assertEquals(
        Arrays.hashCode(before), Arrays.hashCode(Files.readAllBytes(library().file(name))));
  }

  @Test
  void anOlderSchemaIsRaised() throws Exception {
    OpenProject made = adopted();
    tempo(made, 71);
    made.close();
    try (Database database = Database.toWrite(library().file("evening-taxi"))) {
      database.run("DROP TABLE spare");
      database.run("PRAGMA user_version=1");
    }
    assertEquals(
        71, library().read("evening-taxi").tempos().getFirst().bpm(), "to be read as it is");
    try (OpenProject open = library().open("evening-taxi")) {
      tempo(open, 72);
    }
    try (OpenProject again = library().open("evening-taxi")) {
      assertEquals(72, tempo(again));
      assertEquals(2, again.history().undoWords().size());
    }
    try (Database database = Database.toWrite(library().file("evening-taxi"))) {
      database.run("INSERT INTO spare SELECT * FROM snapshot WHERE state < 0");
    }
  }
}
