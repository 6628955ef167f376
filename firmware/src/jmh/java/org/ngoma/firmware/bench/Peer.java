package org.ngoma.firmware.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The same work done by another engine, run as a program of its own: what counts is its processor
 * time for many instances less that for few, so that its start does not.
 */
abstract class Peer {

  /** Seconds of sound of each run. */
  static final int SECONDS = 10;

  private static final long LONGEST_SECONDS = 120;

  /** Who it is, in words. */
  abstract String name();

  /** The programs it needs, each with the Debian package that has it. */
  abstract Map<String, String> programs();

  /** Writes what it is to play into an empty folder. */
  abstract void prepare(Path folder) throws IOException;

  /** The command for few instances, or for many. */
  abstract List<String> command(boolean many);

  /** How many more there are of many than of few. */
  abstract int difference();

  /** What of {@link #programs} is not on this machine, as one sentence; empty when nothing. */
  final String missing() {
    List<String> packages = new ArrayList<>();
    programs()
        .forEach(
            (program, origin) -> {
              if (!onPath(program)) {
                packages.add(origin);
              }
            });
    return packages.isEmpty()
        ? ""
        : "not measured against %s: install %s".formatted(name(), String.join(", ", packages));
  }

  /** Instances that one processor could run in real time, measured once in the prepared folder. */
  final double perCore(Path folder) throws IOException {
    double few = seconds(folder, command(false));
    double many = seconds(folder, command(true));
    return difference() * SECONDS / (many - few);
  }

  private static boolean onPath(String program) {
    if (program.startsWith("/")) {
      return Files.exists(Path.of(program));
    }
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Processor time of a command, its own and the kernel's for it. */
  static double seconds(Path folder, List<String> command) throws IOException {
    List<String> timed = new ArrayList<>();
    timed.addAll(List.of("bash", "-c", "TIMEFORMAT='%U %S'; time \"$@\" >run.log 2>&1", "bash"));
    timed.addAll(command);
    Process process =
        new ProcessBuilder(timed).directory(folder.toFile()).redirectErrorStream(true).start();
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " does not come to an end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("stopped while " + command.getFirst() + " ran", e);
    }
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.exitValue() != 0) {
      throw new IOException(
          "%s failed: %s"
              .formatted(command.getFirst(), Files.readString(folder.resolve("run.log"))));
    }
    String[] times = said.substring(said.lastIndexOf('\n') + 1).split(" ");
    return Double.parseDouble(times[0]) + Double.parseDouble(times[1]);
  }

  static byte[] resource(String name) {
    try (InputStream in = Peer.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SuperCollider's server. */
  static final class Scsynth extends Peer {
    private final String score;
    private final int few;
    private final int many;

    Scsynth(String score, int few, int many) {
      this.score = score;
      this.few = few;
      this.many = many;
    }

    @Override
    String name() {
      return "scsynth";
    }

    @Override
    Map<String, String> programs() {
      return Map.of("scsynth", "supercollider-server", "sclang", "supercollider-language");
    }

    @Override
    void prepare(Path folder) throws IOException {
      Path program = Files.write(folder.resolve("peers.scd"), resource("peers.scd"));
      // The language starts a browser widget that refuses to run as root, and a display.
      seconds(
          folder,
          List.of(
              "env",
              "FOLDER=" + folder,
              "QT_QPA_PLATFORM=offscreen",
              "QTWEBENGINE_DISABLE_SANDBOX=1",
              "sclang",
              program.toString()));
    }

    @Override
    List<String> command(boolean ofMany) {
      String file = score + "_" + (ofMany ? many : few) + ".osc";
      return List.of(
          ("scsynth -N " + file + " _ /dev/null 48000 WAV int16 -o 1 -n 8000 -z 64 -m 131072")
              .split(" "));
    }

    @Override
    int difference() {
      return many - few;
    }
  }

  /** Csound's partitioned convolution, mono, in partitions of 64 frames. */
  static final class Csound extends Peer {
    private static final int FEW = 1;
    private static final int MANY = 5;

    @Override
    String name() {
      return "csound ftconv (64), mono";
    }

    @Override
    Map<String, String> programs() {
      return Map.of("csound", "csound");
    }

    @Override
    void prepare(Path folder) throws IOException {
      EffectFigure.impulse(folder.resolve("ir.wav"));
      for (int count : new int[] {FEW, MANY}) {
        StringBuilder score = new StringBuilder();
        for (int i = 1; i <= count; i++) {
          score.append("i2.").append("%05d".formatted(i)).append(" 0 10\n");
        }
        Files.writeString(
            folder.resolve("conv_" + count + ".csd"),
            """
            <CsoundSynthesizer>
            <CsOptions>
            -n -d -m0
            </CsOptions>
            <CsInstruments>
            sr=48000
            ksmps=64
            nchnls=1
            0dbfs=1
            gi1 ftgen 1,0,131072,-1,"ir.wav",0,0,1
            instr 1
            an rand 0.2
            ab vco2 0.2, 110
            ga = an+ab
            endin
            instr 2
            a1 ftconv ga, 1, 64
            out a1*0.01
            endin
            </CsInstruments>
            <CsScore>
            i1 0 10
            %se 10
            </CsScore>
            </CsoundSynthesizer>
            """
                .formatted(score));
      }
    }

    @Override
    List<String> command(boolean many) {
      return List.of("csound", "conv_" + (many ? MANY : FEW) + ".csd");
    }

    @Override
    int difference() {
      return MANY - FEW;
    }
  }

  /** FluidSynth, sampled voices of one program. */
  static final class Fluidsynth extends Peer {
    private static final String FONT = "/usr/share/sounds/sf2/FluidR3_GM.sf2";

    /** What this font sounds for one note of the program that is played, left and right. */
    private static final int VOICES_A_NOTE = 2;

    private static final int FEW = 16;
    private static final int MANY = 128;

    @Override
    String name() {
      return "fluidsynth";
    }

    @Override
    Map<String, String> programs() {
      return Map.of("fluidsynth", "fluidsynth", FONT, "fluid-soundfont-gm");
    }

    @Override
    void prepare(Path folder) throws IOException {
      Files.write(folder.resolve("notes_" + FEW + ".mid"), SamplerFigure.midi(FEW));
      Files.write(folder.resolve("notes_" + MANY + ".mid"), SamplerFigure.midi(MANY));
    }

    @Override
    List<String> command(boolean many) {
      return List.of(
          ("fluidsynth -ni -r 48000 -R 0 -C 0 -o synth.polyphony=256 -F /dev/null "
                  + FONT
                  + " notes_"
                  + (many ? MANY : FEW)
                  + ".mid")
              .split(" "));
    }

    @Override
    int difference() {
      return VOICES_A_NOTE * (MANY - FEW);
    }
  }
}
