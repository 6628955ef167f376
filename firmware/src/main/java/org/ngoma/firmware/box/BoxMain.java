package org.ngoma.firmware.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.LoadedProject;
import org.ngoma.firmware.store.ProjectFiles;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.Processes;
import org.ngoma.hal.rt.SystemClock;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.MemoryJournal;
import org.ngoma.sequencer.model.Oddities;
import org.ngoma.sequencer.model.Project;

/** The box's own process. Ends by itself when the song is over. */
public final class BoxMain {

  private static final long TURN_NANOS = 2_000_000;
  private static final long STATUS_NANOS = 100_000_000;
  private static final long JSON_NANOS = 1_000_000_000;
  private static final int SIGTERM = 15;

  /** Exit codes that tell the launcher not to try again: the words have been said. */
  private static final int WRONGLY_ASKED = 64;

  private static final int HOPELESS = 65;

  private BoxMain() {}

  public static void main(String[] args) {
    try {
      BoxOptions options = BoxOptions.parse(args);
      if (options.train()) {
        train();
      } else {
        Processes.dieWithParent(SIGTERM);
        run(options, new SystemClock());
      }
    } catch (IllegalArgumentException e) {
      System.err.println("ngoma: " + e.getMessage());
      System.exit(WRONGLY_ASKED);
    } catch (IOException e) {
      System.err.println("ngoma: " + e.getMessage());
      System.exit(HOPELESS);
    }
    System.exit(0);
  }

  private static void run(BoxOptions options, NanoClock clock) throws IOException {
    Lane lane = Lane.open(options.lane());
    SampleStore samples = new SampleStore(options.samples());
    LoadedProject opened = ProjectFiles.open(options.project(), samples);
    List<String> remarks = new ArrayList<>(opened.remarks());
    remarks.addAll(Oddities.of(opened.project(), Processors.parameters()));
    remarks.addAll(samples.missing(opened.project()));
    for (String remark : remarks) {
      System.err.println("ngoma: " + remark);
    }
    if (options.garbageMbPerS() > 0) {
      Garbage garbage = new Garbage(options.garbageMbPerS(), new SystemClock());
      Thread.ofPlatform().daemon().name("garbage").start(garbage);
    }
    Box box = new Box(lane, opened.project(), new MemoryJournal(), clock);
    box.play(options.loop());
    Status status = new Status(options.json());
    long nextStatus = 0;
    long begin = clock.nanoTime();
    while (!box.songOver() && (clock.nanoTime() - begin) * 1e-9 < options.seconds()) {
      box.turn();
      long now = clock.nanoTime();
      if (now >= nextStatus) {
        status.show(box.project(), lane);
        nextStatus = now + (options.json() ? JSON_NANOS : STATUS_NANOS);
      }
      clock.sleepUntil(now + TURN_NANOS);
    }
    status.end();
  }

  /**
   * Shows the status where it can be seen: a line that renews itself on a terminal as wide as the
   * launcher found it ({@code NGOMA_COLUMNS}), JSON lines, or elsewhere a line for each new device.
   */
  private static final class Status {
    private final boolean json;
    private final boolean terminal;
    private final int columns;
    private String port = "";
    private boolean silenceTold;

    Status(boolean json) {
      this.json = json;
      String given = System.getenv("NGOMA_COLUMNS");
      terminal = given != null && given.matches("[1-9][0-9]{0,3}");
      columns = terminal ? Integer.parseInt(given) : 0;
    }

    void show(Project project, Lane lane) {
      EngineState state = EngineState.read(lane.state());
      if (state != null && !state.onCard() && !silenceTold && lane.boxGeneration() == 1) {
        silenceTold = true;
        System.err.println(
            (terminal ? "\r\033[K" : "")
                + "ngoma: no sound card is playing this; ./ngoma render or ./ngoma demo --wav FILE"
                + " writes the music to a file.");
      }
      if (json) {
        System.out.println(StatusLine.json(project, state, lane));
      } else if (terminal) {
        System.out.print("\r\033[K" + StatusLine.words(project, state, lane, columns - 1));
        System.out.flush();
      } else if (!port.equals(lane.port())) {
        port = lane.port();
        System.out.println(project.name() + " on " + port);
      }
    }

    void end() {
      if (terminal && !json) {
        System.out.println();
      }
    }
  }

  /**
   * Goes the whole way of a start once, without an engine, so that the archive knows its classes.
   */
  private static void train() throws IOException {
    Path folder = Files.createTempDirectory("ngoma-train");
    Path lane = folder.resolve("lane");
    try {
      NanoClock clock = new SystemClock();
      BoxOptions options =
          BoxOptions.parse(new String[] {"--lane", lane.toString(), "--seconds", "0.5"});
      run(options, clock);
    } finally {
      Files.deleteIfExists(lane);
      Files.deleteIfExists(folder);
    }
  }
}
