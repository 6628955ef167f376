package org.ngoma.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real kernel, a real sound card driver, the real libasound: {@link LoopbackProof} once inside
 * the rig. Needs the environment variable NGOMA_RIG and the package alsa-utils; says so otherwise.
 */
@Tag("rig")
class RigTest {

  /** The guest has one slow processor, and where its host is busy it tries again and again. */
  private static final String PATIENCE_SECONDS = "420";

  private static final Path OUT = Path.of("target/rig").toAbsolutePath();

  private static Map<String, String> verdicts;

  @BeforeAll
  static void runInTheRig() throws IOException, InterruptedException {
    String rig = System.getenv("NGOMA_RIG");
    requireOrSay(rig != null, "set NGOMA_RIG to the folder of the rig");
    requireOrSay(Files.isExecutable(Path.of("/usr/bin/arecord")), "apt install alsa-utils");
    Files.createDirectories(OUT);
    ProcessBuilder run =
        new ProcessBuilder(
                "src/rig/java-in-rig",
                OUT.toString(),
                System.getProperty("java.class.path"),
                LoopbackProof.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(OUT.resolve("console").toFile());
    run.environment().put("JAVA_HOME", System.getProperty("java.home"));
    run.environment().putIfAbsent("RIG_TIMEOUT", PATIENCE_SECONDS);
    int code = run.start().waitFor();
    assertEquals(0, code, () -> "see " + OUT + "/console and " + OUT + "/said");
    verdicts =
        Files.readAllLines(OUT.resolve("said")).stream()
            .filter(line -> line.contains("\t"))
            .map(line -> line.split("\t", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  private static void requireOrSay(boolean there, String remedy) {
    if (!there) {
      System.err.println("SKIPPED, nothing proven on a real driver: " + remedy);
      Assumptions.abort(remedy);
    }
  }

  static Stream<String> scenarios() {
    return LoopbackProof.Scenario.all().stream().map(LoopbackProof.Scenario::name);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void whatTheCardPlayedIsWhatWasWritten(String scenario) {
    String verdict = verdicts.get(scenario);
    System.out.println("rig: " + scenario + ": " + verdict);
    assertTrue(verdict.startsWith("OK"), () -> scenario + ": " + verdict);
  }

  @Test
  void whatIsPlayedToTheInputIsHeard() {
    String verdict = verdicts.get("input");
    System.out.println("rig: input: " + verdict);
    assertTrue(verdict.startsWith("OK"), verdict);
  }

  @Test
  void aBusyCardSaysSo() {
    String busy = verdicts.get("busy");
    assertTrue(busy.contains("hw:CARD=Dummy,DEV=0 is in use by another program"), busy);
  }

  @Test
  void aRateThatTheCardLacksIsRefusedOrConverted() {
    assertEquals(
        "sound device hw:CARD=Dummy,DEV=0 cannot play 96000 Hz: choose another rate, or let ALSA"
            + " convert with plughw:CARD=Dummy,DEV=0",
        verdicts.get("rate"));
    assertEquals("", verdicts.get("converted"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"midi through", "midi replug"})
  void theSequencersPortsCarryEverythingAndAreFoundAgain(String scenario) {
    String verdict = verdicts.get(scenario);
    System.out.println("rig: " + scenario + ": " + verdict);
    assertTrue(verdict.startsWith("OK"), verdict);
  }

  @Test
  void theMidiPortsAreListed() {
    assertTrue(verdicts.get("midi devices").contains("VirMIDI 2-3"), verdicts.get("midi devices"));
    System.out.println("rig: midi, 5th/50th/99th of 100: " + verdicts.get("midi time"));
  }

  @Test
  void theCardsAreListed() {
    String devices = verdicts.get("devices");
    for (String card : List.of("hw:CARD=Loopback,DEV=0", "hw:CARD=Dummy,DEV=0")) {
      assertTrue(devices.contains(card), devices);
    }
  }
}
