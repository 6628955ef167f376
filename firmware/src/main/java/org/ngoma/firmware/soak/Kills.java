package org.ngoma.firmware.soak;

import java.io.IOException;
import java.nio.file.Path;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.play.TempoMap;

/**
 * Kills one of the two processes again and again while the demo song plays, as the launcher's
 * supervision meets it, and measures what is heard of it.
 *
 * <p>Thread: main.
 */
public final class Kills {

  private static final long POLL_NANOS = 500_000;
  private static final long START_NANOS = 30_000_000_000L;

  /** Slower than what the launcher takes for a crash loop: five deaths within ten seconds. */
  private static final long BETWEEN_NANOS = 2_600_000_000L;

  private static final float SILENCE = 1e-4f;

  /**
   * What came of the kills.
   *
   * @param times how often it was killed
   * @param worstBackSeconds longest time until the process was there again and playing its part
   * @param worstPlaceMillis largest distance of the song from where it should have stood
   * @param gaps recorded frames that differ from the offline render; 0 when not compared
   * @param compared recorded frames compared with the offline render
   */
  public record Result(
      int times, double worstBackSeconds, double worstPlaceMillis, long gaps, long compared) {}

  private final Path launcher;
  private final Project project;
  private final NanoClock clock;

  /**
   * @param launcher the {@code ngoma} script
   * @param project the demo song, as the launcher plays it
   */
  public Kills(Path launcher, Project project, NanoClock clock) {
    this.launcher = launcher;
    this.project = project;
    this.clock = clock;
  }

  /** Kills the box and compares all that was played with the offline render. */
  public Result box(int times) throws IOException {
    try (Children children = new Children()) {
      Lane lane = start(children);
      lane.wantAudio(true);
      Process player = launch(children);
      Recording recording = new Recording(project);
      awaitMusic(lane, recording, player);
      double worst = 0;
      for (int i = 0; i < times; i++) {
        pause(lane, recording);
        long generation = lane.boxGeneration();
        long loadId = EngineState.read(lane.state()).loadId();
        long killed = kill(lane.boxPid());
        while (lane.boxGeneration() == generation
            || EngineState.read(lane.state()).loadId() == loadId) {
          recording.take(lane);
          patience(killed, player);
        }
        worst = Math.max(worst, (clock.nanoTime() - killed) * 1e-9);
      }
      pause(lane, recording);
      return new Result(times, worst, 0, recording.differing(), recording.compared());
    }
  }

  /** Kills the engine and measures when and where the song goes on. */
  public Result engine(int times) throws IOException {
    try (Children children = new Children()) {
      Lane lane = start(children);
      Process player = launch(children);
      awaitMusic(lane, null, player);
      TempoMap tempo = TempoMap.of(project.tempos());
      double worstBack = 0;
      double worstPlace = 0;
      for (int i = 0; i < times; i++) {
        pause(lane, null);
        EngineState before = EngineState.read(lane.state());
        long killed = kill(lane.enginePid());
        EngineState after;
        do {
          patience(killed, player);
          after = EngineState.read(lane.state());
          // A new engine counts its frames from 0.
        } while (after.frame() >= before.frame()
            || after.loadId() == 0
            || !after.playing()
            || Math.max(after.peakLeft(), after.peakRight()) < SILENCE);
        worstBack = Math.max(worstBack, (after.nanos() - killed) * 1e-9);
        double should =
            tempo.secondsAt(before.songTick()) + (after.nanos() - before.nanos()) * 1e-9;
        worstPlace =
            Math.max(worstPlace, Math.abs(should - tempo.secondsAt(after.songTick())) * 1e3);
      }
      return new Result(times, worstBack, worstPlace, 0, 0);
    }
  }

  private Lane start(Children children) throws IOException {
    return Lane.open(children.folder().resolve("lane"));
  }

  private Process launch(Children children) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(launcher.toString(), "play", "demo", "--device", "null", "--json");
    builder.environment().put("NGOMA_RUN", children.folder().toString());
    return children.start(builder);
  }

  private void awaitMusic(Lane lane, Recording recording, Process player) throws IOException {
    long begin = clock.nanoTime();
    while (true) {
      EngineState state = EngineState.read(lane.state());
      if (state != null && state.playing()) {
        return;
      }
      if (recording != null) {
        recording.take(lane);
      }
      patience(begin, player);
    }
  }

  private void patience(long since, Process player) throws IOException {
    if (!player.isAlive()) {
      throw new IOException("the launcher ended while its processes were being killed");
    }
    if (clock.nanoTime() - since > START_NANOS) {
      throw new IOException("30 s after a kill the music is not back");
    }
    clock.sleepUntil(clock.nanoTime() + POLL_NANOS);
  }

  private void pause(Lane lane, Recording recording) {
    long end = clock.nanoTime() + BETWEEN_NANOS;
    while (clock.nanoTime() < end) {
      if (recording != null) {
        recording.take(lane);
      }
      clock.sleepUntil(clock.nanoTime() + POLL_NANOS);
    }
  }

  private long kill(long pid) throws IOException {
    long now = clock.nanoTime();
    if (!ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false)) {
      throw new IOException("process " + pid + " could not be killed: it was gone already");
    }
    return now;
  }

  /** What the engine played, compared bit by bit with the offline render as it comes in. */
  private static final class Recording {
    private static final int FRAMES = 4096;

    private final OfflineRender reference;
    private final float[] left = new float[FRAMES];
    private final float[] right = new float[FRAMES];
    private final float[] wantedLeft = new float[FRAMES];
    private final float[] wantedRight = new float[FRAMES];
    private boolean begun;
    private long compared;
    private long differing;

    Recording(Project project) {
      reference = new OfflineRender(project, 48_000);
    }

    void take(Lane lane) {
      int frames = lane.audio().read(left, right, FRAMES);
      while (frames > 0) {
        compare(frames);
        frames = lane.audio().read(left, right, FRAMES);
      }
    }

    private void compare(int frames) {
      int from = 0;
      if (!begun) {
        while (from < frames && left[from] == 0 && right[from] == 0) {
          from++;
        }
        if (from == frames) {
          return;
        }
        begun = true;
        reference.skipSilence();
      }
      int count = frames - from;
      reference.exactly(wantedLeft, wantedRight, count);
      for (int i = 0; i < count; i++) {
        if (left[from + i] != wantedLeft[i] || right[from + i] != wantedRight[i]) {
          differing++;
        }
      }
      compared += count;
    }

    long compared() {
      return compared;
    }

    long differing() {
      return differing;
    }
  }
}
