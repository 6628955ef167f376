package org.ngoma.firmware.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.library.OpenProject;
import org.ngoma.firmware.store.DemoSong;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/** What a project was, from the command line. */
class HistoryVerbsTest {

  @TempDir Path home;
  private Library library;
  private Track first;

  @BeforeEach
  void makeAProject() throws Exception {
    library = new Library(home, Processors.parameters(), InstantSource.system());
    Project demo = DemoSong.load().project();
    first = demo.tracks().getFirst();
    try (OpenProject open = library.adopt(demo, name -> {})) {
      open.history().apply(new Edit.SetTempo(100), Gesture.ALONE);
      open.history().apply(new Edit.RenameTrack(first.id(), "Shaken"), Gesture.ALONE);
    }
  }

  private String say(int code, String... args) {
    List<String> line = new ArrayList<>(List.of(args));
    line.addAll(1, List.of("--home", home.toString()));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try {
      PrintStream ear = new PrintStream(heard, true, StandardCharsets.UTF_8);
      System.setOut(ear);
      System.setErr(ear);
      assertEquals(
          code,
          Ngoma.run(line.toArray(String[]::new)),
          () -> heard.toString(StandardCharsets.UTF_8));
      return heard.toString(StandardCharsets.UTF_8);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private Project now() throws IOException {
    return library.read("evening-taxi");
  }

  @Test
  void theLogTellsAndUndoGoesBack() throws IOException {
    List<String> log = say(0, "log", "evening-taxi").lines().toList();
    assertEquals(2, log.size());
    assertTrue(log.get(0).matches(" +2 \\* .* Rename track .* to Shaken"), log.get(0));
    assertTrue(log.get(1).matches(" +1   .* Set tempo to 100 BPM"), log.get(1));
    assertTrue(say(0, "undo", "evening-taxi", "2").contains("Undo: Set tempo to 100 BPM"));
    assertEquals(DemoSong.load().project(), now());
    assertEquals("Nothing more to undo.", say(0, "undo", "evening-taxi").strip());
    assertEquals("Redo: Set tempo to 100 BPM", say(0, "redo", "evening-taxi").strip());
    assertTrue(say(0, "log", "evening-taxi").lines().toList().get(1).contains("1 *"));
  }

  @Test
  void versionsAreNamedComparedAndTakenBack() throws IOException {
    say(0, "version", "evening-taxi", "mix 1");
    assertTrue(say(0, "version", "evening-taxi").contains("mix 1"));
    say(0, "undo", "evening-taxi", "2");
    String diff = say(0, "diff", "evening-taxi", "mix 1");
    assertTrue(diff.contains("Tempo: 112 BPM, was 100 BPM"), diff);
    assertTrue(diff.contains("was Shaken"), diff);
    assertEquals("They are the same.", say(0, "diff", "evening-taxi", "0", "now").strip());
    String taken = say(0, "restore", "evening-taxi", "mix 1", "--track", "Shaken");
    assertEquals("Take track Shaken from mix 1", taken.strip());
    assertEquals("Shaken", now().tracks().getFirst().name());
    assertEquals(112, now().tempos().getFirst().bpm());
    assertEquals("Go back to mix 1", say(0, "restore", "evening-taxi", "mix 1").strip());
    assertEquals(100, now().tempos().getFirst().bpm());
    assertTrue(say(0, "undo", "evening-taxi").contains("Go back to mix 1"));
    assertEquals(112, now().tempos().getFirst().bpm());
    say(0, "version", "evening-taxi", "mix 1", "--forget");
    assertTrue(say(1, "diff", "evening-taxi", "mix 1").contains("no version"));
  }

  @Test
  void aPatternComesOutOfAnotherVersion() throws Exception {
    int pattern = first.patterns().getFirst().id();
    try (OpenProject open = library.open("evening-taxi")) {
      Note note = new Note(5, 5, 5, 5);
      open.history().apply(new Edit.AddNotes(first.id(), pattern, List.of(note)), Gesture.ALONE);
    }
    String diff = say(0, "diff", "evening-taxi", "2");
    assertTrue(diff.contains(": 1 note more"), diff);
    String name = first.patterns().getFirst().name();
    say(0, "restore", "evening-taxi", "2", "--track", "Shaken", "--pattern", name);
    assertEquals(first.patterns(), now().tracks().getFirst().patterns());
    say(1, "restore", "evening-taxi", "2", "--track", "Nobody");
    say(1, "restore", "evening-taxi", "2", "--pattern", name);
  }

  @Test
  void branchesStandBesideEachOther() throws IOException {
    assertEquals("Began branch slow", say(0, "branch", "evening-taxi", "slow").strip());
    say(0, "undo", "evening-taxi", "2");
    assertEquals("On branch main", say(0, "branch", "evening-taxi", "main").strip());
    assertEquals(100, now().tempos().getFirst().bpm());
    say(0, "branch", "evening-taxi", "slow");
    assertEquals(112, now().tempos().getFirst().bpm());
    assertTrue(say(0, "diff", "evening-taxi", "main", "slow").contains("Tempo: 112 BPM"));
    assertEquals(2, say(0, "branch", "evening-taxi").lines().count());
  }

  @Test
  void everythingSpeaksJson() throws IOException {
    say(0, "version", "evening-taxi", "mix \"1\"");
    for (String[] line :
        new String[][] {
          {"list"},
          {"log", "evening-taxi"},
          {"version", "evening-taxi"},
          {"branch", "evening-taxi"},
          {"diff", "evening-taxi", "0"},
          {"doctor"},
          {"undo", "evening-taxi"},
          {"redo", "evening-taxi"}
        }) {
      List<String> json = new ArrayList<>(List.of(line));
      json.add("--json");
      String said = say(0, json.toArray(String[]::new));
      assertTrue(said.lines().findAny().isPresent(), line[0]);
      for (String one : said.lines().toList()) {
        assertTrue(new ObjectMapper().readTree(one).isObject(), one);
      }
    }
  }

  @Test
  void theDoctorSaysThatAllIsWell() {
    assertEquals("evening-taxi: whole, 2 entries", say(0, "doctor").strip());
    assertTrue(say(1, "log", "nobody").contains("there are evening-taxi"));
  }
}
