package org.ngoma.firmware.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.launcher.Sandbox.Outcome;

/** What the launcher finds on a machine, and what it installs or asks for. */
class LauncherMachineTest {

  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void setUp() throws IOException {
    sandbox = new Sandbox(folder);
  }

  /** Runs a verb that ends in Java, and gives the folder of the JDK that ran it. */
  private Path jdkUsed(Map<String, String> environment) throws Exception {
    Outcome outcome = sandbox.run(environment, "devices");
    assertEquals(0, outcome.status(), outcome::errors);
    return Path.of(sandbox.calls(".cli.Ngoma devices").getFirst().split(" ")[0])
        .resolve("../..")
        .normalize();
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    Path own = sandbox.jdk(sandbox.home.resolve("own"), "26", true);
    Path onPath = sandbox.jdk(sandbox.home.resolve("path"), "25.0.1", true);
    Files.createSymbolicLink(sandbox.bin.resolve("java"), onPath.resolve("bin/java"));
    sandbox.jdk25();
    assertEquals(own, jdkUsed(Map.of("JAVA_HOME", own.toString())));
  }

  @Test
  void thePathComesSecond() throws Exception {
    Path old = sandbox.jdk(sandbox.home.resolve("old"), "17.0.9", true);
    Path onPath = sandbox.jdk(sandbox.home.resolve("path"), "25.0.1", true);
    Files.createSymbolicLink(sandbox.bin.resolve("java"), onPath.resolve("bin/java"));
    sandbox.jdk25();
    assertEquals(onPath, jdkUsed(Map.of("JAVA_HOME", old.toString())));
  }

  @Test
  void whatIsInstalledComesThird() throws Exception {
    Path old = sandbox.jdk(sandbox.home.resolve("old"), "24", true);
    Files.createSymbolicLink(sandbox.bin.resolve("java"), old.resolve("bin/java"));
    sandbox.jdk(sandbox.system.resolve("usr/lib/jvm/a-jdk-9"), "9", true);
    assertEquals(sandbox.jdk25(), jdkUsed(Map.of()));
  }

  @Test
  void aVersionIsReadFromJavaItselfWhenTheJdkDoesNotName() throws Exception {
    Path bare = sandbox.jdk(sandbox.home.resolve("bare"), "25", true);
    Files.delete(bare.resolve("release"));
    Files.writeString(
        bare.resolve("bin/java"),
        Files.readString(bare.resolve("bin/java"))
            .replace(
                "*-version*) exit", "*-version*) echo 'openjdk version \"25.0.3\"' >&2; exit"));
    assertEquals(bare, jdkUsed(Map.of("JAVA_HOME", bare.toString())));
  }

  @Test
  void toBuildItTakesACompiler() throws Exception {
    sandbox.jdk(sandbox.home.resolve("jre"), "25", false);
    Path whole = sandbox.jdk25();
    sandbox.stub("mvn", "echo \"$JAVA_HOME\" >'" + sandbox.home + "/built-with'");
    sandbox.remove("target/product.stamp");
    sandbox.run(Map.of("JAVA_HOME", sandbox.home.resolve("jre").toString()), "devices");
    assertEquals(whole + "\n", Sandbox.read(sandbox.home.resolve("built-with")));
  }

  @Test
  void debian12IsToldInOneSentenceWhatToInstall() throws Exception {
    sandbox.debian("12");
    sandbox.stub("apt-get", "");
    Outcome outcome = sandbox.run("demo");
    assertEquals(1, outcome.status());
    assertEquals(
        List.of(
            "ngoma: Ngoma needs JDK 25 or newer, which this system does not offer:"
                + " install Temurin 25 (adoptium.net) and set JAVA_HOME to its folder."),
        outcome.errorLines());
    assertEquals(List.of(), sandbox.calls());
  }

  @Test
  void debian13InstallsItsOwn() throws Exception {
    Path ready = sandbox.jdk(sandbox.home.resolve("archive"), "25.0.3", true);
    Files.createDirectories(sandbox.system.resolve("usr/lib/jvm"));
    sandbox.stub("apt-get", "mv '%s' '%s/usr/lib/jvm/java-25'".formatted(ready, sandbox.system));
    Outcome outcome = sandbox.run("devices");
    assertEquals(0, outcome.status(), outcome::errors);
    assertTrue(sandbox.calls().getFirst().endsWith(" openjdk-25-jdk-headless"));
    assertEquals(
        "ngoma: installing openjdk-25-jdk-headless (Ngoma is written in Java)",
        outcome.errorLines().getFirst());
  }

  @Test
  void packageListsAreFetchedWhenThePackageIsUnknown() throws Exception {
    Path ready = sandbox.jdk(sandbox.home.resolve("archive"), "25.0.3", true);
    Files.createDirectories(sandbox.system.resolve("usr/lib/jvm"));
    sandbox.stub(
        "apt-get",
        """
        if [[ "$*" == *update* ]]; then touch '%1$s/lists'; exit; fi
        [[ -f '%1$s/lists' ]] && mv '%2$s' '%3$s/usr/lib/jvm/java-25'
        """
            .formatted(sandbox.home, ready, sandbox.system));
    assertEquals(0, sandbox.run("devices").status());
    assertEquals(3, sandbox.calls("apt-get").size(), () -> "install, update, install");
  }

  @Test
  void withoutRightsTheCommandIsNamed() throws Exception {
    sandbox.stub("id", "echo 1000");
    sandbox.stub("apt-get", "");
    Outcome outcome = sandbox.run("devices");
    assertEquals(1, outcome.status());
    assertEquals(
        List.of(
            "ngoma: Ngoma needs JDK 25: run 'apt-get install openjdk-25-jdk-headless' as root, then this again."),
        outcome.errorLines());
    assertEquals(List.of(), sandbox.calls("apt-get"));
  }

  @Test
  void aUserInstallsThroughSudo() throws Exception {
    sandbox.jdk25();
    Path library = sandbox.system.resolve("usr/lib/libasound.so.2");
    Files.delete(library);
    sandbox.stub("id", "echo 1000");
    sandbox.stub("apt-get", "");
    sandbox.stub("sudo", "\"$@\"");
    assertEquals(0, sandbox.run("devices").status());
    assertTrue(sandbox.calls("sudo").getFirst().endsWith(" libasound2t64"));
  }

  @Test
  void withoutTheAlsaLibraryItGoesOnAndSaysSo() throws Exception {
    sandbox.jdk25();
    sandbox.debian("12");
    Files.delete(sandbox.system.resolve("usr/lib/libasound.so.2"));
    sandbox.stub("apt-get", "exit 100");
    Outcome outcome = sandbox.run("devices");
    assertEquals(0, outcome.status(), outcome::errors);
    assertTrue(sandbox.calls("apt-get").getFirst().endsWith(" libasound2"));
    assertTrue(
        outcome
            .errors()
            .contains(
                "no ALSA library, so no sound card; to hear Ngoma run 'apt-get install libasound2' as root."));
  }

  @Test
  void mavenIsInstalledToBuild() throws Exception {
    sandbox.jdk25();
    sandbox.remove("target/product.stamp");
    sandbox.stub("apt-get", "[[ $* == *maven* ]] && : >'" + sandbox.home + "/maven'; exit 100");
    Outcome outcome = sandbox.run("devices");
    assertEquals(1, outcome.status());
    assertTrue(Files.exists(sandbox.home.resolve("maven")));
    assertTrue(outcome.errors().contains("run 'apt-get install maven' as root"), outcome::errors);
  }

  @Test
  void anUnknownVerbIsRefusedBeforeAnythingIsLookedFor() throws Exception {
    Outcome outcome = sandbox.run("dmeo");
    assertEquals(2, outcome.status());
    assertEquals(
        List.of("ngoma: 'dmeo' is not something Ngoma does; ./ngoma help lists what is."),
        outcome.errorLines());
    assertEquals(List.of(), sandbox.calls());
  }

  @Test
  void helpAndVersionNeedNothing() throws Exception {
    sandbox.remove("target/product.stamp");
    for (String verb : List.of("help", "--help")) {
      Outcome outcome = sandbox.run(verb);
      assertEquals(0, outcome.status());
      assertTrue(outcome.output().contains("./ngoma play SONG.mid"));
    }
    assertEquals(sandbox.run("help").output(), sandbox.run().output());
    assertEquals("Ngoma 0.1.0\n", sandbox.run("version").output());
    assertEquals(List.of(), sandbox.calls());
  }

  @Test
  void itMayBeCalledThroughALinkFromAnywhere() throws Exception {
    Path elsewhere = Files.createDirectories(sandbox.home.resolve("else/where"));
    Files.createSymbolicLink(elsewhere.resolve("first"), sandbox.checkout.resolve("ngoma"));
    Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("first"));
    Process process =
        new ProcessBuilder(sandbox.bash.toString(), "second", "version")
            .directory(elsewhere.toFile())
            .start();
    assertEquals("Ngoma 0.1.0\n", new String(process.getInputStream().readAllBytes(), UTF_8));
    assertEquals(0, process.waitFor());
  }
}
