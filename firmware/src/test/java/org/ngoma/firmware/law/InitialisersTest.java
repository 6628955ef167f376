package org.ngoma.firmware.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.hal.rt.RealTime;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * What the audio thread can reach has run its static initialisers before it plays: a table that a
 * first note makes is an allocation and a late block. Byte code tells which classes these are, and
 * a JVM that has loaded everything and played nothing, which of them are ready.
 */
class InitialisersTest {

  /** Where sound is made; ports and processes have a life of their own before they play. */
  private static final List<String> PLAYING =
      List.of("org/ngoma/instruments/", "org/ngoma/sequencer/play/", "org/ngoma/firmware/engine/");

  /**
   * Reached by the walk, which does not tell one start from another, but not by a loaded engine.
   */
  private static final Set<String> OF_THE_PROCESS =
      Set.of("AudioLoop", "AudioOutput", "PortSwitch");

  private static final Pattern INITIALISED = Pattern.compile("Initializing '([^']+)'");

  @TempDir Path folder;

  @Test
  void nothingIsInitialisedByPlaying() throws Exception {
    Map<String, String> wanted = wanted(ByteCode.ofModules());
    assertTrue(wanted.size() > 40, "classes with static initialisers: " + wanted.keySet());
    wanted.keySet().removeIf(type -> PLAYING.stream().noneMatch(type::startsWith));
    wanted.keySet().removeIf(type -> OF_THE_PROCESS.contains(simple(type)));
    wanted.keySet().removeAll(readyBeforePlaying());
    assertEquals(Map.of(), wanted, "touched first by the audio thread; add them to SharedTables: ");
  }

  private Set<String> readyBeforePlaying() throws IOException, InterruptedException {
    Path log = folder.resolve("init.log");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xlog:class+init=info:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                BeforePlaying.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("said")));
    Set<String> ready = new TreeSet<>();
    for (String line : Files.readAllLines(log)) {
      Matcher matcher = INITIALISED.matcher(line);
      if (matcher.find()) {
        ready.add(matcher.group(1));
      }
    }
    return ready;
  }

  /** Classes whose static initialisers reached code would run, each with a method that does. */
  private static Map<String, String> wanted(ByteCode code) {
    Map<String, String> wanted = new TreeMap<>();
    for (ByteCode.Method method : new RealTimeScan(code).reached()) {
      for (AbstractInsnNode instruction : method.node().instructions) {
        String type =
            switch (instruction) {
              case FieldInsnNode field when isStatic(field.getOpcode()) -> field.owner;
              case MethodInsnNode call when call.getOpcode() == Opcodes.INVOKESTATIC -> call.owner;
              default -> null;
            };
        // A class that runs a method of its own has been initialised by whoever called it.
        boolean own = method.owner().name.equals(type);
        if (type != null && !own && code.resolve(type, "<clinit>", "()V") != null) {
          wanted.putIfAbsent(type, method.words());
        }
      }
    }
    return wanted;
  }

  private static boolean isStatic(int opcode) {
    return opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
  }

  private static String simple(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1);
  }

  @Test
  void aTableBehindACallIsFound() {
    Set<String> found = wanted(ByteCode.of(Plays.class, Curve.class, Plain.class)).keySet();
    assertEquals(
        Set.of("InitialisersTest$Curve"),
        new TreeSet<>(found.stream().map(InitialisersTest::simple).toList()));
  }

  static final class Plays {
    @RealTime
    float play(int i) {
      return next(i) + Plain.LIMIT + Plain.half(i);
    }

    private static float next(int i) {
      return Curve.TABLE[i];
    }
  }

  static final class Curve {
    static final float[] TABLE = new float[8];

    private Curve() {}
  }

  /** A constant and arithmetic need no initialiser. */
  static final class Plain {
    static final int LIMIT = 9;

    private Plain() {}

    static float half(int i) {
      return 0.5f * i;
    }
  }
}
