package org.ngoma.firmware.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.firmware.store.Archive;
import org.ngoma.sequencer.model.Direction;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.Speed;
import org.ngoma.sequencer.model.Track;

/** Steps and trigs set and shown from the command line. */
class StepsVerbTest {

  @TempDir Path folder;
  private Path song;

  @BeforeEach
  void nameTheFile() {
    song = folder.resolve("song.ngoma");
  }

  private static String say(int code, String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try {
      PrintStream ear = new PrintStream(heard, true, StandardCharsets.UTF_8);
      System.setOut(ear);
      System.setErr(ear);
      assertEquals(code, Ngoma.run(args), () -> heard.toString(StandardCharsets.UTF_8));
      return heard.toString(StandardCharsets.UTF_8);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private Pattern groove(Path file) throws Exception {
    Track hats = Archive.read(file).project().tracks().get(2);
    return hats.patterns().stream()
        .filter(pattern -> pattern.name().equals("Groove"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void stepsAreSetAndShown() throws Exception {
    String shown =
        say(
            0,
            "steps",
            "demo",
            "--track",
            "3",
            "--pattern",
            "groove",
            "--length",
            "12",
            "--step",
            "8t",
            "--speed",
            "x2",
            "--direction",
            "ping-pong",
            "--skip",
            "4,8",
            "--restarts",
            "yes",
            "-o",
            song.toString());
    assertTrue(
        shown.startsWith(
            "Shaker and hats / Groove: 12 steps of 1/8T, x2, ping-pong, without 4, 8, restarts at"),
        shown);
    assertTrue(shown.contains("42 F#2  .... .... ..x."), shown);
    Pattern groove = groove(song);
    assertEquals(12 * 240, groove.lengthTicks());
    assertEquals(Direction.PING_PONG, groove.stepping().direction());
    assertEquals(Speed.DOUBLE, groove.stepping().speed());
    assertEquals(List.of(3, 7), groove.stepping().skipped());
  }

  @Test
  void trigsAreSetWhereTheyAreMeant() throws Exception {
    say(
        0,
        "trig",
        "demo",
        "--track",
        "3",
        "--pattern",
        "Groove",
        "--at",
        "3,7",
        "--key",
        "A#2",
        "--if",
        "!1:4",
        "--if",
        "FILL",
        "--ratchet",
        "4",
        "--ramp",
        "-0.5",
        "--slide",
        "--or",
        "42,44",
        "--lock",
        "drums.open_hat.decay=200",
        "--sliding",
        "-o",
        song.toString());
    List<Note> set = groove(song).notes().stream().filter(note -> !note.trig().plain()).toList();
    assertEquals(List.of(3, 7), set.stream().map(StepGrid::step).toList());
    Note note = set.getFirst();
    assertEquals(46, note.key());
    assertEquals("[!1:4, FILL]", note.trig().conditions().toString());
    assertEquals(new Ratchet(4, -0.5, 0), note.trig().ratchet());
    assertEquals(List.of(42, 44), note.trig().keys());
    assertEquals("drums.open_hat.decay", note.trig().locks().getFirst().paramId());
    assertTrue(note.trig().slide() && note.trig().locks().getFirst().slide());
    String shown = say(0, "steps", song.toString(), "--track", "3", "--pattern", "Groove");
    assertTrue(shown.contains("46 A#2  ..?. ..?."), shown);
    assertTrue(shown.contains("step 3, A#2: if !1:4 and FILL, 4 strikes"), shown);
    say(0, "trig", song.toString(), "--track", "3", "--plain", "-o", song.toString());
    assertTrue(groove(song).notes().stream().allMatch(one -> one.trig().plain()));
  }

  @Test
  void aTakeIsTheSameEachTimeAndCanBeFrozen() throws Exception {
    say(
        0,
        "trig",
        "demo",
        "--track",
        "3",
        "--pattern",
        "Groove",
        "--if",
        "50%",
        "-o",
        song.toString());
    String[] take = {"take", song.toString(), "--track", "3", "--pattern", "Groove"};
    String first = say(0, take);
    assertEquals(first, say(0, take));
    assertTrue(first.contains("pass 4"), first);
    long heard = first.lines().filter(line -> line.startsWith("  beat")).count();
    assertTrue(heard > 100 && heard < 250, heard + " of 344");
    say(
        0,
        "take",
        song.toString(),
        "--track",
        "3",
        "--pattern",
        "Groove",
        "--freeze",
        "Frozen",
        "-o",
        song.toString());
    String frozen =
        say(0, "take", song.toString(), "--track", "3", "--pattern", "Frozen", "--cycles", "1");
    assertEquals(
        first.lines().filter(line -> line.startsWith("  beat")).collect(Collectors.joining("\n")),
        frozen.lines().filter(line -> line.startsWith("  beat")).collect(Collectors.joining("\n")));
  }

  @Test
  void scenesAreMadeShownAndTakenAway() throws Exception {
    String file = song.toString();
    String shown =
        say(
            0,
            "scenes",
            "demo",
            "--add",
            "Drop",
            "Log drum=Answer",
            "Shaker and hats=groove",
            "Kick=-",
            "-o",
            file);
    assertEquals("Drop             Log drum=Answer  Shaker and hats=Groove  Kick=-\n", shown);
    assertTrue(
        say(0, "scenes", file, "--follow", "3=Groove", "--by", "other", "--after", "2", "-o", file)
            .contains("is followed by other after 2 passes, 100 %"));
    assertTrue(say(0, "scenes", file, "--json").startsWith("{\"scene\":\"Drop\",\"cells\":[{"));
    say(0, "scenes", file, "--add", "drop", "Kick=-", "-o", file);
    assertEquals(1, Archive.read(song).project().scenes().size(), "in its place");
    say(0, "scenes", file, "--remove", "DROP", "-o", file);
    assertEquals(List.of(), Archive.read(song).project().scenes());
  }

  @ParameterizedTest
  @CsvSource({
    "--add,X,say what it plays",
    "Kick=-,,cells without a scene",
    "--remove,X,no scene is called X",
    "--follow,Kick=-,name a pattern",
    "--follow,Kick=None,has no pattern None",
    "--follow,Kick,a cell is TRACK=PATTERN",
    "--follow,Nobody=A,has no such track",
  })
  void badScenesAreOneSentenceAndNoFile(String option, String value, String sentence) {
    List<String> line = new ArrayList<>(List.of("scenes", "demo", "-o", song.toString(), option));
    if (value != null) {
      line.add(value);
    }
    String said = say(1, line.toArray(String[]::new));
    assertTrue(said.startsWith("ngoma: ") && said.contains(sentence), said);
    assertEquals(1, said.lines().count(), said);
    assertFalse(Files.exists(song));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trig|--if,5:2|from 1:1 to 64:64",
        "trig|--if,maybe|no condition is called 'maybe'",
        "trig|--ratchet,33|ratchet of 33 strikes: from 1 to 32",
        "trig|--lock,drums.kick.colour=1|has no such knob",
        "trig|--lock,drums.kick.decay=1e9|from ",
        "trig|--lock,2:delay.time=1|has 0 effects",
        "trig|--at,99,--slide|has no note there",
        "trig|--key,H9,--slide|a note like A2",
        "trig|--sound,Church organ|",
        "trig||nothing to set",
        "steps|--length,0|1 to 256 steps",
        "steps|--step,7|one of 1/1",
        "steps|--speed,x3|one of x1/8",
        "steps|--direction,sideways|one of forward",
        "steps|--skip,a|numbers of steps",
        "steps|--skip,300|from 0 to 255",
        "steps|--restarts,maybe|yes or no",
        "take|--cycles,0,--freeze,F|256 at most",
      })
  void badInputIsOneSentenceAndNoFile(String verb, String options, String sentence) {
    List<String> line =
        new ArrayList<>(List.of(verb, "demo", "--track", "3", "-o", song.toString()));
    if (options != null) {
      line.addAll(List.of(options.split(",")));
    }
    String said = say(1, line.toArray(String[]::new));
    assertTrue(said.startsWith("ngoma: ") && said.contains(sentence == null ? "" : sentence), said);
    assertEquals(1, said.lines().count(), said);
    assertFalse(Files.exists(song));
  }
}
