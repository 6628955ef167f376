package org.ngoma.hal.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Passes as root and as a plain user: what is not granted must be named, what is must be there. */
class RtRightsTest {

  private static final String FIFO = "1";
  private static final String OTHER = "0";

  @Test
  void whatIsNotNoticedIsGranted() throws Exception {
    List<String> said = probe(List.of(), "rights");
    assertGrantedOrNoticed(said);
  }

  @Test
  void withoutTheRightsEachIsNamed() throws Exception {
    Path setpriv = Path.of("/usr/bin/setpriv");
    boolean root = "root".equals(System.getProperty("user.name"));
    assumeTrue(root && Files.isExecutable(setpriv), "a plain user lacks the rights anyway");
    List<String> said =
        probe(
            List.of(setpriv.toString(), "--bounding-set=-sys_nice,-ipc_lock,-sys_resource"),
            "rights");
    assumeTrue(said.contains("policy=" + OTHER), "this system grants priorities to everyone");
    assertGrantedOrNoticed(said);
    assertTrue(
        said.contains(
            "notice=no real-time priority: permission denied (EPERM); add the user to group audio"
                + " and allow @audio rtprio 95 in /etc/security/limits.d and log in again"),
        said::toString);
  }

  @Test
  void aProcessorThatIsNotThereIsNoticed() throws InterruptedException {
    List<RtNotice> notices = new ArrayList<>();
    Thread asks =
        new Thread(
            () -> notices.addAll(RtRights.apply(new RtRequest("ngoma", 0, Long.MIN_VALUE, false))));
    asks.start();
    asks.join();
    assumeTrue(Runtime.getRuntime().availableProcessors() < 64);
    assertEquals(List.of("processor of its own"), notices.stream().map(RtNotice::what).toList());
  }

  @Test
  void aPriorityThatDoesNotExistIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> RtRequest.fifo("audio", 100));
    assertThrows(IllegalArgumentException.class, () -> RtRequest.fifo("audio", -1));
  }

  @Test
  void aProcessDiesWithItsParent() throws Exception {
    // The shell stays between the two as the parent, because it has a second command to run.
    List<String> shell = new ArrayList<>(List.of("sh", "-c", "\"$@\" & echo shell=$!; wait", "sh"));
    shell.addAll(java("parent", "15"));
    Process parent = new ProcessBuilder(shell).start();
    long pid = 0;
    try (BufferedReader said = parent.inputReader()) {
      for (String line; pid == 0 && (line = said.readLine()) != null; ) {
        assertFalse(line.startsWith("notice="), line);
        pid = line.startsWith("pid=") ? Long.parseLong(line.substring(4)) : 0;
      }
      ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
      parent.destroyForcibly();
      child.onExit().get(20, TimeUnit.SECONDS);
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void aProcessWhoseParentIsGoneAlreadyDiesAtOnce() throws Exception {
    Process child = new ProcessBuilder(java("orphan", "9")).start();
    assertTrue(child.waitFor(20, TimeUnit.SECONDS));
    assertEquals(128 + 9, child.exitValue());
  }

  private static void assertGrantedOrNoticed(List<String> said) {
    assertHas(said, "no real-time priority", "policy=" + FIFO);
    assertHas(said, "no processor of its own", "Cpus_allowed_list=0");
    assertHas(said, "no timer slack", "slack=1", "slack=0");
    assertHas(said, "no thread name", "name=audio-of-a-long");
    boolean locked =
        said.stream().anyMatch(line -> line.startsWith("VmLck=") && !line.equals("VmLck=0 kB"));
    assertTrue(locked != said.toString().contains("no locked memory"), said::toString);
  }

  private static void assertHas(List<String> said, String notice, String... granted) {
    boolean noticed = said.stream().anyMatch(line -> line.startsWith("notice=" + notice));
    boolean there = List.of(granted).stream().anyMatch(said::contains);
    assertTrue(noticed != there, notice + " or " + List.of(granted) + " in " + said);
  }

  private static List<String> probe(List<String> prefix, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(java(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = process.inputReader().lines().toList();
    assertEquals(0, process.waitFor(), said::toString);
    return said;
  }

  private static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RightsProbe.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
