package org.ngoma.firmware.status;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.hal.rt.Fault;

/**
 * A box that runs, as its lane shows it.
 *
 * @param folder of the run
 * @param playing whether the transport runs
 * @param load share of a period that rendering takes
 * @param port that it plays on
 * @param faults how often what went wrong, by its name
 * @param journalWaiting edits that are not safe yet
 * @param engineStarts how often an engine was started
 * @param boxStarts how often a box was
 * @param engineBytes resident memory of the engine
 * @param boxBytes of the box
 */
public record RunningBox(
    Path folder,
    boolean playing,
    double load,
    int rate,
    int periodFrames,
    long frames,
    String port,
    boolean onCard,
    Map<String, Long> faults,
    long journalWaiting,
    long engineStarts,
    long boxStarts,
    long engineBytes,
    long boxBytes) {

  /** What went wrong with periods: they were late, or the card ran out of sound. */
  public long deadlinesMissed() {
    return faults.getOrDefault(name(Fault.XRUN), 0L)
        + faults.getOrDefault(name(Fault.DEADLINE), 0L);
  }

  /** All boxes of this user that run now. */
  public static List<RunningBox> all() {
    List<RunningBox> boxes = new ArrayList<>();
    for (Path folder : folders()) {
      Path file = folder.resolve("lane");
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        try {
          Lane lane = Lane.open(file);
          EngineState state = EngineState.read(lane.state());
          if (state != null && alive(lane.enginePid())) {
            boxes.add(of(folder, lane, state));
          }
        } catch (IOException e) {
          // A lane of another build; it is none of ours.
        }
      }
    }
    return boxes;
  }

  static RunningBox of(Path folder, Lane lane, EngineState state) {
    Map<String, Long> faults = new LinkedHashMap<>();
    for (Fault fault : Fault.values()) {
      faults.put(name(fault), lane.faults().get(fault));
    }
    return new RunningBox(
        folder,
        state.playing(),
        state.load(),
        state.rate(),
        state.periodFrames(),
        state.frame(),
        lane.port(),
        state.onCard(),
        faults,
        lane.journalWaiting(),
        lane.engineGeneration(),
        lane.boxGeneration(),
        Machine.residentBytes(lane.enginePid()),
        Machine.residentBytes(lane.boxPid()));
  }

  private static String name(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT);
  }

  private static boolean alive(long pid) {
    return pid > 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Where the launcher makes them. */
  private static Set<Path> folders() {
    Set<Path> folders = new LinkedHashSet<>();
    String named = System.getenv("NGOMA_RUN");
    if (named != null && !named.isEmpty()) {
      folders.add(Path.of(named));
    }
    for (String base :
        new String[] {
          System.getenv("XDG_RUNTIME_DIR"), "/dev/shm", System.getenv("TMPDIR"), "/tmp"
        }) {
      if (base == null || base.isEmpty()) {
        continue;
      }
      try (DirectoryStream<Path> runs = Files.newDirectoryStream(Path.of(base), "ngoma-run-*")) {
        runs.forEach(folders::add);
      } catch (IOException e) {
        // No such place here.
      }
    }
    return folders;
  }
}
