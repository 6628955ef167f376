package org.ngoma.firmware.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.library.OpenProject;
import org.ngoma.firmware.store.DemoSong;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/** Notes shaped, made and grooved from the command line. */
class ShapeVerbsTest {

  private static final String SONG = "evening-taxi";
  private static final String PIANO = "Electric piano";

  @TempDir Path home;
  private Library library;

  @BeforeEach
  void makeAProject() throws Exception {
    library = new Library(home, Processors.parameters(), InstantSource.system());
    try (OpenProject open = library.adopt(DemoSong.load().project(), name -> {})) {
      open.history().apply(new Edit.SetTempo(112.5), Gesture.ALONE);
    }
  }

  private String say(int code, String... args) {
    List<String> line = new ArrayList<>(List.of(args));
    line.addAll(List.of("--home", home.toString()));
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
    return library.read(SONG);
  }

  private Track track(String name) throws IOException {
    return now().tracks().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private Pattern pattern(String track, String name) throws IOException {
    return track(track).patterns().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quantise --strength 80 --grid 8T --ends",
        "humanise --time 6 --velocity 8 --seed 3",
        "transpose -12",
        "move 2 --in Am",
        "move -3",
        "lock --in Eb --passing",
        "stretch 1/2",
        "rotate -3 --grid 8",
        "mirror",
        "mirror --steps 16",
        "invert --around E4",
        "legato --overlap 5",
        "gate 30",
        "thin 50 --seed 1",
        "velocity --ramp 50-110",
        "strum 12 --stroke alternate",
        "groove Bacardi --strength 60"
      })
  void eachIsOneStepOfUndo(String what) throws IOException {
    Project before = now();
    List<String> line = new ArrayList<>(List.of("shape", SONG, "--track", PIANO));
    line.addAll(List.of(what.split(" ")));
    String told = say(0, line.toArray(String[]::new));
    assertEquals(track(PIANO).patterns().size(), told.lines().count(), told);
    assertFalse(before.equals(now()));
    assertEquals(
        before.tracks().size() - 1,
        before.tracks().stream().filter(now().tracks()::contains).count(),
        "only this track");
    say(0, "undo", SONG);
    assertEquals(before, now());
  }

  @Test
  void onePatternIsShapedAndTold() throws IOException {
    Pattern other = pattern(PIANO, "Stabs");
    String told =
        say(0, "shape", SONG, "--track", "7", "--pattern", "breakdown", "gate", "30", "--json");
    JsonNode json = new ObjectMapper().readTree(told);
    assertEquals("Gate 30 %", json.get("done").asText());
    assertEquals("Breakdown", json.get("pattern").asText());
    assertEquals(35, json.get("notes").asInt());
    assertEquals(8, json.get("length_beats").asInt() / 2, 16);
    assertEquals(other, pattern(PIANO, "Stabs"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "euclid --pulses 5 --steps 16 --accents 2 --note 36|Euclid 5 of 16: Kick / New",
        "steps x.o.X.x- --note F#2|Steps: Kick / New",
        "walk --seed 4 --in Am|Walk in minor: Kick / New",
        "cells --rule 90 --cells 16 --seed 5|Cells by rule 90: Kick / New",
        "chords Private school --in Dm --rhythm x..x..x. --strum 8|4 chords: Kick / New",
        "chords ii7 V7 Imaj7 --in C --each 2|3 chords: Kick / New"
      })
  void patternsAreMade(String what, String words) throws IOException {
    Project before = now();
    List<String> line = new ArrayList<>(List.of("generate", SONG, "--track", "Kick"));
    line.addAll(List.of("--pattern", "New", "--bars", "2"));
    line.addAll(List.of(what.split(" ")));
    String told = say(0, line.toArray(String[]::new));
    assertTrue(told.startsWith(words), told);
    Pattern made = pattern("Kick", "New");
    assertEquals(2 * 3840, made.lengthTicks());
    assertTrue(made.notes().size() > 5, made.toString());
    say(0, "undo", SONG);
    assertEquals(before, now());
  }

  @Test
  void whatIsHeldIsBrokenUpAndStacked() throws IOException {
    String[] bells = {"generate", SONG, "--track", "Bells", "--kind", "synth"};
    say(0, join(bells, "chords", "Am", "F", "--bars", "2"));
    Track track = track("Bells");
    assertEquals(1, track.clips().size(), "it is heard at once");
    assertEquals(2 * 4, pattern("Bells", "A").notes().size());
    say(0, join(bells, "arpeggio", "--mode", "up_down", "--octaves", "2", "--add"));
    assertEquals(2 * 4 + 32, pattern("Bells", "A").notes().size());
    say(0, "undo", SONG);
    say(0, join(bells, "steps", "x.......x.......", "--note", "A3", "--gate", "100"));
    say(0, join(bells, "fingers", "--notes", "4", "--in", "A dorian", "--spread", "1"));
    assertEquals(
        List.of(57, 64, 72, 79),
        pattern("Bells", "A").notes().subList(0, 4).stream().map(Note::key).toList());
  }

  private static String[] join(String[] first, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void aGrooveIsHeardKeptAndPutIntoNotes() throws IOException {
    String[] kick = {"generate", SONG, "--track", "Kick", "--pattern", "New"};
    say(0, join(kick, "steps", "x"));
    say(0, "shape", SONG, "--track", "Kick", "--pattern", "New", "groove", "Swing 16 62");
    String told =
        say(0, "groove", "extract", SONG, "--track", "Kick", "--pattern", "New", "--name", "Mine");
    assertTrue(told.contains("late by 0 24 0 24"), told);
    assertTrue(told.contains("Heard in 64 notes; half of them lie within 0.0 ms of it."), told);
    assertTrue(Files.exists(home.resolve("grooves/mine.json")));
    assertTrue(say(0, "groove", "list").startsWith("Mine "), "yours come first");
    JsonNode first =
        new ObjectMapper().readTree(say(0, "groove", "list", "--json").lines().findFirst().get());
    assertEquals("Mine", first.get("name").asText());
    assertEquals(24, first.get("late").get(1).asInt());
    say(0, "shape", SONG, "--track", "Kick", "--pattern", "New", "quantise");
    say(0, "shape", SONG, "--track", "Kick", "--pattern", "New", "groove", "mine");
    assertEquals(298, pattern("Kick", "New").notes().get(1).tick());
  }

  @Test
  void partsGetTheirNames() throws IOException {
    say(0, "mark", SONG, "9", "The", "drop");
    String told = say(0, "mark", SONG, "1", "Intro");
    assertEquals(List.of("     1  part   Intro", "     9  part   The drop"), told.lines().toList());
    assertEquals(8 * 3840, now().markers().getLast().tick());
    JsonNode json =
        new ObjectMapper().readTree(say(0, "mark", SONG, "--json").lines().toList().getLast());
    assertEquals("The drop", json.get("text").asText());
    assertEquals(1, say(0, "mark", SONG, "9", "--remove").lines().count());
    say(0, "undo", SONG);
    assertEquals(2, now().markers().size());
  }

  @Test
  void aTrackIsPlayedWithAGroove() throws IOException {
    Project before = now();
    String told = say(0, "groove", "apply", SONG, "bacardi", "--track", "Kick", "--strength", "60");
    assertEquals("Play Kick with groove Bacardi 60 %", told.strip());
    assertEquals("Bacardi 60 %", track("Kick").groove().orElseThrow().toString());
    assertEquals(
        "Play Kick without a groove",
        say(0, "groove", "apply", SONG, "none", "--track", "1").strip());
    assertTrue(before.equals(now()));
    say(0, "groove", "apply", SONG, "Samba", "--track", "all");
    assertTrue(now().tracks().stream().allMatch(one -> one.groove().isPresent()));
    say(0, "undo", SONG);
    assertTrue(before.equals(now()), "one gesture");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mark evening-taxi 0 Drop|name a bar from 1",
        "mark evening-taxi 9|and what it says, or --remove",
        "mark evening-taxi 9 --remove|nothing is marked in bar 9",
        "groove apply evening-taxi Polka --track Kick|there is no groove called 'Polka'",
        "groove apply evening-taxi Samba --track Kick --strength 101|from 0 to 100",
        "shape evening-taxi --track Kick|say what to do: gate, groove",
        "shape evening-taxi gate 30|--track",
        "shape evening-taxi --track Nobody gate 30|Evening Taxi has no such track",
        "shape evening-taxi --track Kick --pattern Q gate 30|--pattern Q: track Kick has",
        "shape evening-taxi --track Kick gate 300|gate 300 %: from 1 to 100",
        "shape evening-taxi --track Kick quantise --grid 17|--grid 17: a note value like 16",
        "shape evening-taxi --track Kick lock --in H|--in H: a key like Am",
        "shape evening-taxi --track Kick stretch x|a ratio like 2, 1/2 or 3/4",
        "shape evening-taxi --track Kick groove Polka|there is no groove called 'Polka'",
        "shape evening-taxi --track Kick velocity|velocity takes one of",
        "shape demo --track Kick gate 30|name the file to write with -o",
        "generate evening-taxi --track Kick --pattern N euclid --pulses 17|pulses 17: from 0 to 16",
        "generate evening-taxi --track Kick --pattern N steps xyz|'y' in the rhythm 'xyz'",
        "generate evening-taxi --track X --kind horn steps x|--kind horn: one of drums",
        "generate evening-taxi --track Electric_piano steps x|has no such track",
        "generate evening-taxi --track 7 steps x|patterns: say which --pattern",
        "groove extract evening-taxi --name x --note 3|there are no notes",
        "groove extract evening-taxi --name x --bars 99|1 to 256"
      })
  void whatIsWrongIsOneSentenceAndChangesNothing(String what, String sentence) throws IOException {
    Project before = now();
    List<String> line = new ArrayList<>(List.of(what.split(" ")));
    line.addAll(List.of("--home", home.toString()));
    PrintStream err = System.err;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
      assertFalse(0 == Ngoma.run(line.toArray(String[]::new)), what);
    } finally {
      System.setErr(err);
    }
    String said = heard.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains(sentence), said);
    assertEquals(1, said.lines().count(), said);
    assertTrue(before.equals(now()), what);
    assertFalse(Files.exists(home.resolve("grooves")));
  }
}
