package org.ngoma.firmware.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.firmware.launcher.Sandbox.Outcome;

/** How the launcher starts engine and box, keeps them alive and ends them. */
class LauncherPlayTest {

  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void setUp() throws IOException {
    sandbox = new Sandbox(folder);
    sandbox.jdk25();
  }

  /** A test that failed half-way must not leave players behind. */
  @AfterEach
  void tearDown() throws Exception {
    for (long pid : sandbox.alive()) {
      Sandbox.signal("KILL", pid);
    }
  }

  private Process demo(String... options) throws Exception {
    String[] arguments =
        Stream.concat(Stream.of("demo"), Stream.of(options)).toArray(String[]::new);
    Process launcher = sandbox.start(Map.of(), arguments);
    sandbox.awaitStarts("engine", 1);
    sandbox.awaitStarts("box", 1);
    return launcher;
  }

  private void assertNothingIsLeft() throws IOException {
    assertEquals(List.of(), sandbox.alive(), "processes left over");
    try (Stream<Path> left = Files.list(sandbox.memory)) {
      assertEquals(List.of(), left.toList(), "run folders left over");
    }
  }

  @Test
  void theSongEndsAndAllIsOver() throws Exception {
    sandbox.songEndsAtOnce();
    Outcome outcome = sandbox.run("demo");
    assertEquals(0, outcome.status(), outcome::errors);
    assertNothingIsLeft();
  }

  @Test
  void eachOptionGoesToTheProcessThatKnowsIt() throws Exception {
    sandbox.songEndsAtOnce();
    sandbox.run("play", "a song.mid", "--device", "hw:1", "--rate", "44100", "--json", "--loop");
    String engine = sandbox.calls("EngineMain --lane").getFirst();
    String box = sandbox.calls("BoxMain --lane").getFirst();
    assertTrue(engine.endsWith("/lane --device hw:1 --rate 44100"), engine);
    assertTrue(box.endsWith("/lane --project a song.mid --json --loop"), box);
    assertTrue(engine.contains(sandbox.memory + "/ngoma-run-"), engine);
    assertTrue(engine.contains("-XX:+UseSerialGC"), engine);
    assertTrue(box.contains("-XX:+UseShenandoahGC"), box);
  }

  @Test
  void aRecordingTellsBothProcessesWhatItNeeds() throws Exception {
    sandbox.songEndsAtOnce();
    sandbox.run(
        "record",
        "a song.ngoma",
        "--input",
        "--threshold",
        "-30",
        "--track",
        "Vox",
        "-o",
        "b c",
        "--device",
        "hw:1",
        "--seconds",
        "3");
    String engine = sandbox.calls("EngineMain --lane").getFirst();
    String box = sandbox.calls("BoxMain --lane").getFirst();
    assertTrue(engine.endsWith("/lane --device hw:1 --input"), engine);
    assertTrue(
        box.endsWith(
            "/lane --project a song.ngoma --threshold -30 --track Vox --out b c --seconds 3"
                + " --record input"),
        box);
    sandbox.run("record", "--from", "master");
    assertEquals(1, sandbox.calls("/lane --device hw:1 --input").size());
    assertTrue(
        sandbox.calls("BoxMain --lane").getLast().endsWith("/lane --project  --record master"));
    assertEquals(2, sandbox.run("record", "--bars", "3").status());
    assertEquals(2, sandbox.run("record", "--threshold").status());
  }

  @Test
  void toAFileItIsRenderedInsteadOfPlayed() throws Exception {
    Outcome outcome = sandbox.run("demo", "--wav", "a b.wav", "--rate", "44100", "--seconds", "3");
    assertEquals(0, outcome.status(), outcome::errors);
    assertTrue(
        sandbox
            .calls(".cli.Ngoma")
            .getFirst()
            .endsWith(" render demo -o a b.wav --rate 44100 --seconds 3"));
    assertEquals(List.of(), sandbox.pids("engine"));
  }

  @Test
  void aPresetIsHeardAsASongOfItsName() throws Exception {
    sandbox.songEndsAtOnce();
    sandbox.run("presets", "dub", "--device", "null", "chord", "--play", "--loop");
    String box = sandbox.calls("BoxMain --lane").getFirst();
    assertTrue(box.endsWith("/lane --project preset:dub chord --loop"), box);
    assertTrue(
        sandbox.calls("EngineMain --lane").getFirst().endsWith("/lane --device null"), "device");
    sandbox.run("presets", "Dub chord", "--wav", "a b.wav");
    sandbox.run("presets", "dub", "bass", "--json");
    List<String> tools = sandbox.calls(".cli.Ngoma");
    assertTrue(tools.get(0).endsWith(" render preset:Dub chord -o a b.wav"), tools.get(0));
    assertTrue(tools.get(1).endsWith(" presets dub bass --json"), tools.get(1));
    for (String option : new String[] {"--play", "--wav"}) {
      Outcome outcome = sandbox.run("presets", option);
      assertEquals(2, outcome.status(), outcome::errors);
      assertTrue(outcome.errors().contains("which preset"), outcome::errors);
    }
    assertEquals(2, sandbox.run("presets", "dub", "--wav").status());
  }

  @Test
  void aDeadEngineIsStartedAgainAndTheBoxPlaysOn() throws Exception {
    Process launcher = demo();
    Sandbox.signal("KILL", sandbox.awaitStarts("engine", 1));
    Sandbox.signal("SEGV", sandbox.awaitStarts("engine", 2));
    sandbox.awaitStarts("engine", 3);
    assertEquals(1, sandbox.pids("box").size());
    assertEquals(2, sandbox.alive().size());
    Sandbox.signal("TERM", launcher.pid());
    assertEquals(143, sandbox.finish(launcher).status());
    assertNothingIsLeft();
  }

  @Test
  void aDeadBoxIsStartedAgainAndTheEnginePlaysOn() throws Exception {
    Process launcher = demo();
    Sandbox.signal("KILL", sandbox.awaitStarts("box", 1));
    sandbox.awaitStarts("box", 2);
    assertEquals(1, sandbox.pids("engine").size());
    Sandbox.signal("TERM", launcher.pid());
    sandbox.finish(launcher);
    assertNothingIsLeft();
  }

  @Test
  void bothMayDieAtOnce() throws Exception {
    Process launcher = demo();
    for (int round = 1; round <= 4; round++) {
      Sandbox.signal(
          "KILL", sandbox.awaitStarts("engine", round), sandbox.awaitStarts("box", round));
    }
    sandbox.awaitStarts("engine", 5);
    sandbox.awaitStarts("box", 5);
    Sandbox.signal("TERM", launcher.pid());
    sandbox.finish(launcher);
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"engine, 139", "box, 70", "engine, 1"})
  void whatCannotLiveIsGivenUpInOneSentence(String role, int status) throws Exception {
    sandbox.does(role, "exit " + status);
    Outcome outcome = sandbox.run("demo");
    assertEquals(1, outcome.status());
    assertEquals(
        "ngoma: the %s ended 5 times within 10 s (status %d), so all was stopped."
            .formatted(role, status),
        outcome.errorLines().getLast());
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"box, 64, 2", "engine, 64, 2", "box, 65, 1", "engine, 65, 1"})
  void whatHasSaidItsReasonIsNotStartedAgain(String role, int said, int status) throws Exception {
    sandbox.does(role, "echo reason >&2; exit " + said);
    Outcome outcome = sandbox.run("demo");
    assertEquals(status, outcome.status());
    assertEquals("reason", outcome.errorLines().getLast());
    assertTrue(sandbox.pids(role).size() <= 1, "started again");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void aSignalEndsAll(String signal, int status) throws Exception {
    Process launcher = demo();
    Sandbox.signal(signal, launcher.pid());
    assertEquals(status, sandbox.finish(launcher).status());
    assertNothingIsLeft();
  }

  @Test
  void whoDoesNotFadeOutInTimeIsKilled() throws Exception {
    for (String role : List.of("engine", "box")) {
      sandbox.does(role, "trap '' TERM; echo >'%s/%s.deaf'".formatted(sandbox.home, role));
    }
    Process launcher = demo();
    Sandbox.until(
        () ->
            Files.exists(sandbox.home.resolve("engine.deaf"))
                && Files.exists(sandbox.home.resolve("box.deaf")),
        "the players do not start");
    Sandbox.signal("INT", launcher.pid());
    assertEquals(130, sandbox.finish(launcher).status());
    assertNothingIsLeft();
  }

  @Test
  void nothingIsPrintedWhilePlaying() throws Exception {
    Process launcher = demo();
    Sandbox.signal("KILL", sandbox.awaitStarts("engine", 1));
    sandbox.awaitStarts("engine", 2);
    Sandbox.signal("INT", launcher.pid());
    Outcome outcome = sandbox.finish(launcher);
    assertEquals(List.of("Preparing a quick start…"), outcome.errorLines());
    assertEquals("", outcome.output());
  }

  @Test
  void theBoxHearsTheKeyboard() throws Exception {
    sandbox.does("box", "read -r line; echo \"heard $line\"; exit 0");
    Process launcher = sandbox.start(Map.of(), "demo");
    launcher.getOutputStream().write("quit\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    launcher.getOutputStream().flush();
    assertEquals("heard quit\n", sandbox.finish(launcher).output());
  }

  @Test
  void foldersOfKilledLaunchersAreSweptAndThoseOfLivingOnesAreNot() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path stale = sandbox.memory.resolve("ngoma-run-%d.abcdef".formatted(dead.pid()));
    Path living =
        sandbox.memory.resolve("ngoma-run-%d.abcdef".formatted(ProcessHandle.current().pid()));
    Sandbox.write(stale.resolve("lane"), "");
    Sandbox.write(living.resolve("lane"), "");
    sandbox.songEndsAtOnce();
    sandbox.run("demo");
    assertFalse(Files.exists(stale));
    assertTrue(Files.exists(living));
  }

  @Test
  void aGivenRunFolderIsUsedAndKept() throws Exception {
    Path given = Files.createDirectories(sandbox.home.resolve("given"));
    sandbox.songEndsAtOnce();
    sandbox.finish(sandbox.start(Map.of("NGOMA_RUN", given.toString()), "demo"));
    assertTrue(sandbox.calls("BoxMain --lane").getFirst().contains(given + "/lane"));
    assertTrue(Files.exists(given));
  }

  @ParameterizedTest
  @CsvSource({
    "play, 'ngoma: play what? Name a .mid or .ngoma file: ./ngoma play SONG.mid'",
    "play a.mid b.mid, 'ngoma: one song at a time, and ''b.mid'' comes after ''a.mid''.'",
    "demo --device, 'ngoma: --device needs a value.'",
    "play a.mid --wav, 'ngoma: --wav needs a value.'"
  })
  void wrongCallsAreRefusedInOneSentence(String call, String sentence) throws Exception {
    Outcome outcome = sandbox.run(call.split(" "));
    assertEquals(2, outcome.status());
    assertEquals(List.of(sentence), outcome.errorLines());
    assertEquals(List.of(), sandbox.calls());
  }
}
