package org.ngoma.firmware.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.launcher.Sandbox.Outcome;

/** When the launcher builds, what makes the next start quick, and how it counts tests. */
class LauncherBuildTest {

  private static final String MAKES_JARS =
      """
      mkdir -p firmware/target/lib
      echo new >firmware/target/ngoma-firmware-0.1.0.jar
      echo new >firmware/target/lib/hal.jar
      echo '/m2/jmh.jar' >firmware/target/bench-classpath.txt
      """;

  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void setUp() throws IOException {
    sandbox = new Sandbox(folder);
    sandbox.jdk25();
    sandbox.stub("mvn", MAKES_JARS);
  }

  private Outcome succeeds(String... arguments) throws Exception {
    Outcome outcome = sandbox.run(arguments);
    assertEquals(0, outcome.status(), outcome::errors);
    return outcome;
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(sandbox.checkout.resolve("firmware/target/aot"))) {
      return files.filter(file -> file.toString().endsWith(".aot")).sorted().toList();
    }
  }

  @Test
  void itBuildsWhenNeverBuilt() throws Exception {
    sandbox.remove("target/product.stamp");
    Outcome outcome = succeeds("devices");
    assertEquals(
        List.of("Building Ngoma (first time, about a minute)…", "Preparing a quick start…"),
        outcome.errorLines());
    assertEquals(1, sandbox.calls("mvn").size());
  }

  @Test
  void itBuildsOnceWhenASourceIsNewer() throws Exception {
    succeeds("devices");
    assertEquals(0, sandbox.calls("mvn").size());
    sandbox.edit("firmware/src/main/java/A.java", "class A { int a; }");
    assertTrue(succeeds("devices").errors().startsWith("Building Ngoma…\n"));
    succeeds("devices");
    assertEquals(1, sandbox.calls("mvn").size());
  }

  @Test
  void testsOfTheBuildAtHandAreNotRebuilt() throws Exception {
    sandbox.edit("firmware/src/main/java/A.java", "class A { int a; }");
    sandbox.run(Map.of("NGOMA_BUILT", "yes"), "devices");
    assertEquals(0, sandbox.calls("mvn").size());
  }

  @Test
  void itBuildsWhenASourceIsGone() throws Exception {
    succeeds("devices");
    sandbox.remove("firmware/src/main/java/A.java");
    succeeds("devices");
    assertEquals(1, sandbox.calls("mvn").size());
  }

  @Test
  void whatIsNotSoundDoesNotMakeItBuild() throws Exception {
    succeeds("devices");
    sandbox.edit("firmware/src/test/java/ATest.java", "class ATest {}");
    sandbox.edit("docs/recipes.md", "# Recipes");
    succeeds("devices");
    assertEquals(0, sandbox.calls("mvn").size());
  }

  @Test
  void aFailedBuildShowsItsErrorsAndItsLogAndIsTriedAgain() throws Exception {
    sandbox.remove("target/product.stamp");
    sandbox.stub("mvn", "echo noise; echo '[ERROR] A.java:[1,1] no'; echo more noise; exit 1");
    for (int i = 1; i <= 2; i++) {
      Outcome outcome = sandbox.run("devices");
      assertEquals(1, outcome.status());
      assertEquals(
          List.of(
              "Building Ngoma (first time, about a minute)…",
              "[ERROR] A.java:[1,1] no",
              "ngoma: the build failed; all that it said is in "
                  + sandbox.checkout.resolve("target/build.log")),
          outcome.errorLines());
      assertEquals(i, sandbox.calls("mvn").size());
    }
    assertEquals(List.of(), sandbox.pids("tool"));
  }

  @Test
  void bothProcessesRehearseOnceAndThenStartFromArchives() throws Exception {
    assertEquals("Preparing a quick start…\n", succeeds("devices").errors());
    assertEquals("", succeeds("devices").errors());
    assertEquals(1, sandbox.calls("EngineMain --train").size());
    assertEquals(1, sandbox.calls("BoxMain --train").size());
    assertEquals(2, archives().size());
    sandbox.songEndsAtOnce();
    succeeds("demo");
    for (Path archive : archives()) {
      assertEquals(1, sandbox.calls("-XX:AOTCache=" + archive + " ").size());
    }
  }

  @Test
  void aChangedJarGetsANewArchiveAndTheOldOneGoes() throws Exception {
    succeeds("devices");
    List<Path> before = archives();
    sandbox.edit("firmware/target/lib/hal.jar", "other");
    succeeds("devices");
    assertEquals(2, archives().size());
    assertNotEquals(before, archives());
  }

  @Test
  void aTouchedJarKeepsItsArchive() throws Exception {
    succeeds("devices");
    sandbox.edit("firmware/target/lib/hal.jar", "hal");
    succeeds("devices");
    assertEquals(1, sandbox.calls("EngineMain --train").size());
  }

  @Test
  void anotherJdkRehearsesAgain() throws Exception {
    succeeds("devices");
    Path other = sandbox.jdk(sandbox.home.resolve("other"), "25.0.4", true);
    assertEquals(0, sandbox.run(Map.of("JAVA_HOME", other.toString()), "devices").status());
    assertEquals(2, sandbox.calls("EngineMain --train").size());
  }

  @Test
  void aFailedRehearsalIsSaidOnceAndCostsNothingElse() throws Exception {
    sandbox.does("train", "exit 1");
    assertTrue(succeeds("devices").errors().contains("no quick start this time"));
    assertEquals("", succeeds("devices").errors());
    sandbox.songEndsAtOnce();
    succeeds("demo");
    assertEquals(List.of(), sandbox.calls("-XX:AOTCache="));
  }

  @Test
  void toolsLearnHowToStartTheTwoProcesses() throws Exception {
    sandbox.does(
        "tool", "echo \"$NGOMA_ENGINE_JVM\"; echo \"$NGOMA_CP\"; echo \"$NGOMA_LAUNCHER\"");
    List<String> lines = succeeds("soak", "--seconds", "1").output().lines().toList();
    assertTrue(lines.contains("-XX:+UseSerialGC"), lines::toString);
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("-XX:AOTCache=" + sandbox.checkout)),
        lines::toString);
    assertEquals(sandbox.checkout.resolve("ngoma").toString(), lines.getLast());
    assertEquals(1, sandbox.calls("org.ngoma.firmware.cli.Ngoma soak --seconds 1").size());
  }

  @Test
  void benchmarksAreBuiltAndFound() throws Exception {
    succeeds("bench", "events", "--json");
    String call = sandbox.calls("org.ngoma.firmware.bench.Bench events --json").getFirst();
    assertTrue(call.contains("/firmware/target/test-classes:/m2/jmh.jar "), call);
    assertTrue(sandbox.calls("mvn").getFirst().contains("-DskipTests"));
    succeeds("devices");
    assertEquals(1, sandbox.calls("mvn").size(), "the product was built with them");
  }

  private void mavenReports(int status, String... reports) throws IOException {
    StringBuilder lines = new StringBuilder(MAKES_JARS);
    for (int i = 0; i < reports.length; i++) {
      lines.append(
          """
          mkdir -p m%1$d/target/surefire-reports
          echo '<?xml version="1.0"?>
          <testsuite name="T" %2$s>' >m%1$d/target/surefire-reports/TEST-T.xml
          """
              .formatted(i, reports[i]));
    }
    sandbox.stub("mvn", lines.append("exit ").append(status).toString());
  }

  @Test
  void testsAreCountedOverAllModules() throws Exception {
    mavenReports(
        1,
        "tests=\"5\" errors=\"1\" skipped=\"1\" failures=\"1\"",
        "tests=\"10\" errors=\"0\" skipped=\"2\" failures=\"0\"");
    Outcome outcome = sandbox.run("test");
    assertEquals(1, outcome.status());
    assertEquals("10 passed, 2 failed, 3 skipped\n", outcome.output());
    assertEquals(
        "{\"passed\":10,\"failed\":2,\"skipped\":3,\"status\":1}\n",
        sandbox.run("test", "--json").output());
  }

  @Test
  void modulesThatWereNotReachedAreNamed() throws Exception {
    mavenReports(1, "tests=\"1\" errors=\"1\" skipped=\"0\" failures=\"0\"");
    Sandbox.write(sandbox.checkout.resolve("m0/src/test/java/T.java"), "class T {}");
    Sandbox.write(sandbox.checkout.resolve("m1/src/test/java/T.java"), "class T {}");
    assertTrue(
        sandbox
            .run("test")
            .errors()
            .contains("NOT TESTED, because something before them failed: m1\n"));
  }

  @Test
  void whatGreenTestsDoNotCoverIsSaid() throws Exception {
    mavenReports(0, "tests=\"1\" errors=\"0\" skipped=\"0\" failures=\"0\"");
    Outcome outcome = succeeds("test");
    assertEquals(2, outcome.errors().lines().filter(line -> line.contains("NOT TESTED")).count());
    Map<String, String> all = Map.of("NGOMA_DATA", "/data", "NGOMA_RIG", "/rig");
    assertEquals("", sandbox.run(all, "test").errors());
  }

  @Test
  void aGreenBuildWithoutOneTestIsAFailure() throws Exception {
    mavenReports(0);
    Outcome outcome = sandbox.run("test");
    assertEquals(1, outcome.status());
    assertTrue(outcome.errors().contains("not one test ran"));
  }

  @Test
  void reportsOfAnEarlierRunDoNotCount() throws Exception {
    mavenReports(0, "tests=\"7\" errors=\"0\" skipped=\"0\" failures=\"0\"");
    succeeds("test");
    mavenReports(1);
    assertEquals("0 passed, 0 failed, 0 skipped\n", sandbox.run("test").output());
  }

  @Test
  void aTestedCheckoutIsABuiltOne() throws Exception {
    sandbox.remove("target/product.stamp");
    mavenReports(0, "tests=\"1\" errors=\"0\" skipped=\"0\" failures=\"0\"");
    succeeds("test");
    succeeds("devices");
    assertEquals(1, sandbox.calls("mvn").size());
  }
}
