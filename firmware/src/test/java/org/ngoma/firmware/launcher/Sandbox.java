package org.ngoma.firmware.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A checkout, a system and a JDK, all fake but the launcher. */
final class Sandbox {

  /** Nothing here is slow; who waits longer hangs. */
  private static final long PATIENCE_SECONDS = 60;

  /** The real programs that the launcher may use. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "env",
          "find",
          "flock",
          "grep",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sha256sum",
          "sleep",
          "tail",
          "touch");

  /**
   * Acts as engine, box, rehearsal or tool. Writes each call into {@code calls}, each process of a
   * role into {@code ROLE.pids}, and does what {@code ROLE.does} says.
   */
  private static final String JAVA =
      """
      #!%1$s
      echo "$0 $*" >>%2$s/calls
      case "$*" in
        *-version*) exit ;;
        *--train*) role=train ;;
        *EngineMain*) role=engine ;;
        *BoxMain*) role=box ;;
        *) role=tool ;;
      esac
      if [[ $role == train ]]; then
        for option; do
          [[ $option == -XX:AOTCacheOutput=* ]] && echo archive >"${option#*=}"
        done
      fi
      echo $$ >>%2$s/$role.pids
      [[ -f %2$s/$role.does ]] && . %2$s/$role.does
      [[ $role == engine || $role == box ]] && exec sleep 600
      exit 0
      """;

  final Path home;
  final Path checkout;
  final Path system;
  final Path bin;
  final Path memory;
  final Path bash;

  Sandbox(Path folder) throws IOException {
    home = folder.toRealPath();
    checkout = Files.createDirectories(home.resolve("check out"));
    system = Files.createDirectories(home.resolve("system"));
    bin = Files.createDirectories(home.resolve("bin"));
    memory = Files.createDirectories(home.resolve("memory"));
    bash = onThisMachine("bash");
    for (String tool : TOOLS) {
      script(bin.resolve(tool), "exec %s \"$@\"".formatted(onThisMachine(tool)));
    }
    script(bin.resolve("id"), "echo 0");
    copyLauncher();
    write(checkout.resolve("pom.xml"), "<project><version>0.1.0</version></project>");
    write(checkout.resolve("firmware/src/main/java/A.java"), "class A {}");
    write(system.resolve("usr/lib/libasound.so.2"), "");
    debian("13");
    pretendBuilt();
  }

  private static Path onThisMachine(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(tool + " is not on the PATH"));
  }

  private void copyLauncher() throws IOException {
    Path source = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(source.resolve("ngoma"))) {
      source = source.getParent();
    }
    Files.copy(source.resolve("ngoma"), checkout.resolve("ngoma"));
    Path parts = Files.createDirectories(checkout.resolve("firmware/src/launcher"));
    try (Stream<Path> files = Files.list(source.resolve("firmware/src/launcher"))) {
      for (Path file : files.toList()) {
        Files.copy(file, parts.resolve(file.getFileName()));
      }
    }
    age(checkout);
  }

  /** Makes everything below look an hour old, so that what a test writes is newer. */
  private static void age(Path folder) throws IOException {
    FileTime anHourAgo = FileTime.from(Instant.now().minusSeconds(3600));
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.setLastModifiedTime(file, anHourAgo);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
            Files.setLastModifiedTime(dir, anHourAgo);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Puts jars and a stamp there, newer than every source. */
  void pretendBuilt() throws IOException {
    write(checkout.resolve("firmware/target/ngoma-firmware-0.1.0.jar"), "firmware");
    write(checkout.resolve("firmware/target/lib/hal.jar"), "hal");
    age(checkout);
    write(checkout.resolve("target/product.stamp"), "");
  }

  /** Changes a file of the checkout some time after everything else in it. */
  void edit(String file, String text) throws IOException {
    age(checkout);
    write(checkout.resolve(file), text);
  }

  /** Removes a file of the checkout some time after everything else in it was made. */
  void remove(String file) throws IOException {
    age(checkout);
    Files.delete(checkout.resolve(file));
  }

  void debian(String version) throws IOException {
    write(
        system.resolve("etc/os-release"),
        "PRETTY_NAME=\"Debian\"\nID=debian\nVERSION_ID=\"%s\"\n".formatted(version));
  }

  /** A JDK of some version somewhere; {@code javac} may be missing. */
  Path jdk(Path folder, String version, boolean withCompiler) throws IOException {
    script(folder.resolve("bin/java"), JAVA.formatted(bash, home));
    if (withCompiler) {
      script(folder.resolve("bin/javac"), "exit 0");
    }
    write(folder.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
    return folder;
  }

  /** The JDK that tests of other things use. */
  Path jdk25() throws IOException {
    return jdk(system.resolve("usr/lib/jvm/jdk-25"), "25.0.3", true);
  }

  /** A stand-in that writes down its call and then does something, in bash. */
  void stub(String program, String does) throws IOException {
    script(bin.resolve(program), "echo \"%s $*\" >>'%s/calls'\n%s".formatted(program, home, does));
  }

  private void script(Path file, String lines) throws IOException {
    String text = lines.startsWith("#!") ? lines : "#!" + bash + "\n" + lines + "\n";
    write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What a stand-in for java does in a role: engine, box, train or tool. */
  void does(String role, String lines) throws IOException {
    write(home.resolve(role + ".does"), lines);
  }

  /** A song that is over as soon as the engine runs. */
  void songEndsAtOnce() throws IOException {
    does("box", "until [[ -s '%s/engine.pids' ]]; do :; done; exit 0".formatted(home));
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  /** What a run left behind. */
  record Outcome(int status, String output, String errors) {
    List<String> errorLines() {
      return errors.lines().toList();
    }
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  Outcome run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return finish(start(environment, arguments));
  }

  /** Starts the launcher with signals as a terminal would have them. */
  Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(bin.resolve("env").toString(), "--default-signal=INT,HUP,TERM"));
    command.addAll(List.of(bash.toString(), checkout.resolve("ngoma").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.redirectOutput(home.resolve("output").toFile());
    builder.redirectError(home.resolve("errors").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("NGOMA_SYSTEM_ROOT", system.toString());
    builder.environment().put("XDG_RUNTIME_DIR", memory.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  Outcome finish(Process launcher) throws IOException, InterruptedException {
    assertTrue(launcher.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the launcher does not end");
    return new Outcome(
        launcher.exitValue(), read(home.resolve("output")), read(home.resolve("errors")));
  }

  /** Every call of a stand-in so far. */
  List<String> calls() throws IOException {
    return read(home.resolve("calls")).lines().toList();
  }

  List<String> calls(String part) throws IOException {
    return calls().stream().filter(call -> call.contains(part)).toList();
  }

  /** Processes that played a role so far, the dead ones too. */
  List<Long> pids(String role) throws IOException {
    return read(home.resolve(role + ".pids")).lines().map(Long::valueOf).toList();
  }

  /** Waits until a role has been started so often, and gives the latest. */
  long awaitStarts(String role, int count) throws InterruptedException {
    until(() -> startsOf(role) >= count, role + " is not started " + count + " times");
    try {
      return pids(role).get(count - 1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private int startsOf(String role) {
    try {
      return pids(role).size();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static void until(BooleanSupplier done, String otherwise) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, otherwise);
      Thread.sleep(2);
    }
  }

  /** Processes of any role that still live. */
  List<Long> alive() throws IOException {
    List<Long> alive = new ArrayList<>();
    for (String role : List.of("engine", "box", "train", "tool")) {
      for (long pid : pids(role)) {
        if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
          alive.add(pid);
        }
      }
    }
    return alive;
  }

  static void signal(String name, long... pids) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    for (long pid : pids) {
      command.add(Long.toString(pid));
    }
    new ProcessBuilder(command).start().waitFor();
  }

  static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
  }
}
