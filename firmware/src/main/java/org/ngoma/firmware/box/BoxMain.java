package org.ngoma.firmware.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.RecordFrom;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.library.OpenProject;
import org.ngoma.firmware.library.Songs;
import org.ngoma.firmware.library.SqliteLibrary;
import org.ngoma.firmware.library.StoredJournal;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.DemoSong;
import org.ngoma.firmware.store.LoadedProject;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.Processes;
import org.ngoma.hal.rt.SystemClock;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Oddities;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Scene;

/** The box's own process. Ends by itself when the song is over. */
public final class BoxMain {

  private static final long TURN_NANOS = 2_000_000;
  private static final long STATUS_NANOS = 100_000_000;
  private static final long JSON_NANOS = 1_000_000_000;
  private static final int SIGTERM = 15;

  /** The launcher kills what has not ended after 240. */
  private static final long LAST_WRITE_MILLIS = 150;

  /** Enough to come by most edits. */
  private static final int TRAINED_EDITS = 200;

  /** Beside the lane: what the project in hand is called in the library. */
  private static final String KEPT = "project";

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

  private static Scene scene(Project project, String name) {
    return project.scenes().stream()
        .filter(scene -> scene.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no scene is called %s: ./ngoma scenes shows those of %s"
                        .formatted(name, project.name())));
  }

  private static void run(BoxOptions options, NanoClock clock) throws IOException {
    Lane lane = Lane.open(options.lane());
    // A box before this one may have died while it recorded.
    lane.recordFrom(RecordFrom.NOTHING);
    SampleStore samples = new SampleStore(options.samples());
    List<String> remarks = new ArrayList<>();
    OpenProject open = open(options, samples, remarks);
    RecordSession recording =
        options.record() == null
            ? null
            : new RecordSession(
                options.record(),
                options.seconds(),
                open.history().project(),
                lane,
                samples,
                clock);
    Processes.atEnd("end", () -> end(open, recording));
    Project project = open.history().project();
    remarks.addAll(Oddities.of(project, Processors.parameters()));
    remarks.addAll(samples.missing(project));
    for (String remark : remarks) {
      System.err.println("ngoma: " + remark);
    }
    if (options.garbageMbPerS() > 0) {
      Garbage garbage = new Garbage(options.garbageMbPerS(), new SystemClock());
      Thread.ofPlatform().daemon().name("garbage").start(garbage);
    }
    LeftJobs.goOn(options.home());
    Box box = new Box(lane, open.history(), open.journal(), clock);
    EditStorm storm =
        options.editsPerS() == 0
            ? null
            : new EditStorm(options.editsPerS(), options.lane().resolveSibling("safe"));
    if (recording != null) {
      record(recording, box, options, lane, samples, open.journal(), clock);
      return;
    }
    box.play(options.loop(), options.scene() == null ? null : scene(project, options.scene()));
    Status status = new Status(options.json(), open.journal());
    MissingSamples missing = new MissingSamples(samples);
    long nextStatus = 0;
    long begin = clock.nanoTime();
    long before = begin;
    while (!box.songOver() && (clock.nanoTime() - begin) * 1e-9 < options.seconds()) {
      box.turn();
      long now = clock.nanoTime();
      if (storm != null) {
        storm.turn(box, (now - before) * 1e-9, open.journal().durable());
        before = now;
      }
      if (now >= nextStatus) {
        status.show(box.project(), lane, missing.of(box.project(), now));
        nextStatus = now + (options.json() ? JSON_NANOS : STATUS_NANOS);
      }
      clock.sleepUntil(now + TURN_NANOS);
    }
    status.end();
  }

  /** A recording is made safe first, however long that takes: the launcher gives it the time. */
  private static void end(OpenProject open, RecordSession recording) {
    if (recording != null) {
      recording.stopAndWait();
    }
    open.close(LAST_WRITE_MILLIS);
  }

  /** Plays and records until the time or the song is over, or somebody stops it. */
  private static void record(
      RecordSession recording,
      Box box,
      BoxOptions options,
      Lane lane,
      SampleStore samples,
      StoredJournal journal,
      NanoClock clock)
      throws IOException {
    Status status = new Status(options.json(), journal);
    MissingSamples missing = new MissingSamples(samples);
    boolean song = box.project().endTick() > 0;
    try {
      recording.begin(box);
      if (song) {
        box.play(false, null);
      }
      long nextStatus = 0;
      while (!recording.over() && !(song && box.songOver())) {
        box.turn();
        long now = clock.nanoTime();
        if (now >= nextStatus) {
          status.show(box.project(), lane, missing.of(box.project(), now));
          nextStatus = now + STATUS_NANOS;
        }
        clock.sleepUntil(now + TURN_NANOS);
      }
      status.end();
      System.out.println(recording.finish(box));
    } finally {
      recording.saved();
    }
  }

  /**
   * A project of the library, or a file that gets into the library with its first edit. A box that
   * is started again goes on with what the one before it kept.
   */
  private static OpenProject open(BoxOptions options, SampleStore samples, List<String> remarks)
      throws IOException {
    Library library = new Library(options.home(), Processors.parameters(), InstantSource.system());
    Path kept = options.lane().resolveSibling(KEPT);
    if (Files.exists(kept)) {
      return library.open(Files.readString(kept));
    }
    if (!options.project().isEmpty() && Songs.isInLibrary(options.project(), library)) {
      return library.open(options.project());
    }
    LoadedProject opened =
        options.project().isEmpty()
            ? new LoadedProject(Project.empty("Recording"), List.of())
            : Songs.outside(options.project(), library, samples);
    remarks.addAll(opened.remarks());
    return library.adopt(
        opened.project(),
        name -> {
          boolean told = Files.exists(kept);
          Files.writeString(kept, name);
          if (told) {
            return;
          }
          System.err.println("ngoma: kept as " + name + "; ./ngoma play " + name + " goes on");
        });
  }

  /**
   * Shows the status where it can be seen: a line that renews itself on a terminal as wide as the
   * launcher found it ({@code NGOMA_COLUMNS}), JSON lines, or elsewhere a line for each new device.
   */
  private static final class Status {
    private final boolean json;
    private final StoredJournal journal;
    private final boolean terminal;
    private final int columns;
    private String port = "";
    private boolean silenceTold;
    private boolean unsafe;

    Status(boolean json, StoredJournal journal) {
      this.json = json;
      this.journal = journal;
      String given = System.getenv("NGOMA_COLUMNS");
      terminal = given != null && given.matches("[1-9][0-9]{0,3}");
      columns = terminal ? Integer.parseInt(given) : 0;
    }

    /** Tells once that edits are not safe, and once that they are again. */
    private void trouble(Optional<String> trouble) {
      if (trouble.isPresent() != unsafe) {
        unsafe = trouble.isPresent();
        String words = trouble.orElse("everything is safe again");
        System.err.println((terminal ? "\r\033[K" : "") + "ngoma: " + words);
      }
    }

    void show(Project project, Lane lane, int missing) {
      trouble(journal.trouble());
      lane.publishJournal(journal.waiting());
      EngineState state = EngineState.read(lane.state());
      if (state != null && !state.onCard() && !silenceTold && lane.boxGeneration() == 1) {
        silenceTold = true;
        System.err.println(
            (terminal ? "\r\033[K" : "")
                + "ngoma: no sound card is playing this; ./ngoma render or ./ngoma demo --wav FILE"
                + " writes the music to a file.");
      }
      if (json) {
        String line = StatusLine.json(project, state, lane, missing);
        String safety = StatusLine.safety(journal.waiting(), journal.trouble().orElse(""));
        System.out.println(line.substring(0, line.length() - 1) + "," + safety + "}");
      } else if (terminal) {
        System.out.print("\r\033[K" + StatusLine.words(project, state, lane, missing, columns - 1));
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
   * Goes the whole way of a start once, and of an edit to the disk, without an engine, so that the
   * archive knows the classes.
   */
  private static void train() throws IOException {
    String natives = System.getProperty(SqliteLibrary.FOLDER);
    if (natives != null) {
      SqliteLibrary.unpack(Path.of(natives));
    }
    Path folder = Files.createTempDirectory("ngoma-train");
    try {
      String lane = folder.resolve("lane").toString();
      run(BoxOptions.parse(new String[] {"--lane", lane, "--seconds", "0.5"}), new SystemClock());
      Library library =
          new Library(folder.resolve("home"), Processors.parameters(), InstantSource.system());
      List<String> kept = new ArrayList<>();
      try (OpenProject open = library.adopt(DemoSong.load().project(), kept::add)) {
        for (int i = 0; i < TRAINED_EDITS; i++) {
          EditStorm.step(open.history());
        }
      }
      try (OpenProject again = library.open(kept.getFirst())) {
        again.history().undo();
      }
    } finally {
      try (Stream<Path> made = Files.walk(folder)) {
        for (Path path : made.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
