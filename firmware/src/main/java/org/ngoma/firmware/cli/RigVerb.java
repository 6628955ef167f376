package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ngoma.firmware.rig.RigGuest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the proofs that need real drivers inside a guest kernel. */
@Command(
    name = "rig",
    description = "Proves the engine on real sound-card drivers in a guest kernel.",
    usageHelpAutoWidth = true)
final class RigVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  /** Seconds after which the rig gives its guest up. */
  private static final String PATIENCE = "RIG_TIMEOUT";

  /** What the rig answers then. */
  private static final int UNFINISHED = 125;

  /** The guest has one slow processor, and its host may be busy: it takes about two minutes. */
  private static final String PATIENCE_SECONDS = "420";

  /** Where the guest sees the files of this machine. */
  private static final String HOST = "/run/host";

  /**
   * The class archive names other paths than the guest sees, so the guest runs without it; its root
   * is read-only.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx128m",
          "--enable-native-access=ALL-UNNAMED",
          "-Djna.tmpdir=/tmp");

  @Option(
      names = "--rig",
      paramLabel = "DIR",
      defaultValue = "${env:NGOMA_RIG}",
      description = "the folder with the rig; else NGOMA_RIG")
  String folder;

  @Override
  public Integer call() throws Exception {
    if (folder == null || folder.isBlank()) {
      throw new IOException(
          "no rig: nothing was proven on real drivers; name its folder with --rig DIR or NGOMA_RIG");
    }
    Path run = Path.of(folder).resolve("run").toAbsolutePath();
    if (!Files.isExecutable(run)) {
      throw new IOException(run + " is not there or not executable: name the folder of a rig");
    }
    Path out = Files.createTempDirectory("ngoma-rig");
    Path script = out.resolve("guest.sh");
    Path said = out.resolve("said");
    try {
      Files.writeString(script, script());
      ProcessBuilder guest =
          new ProcessBuilder(run.toString(), script.toString(), out.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      String patience = guest.environment().computeIfAbsent(PATIENCE, any -> PATIENCE_SECONDS);
      int code = guest.start().waitFor();
      if (!Files.exists(said)) {
        throw new IOException(run + " did not start its guest: nothing was proven");
      }
      System.out.print(Files.readString(said));
      if (code == UNFINISHED) {
        throw new IOException(
            "the guest did not finish within "
                + patience
                + " s: give it more time with "
                + PATIENCE
                + " or a quieter machine");
      }
      return code == 0 ? 0 : 1;
    } finally {
      try (Stream<Path> inside = Files.walk(out)) {
        for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private static String script() {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(":"))
            .map(entry -> HOST + Path.of(entry).toAbsolutePath())
            .collect(Collectors.joining(":"));
    String options = String.join("\n", OPTIONS);
    return String.join(
        "\n",
        "#!/bin/bash",
        "export NGOMA_ENGINE_JVM='" + options + "' NGOMA_BOX_JVM='" + options + "'",
        ProcessHandle.current().info().command().orElse("java")
            + " "
            + String.join(" ", OPTIONS)
            + " -cp "
            + classPath
            + " "
            + RigGuest.class.getName()
            + " >\"$OUT/said\" 2>&1",
        "");
  }
}
