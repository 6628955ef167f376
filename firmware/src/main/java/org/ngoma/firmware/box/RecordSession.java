package org.ngoma.firmware.box;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.RecordFrom;
import org.ngoma.firmware.samples.Recordings;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.Archive;
import org.ngoma.hal.rt.Fault;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Reducer;
import org.ngoma.sequencer.model.Track;

/**
 * A recording from its wish to the clip on its track: the recorder with its thread, and at the end
 * the edits and the file.
 *
 * <p>Thread: box, but for the recorder's own.
 */
final class RecordSession {

  private static final long POLL_NANOS = 4_000_000;
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  /** The last step of 16 bits: louder than the converter can say. */
  private static final float CLIPPED = 0.99996f;

  private final RecordOptions options;
  private final Lane lane;
  private final SampleStore store;
  private final NanoClock clock;
  private final CountDownLatch saved = new CountDownLatch(1);
  private final double seconds;
  private final long from;
  private String destination;
  private int rate;
  private double restTick;
  private long lateBefore;
  private Recorder recorder;
  private Thread thread;
  private volatile IOException failure;
  private volatile boolean stopping;
  private volatile boolean stopped;

  /**
   * @throws IOException with one sentence when it cannot be done as wished
   */
  RecordSession(
      RecordOptions options,
      double seconds,
      Project project,
      Lane lane,
      SampleStore store,
      NanoClock clock)
      throws IOException {
    this.options = options;
    this.lane = lane;
    this.store = store;
    this.clock = clock;
    this.seconds = seconds;
    from = source(project);
    try {
      Track track = Recordings.trackFor(project, options.track());
      destination =
          track != null ? track.name() : options.track() != null ? options.track() : "Take";
    } catch (EditRefused refused) {
      throw new IOException(refused.getMessage(), refused);
    }
  }

  private long source(Project project) throws IOException {
    if (options.from().equals("input")) {
      return RecordFrom.INPUT;
    }
    if (options.from().equals("master")) {
      return RecordFrom.MASTER;
    }
    for (int i = 0; i < project.tracks().size(); i++) {
      Track track = project.tracks().get(i);
      boolean numbered = options.from().equals(Integer.toString(i + 1));
      if (numbered || track.name().equalsIgnoreCase(options.from())) {
        return RecordFrom.track(track.id());
      }
    }
    throw new IOException(
        "record from %s: say input, master, or number or name of a track of %s"
            .formatted(options.from(), project.name()));
  }

  /** Waits for the engine and begins. */
  void begin(Box box) throws IOException {
    long giveUp = clock.nanoTime() + PATIENCE_NANOS;
    EngineState state = EngineState.read(lane.state());
    boolean heard = from != RecordFrom.INPUT;
    while (state == null || !box.current() || !(heard || !lane.input().isEmpty())) {
      if (stopped) {
        throw new IOException("stopped before it began: nothing was recorded");
      }
      if (clock.nanoTime() > giveUp) {
        throw new IOException("the engine did not start, so nothing was recorded");
      }
      box.turn();
      clock.sleepUntil(clock.nanoTime() + POLL_NANOS);
      state = EngineState.read(lane.state());
    }
    if (!heard && !lane.input().equals("+")) {
      throw new IOException("cannot record the input: " + lane.input());
    }
    rate = state.rate();
    restTick = state.songTick();
    lateBefore = lane.faults().get(Fault.INPUT_LATE);
    boolean song = box.project().endTick() > 0;
    boolean atOnce = options.thresholdDb() == Double.NEGATIVE_INFINITY;
    Recorder.Wish wish =
        new Recorder.Wish(
            from,
            options.thresholdDb(),
            options.preRollMs() / 1000,
            seconds,
            song && atOnce,
            box.project().tempos());
    recorder = new Recorder(lane, store, rate, name(box.project()), wish);
    for (Path lost : LostTakes.recover(store)) {
      System.err.println("ngoma: a recording that was cut off is kept as " + lost);
    }
    thread = new Thread(this::write, "recorder");
    thread.setDaemon(true);
    thread.start();
  }

  private String name(Project project) {
    int clips = project.tracks().stream().mapToInt(track -> track.audio().size()).sum();
    return destination + " " + (clips + 1);
  }

  private void write() {
    try {
      while (!stopping && !recorder.ended()) {
        recorder.poll();
        clock.sleepUntil(clock.nanoTime() + POLL_NANOS);
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Whether it has ended: the time is over, the disk refused, or somebody stops it. */
  boolean over() {
    return stopped || failure != null || recorder.ended();
  }

  /** Has it end, and waits until all is safe. Any thread but the box's. */
  void stopAndWait() {
    stopped = true;
    try {
      saved.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All is safe, or lost. */
  void saved() {
    saved.countDown();
  }

  /** Ends it, lays the take into the song and writes that. */
  String finish(Box box) throws IOException {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Recorder.Take take = recorder.finish();
    if (take == null) {
      if (failure != null) {
        throw failure;
      }
      throw new IOException(
          options.thresholdDb() != Double.NEGATIVE_INFINITY
              ? String.format(
                  Locale.ROOT,
                  "nothing was as loud as %.1f dB, so nothing was recorded",
                  options.thresholdDb())
              : "nothing came, so nothing was recorded");
    }
    String words = place(box, take);
    if (options.out() != null) {
      Archive.write(options.out(), box.project(), store);
    }
    return words + told(take);
  }

  /** By edits like any other; where there is no room, on a track of its own: no take is lost. */
  private String place(Box box, Recorder.Take take) throws IOException {
    Project project = box.project();
    Track track;
    try {
      track = Recordings.trackFor(project, options.track());
    } catch (EditRefused gone) {
      track = null;
    }
    List<Edit> edits = edits(box, take, track);
    String refusal = refusal(project, edits);
    if (refusal != null && track != null) {
      destination = destination + " take";
      edits = edits(box, take, null);
      refusal = refusal(project, edits);
    }
    if (refusal != null) {
      throw new IOException(
          "%s; the recording is kept as %s"
              .formatted(refusal, store.file(take.files().getFirst().file().sha256())));
    }
    Gesture gesture = new Gesture(clock.nanoTime());
    List<CompletableFuture<Box.Done>> answers = new ArrayList<>();
    for (Edit edit : edits) {
      answers.add(box.submit(edit, gesture));
    }
    box.turn();
    awaitSafe(box, answers);
    long tick =
        edits.stream()
            .filter(Edit.AddAudioClip.class::isInstance)
            .mapToLong(edit -> ((Edit.AddAudioClip) edit).clip().startTick())
            .min()
            .orElse(0);
    return String.format(
        Locale.ROOT,
        "%s: %.1f s on %s from bar %d on, %s",
        options.out() == null ? box.project().name() : options.out(),
        (double) take.frames() / rate,
        destination,
        Bars.barAt(box.project(), tick),
        take.peak() == 0
            ? "silent"
            : String.format(Locale.ROOT, "peak %.1f dBFS", 20 * Math.log10(take.peak())));
  }

  /** A take counts as laid when no power cut can take it away; the journal tells of trouble. */
  private void awaitSafe(Box box, List<CompletableFuture<Box.Done>> answers) {
    long giveUp = clock.nanoTime() + PATIENCE_NANOS;
    for (CompletableFuture<Box.Done> answer : answers) {
      while (!answer.join().safe().isDone() && clock.nanoTime() < giveUp) {
        box.turn();
        clock.sleepUntil(clock.nanoTime() + POLL_NANOS);
      }
    }
  }

  private List<Edit> edits(Box box, Recorder.Take take, Track track) {
    long extra = Math.round(options.latencyMs() / 1000 * rate);
    return TakePlace.edits(
        box.project(), take, rate, extra, restTick, track, destination, box::freshId);
  }

  /** Why the project cannot take these edits, or null. */
  private static String refusal(Project project, List<Edit> edits) {
    Reducer reducer = new Reducer(Processors.parameters());
    Project next = project;
    try {
      for (Edit edit : edits) {
        next = reducer.reduce(next, edit);
      }
      return null;
    } catch (EditRefused refused) {
      return refused.getMessage();
    }
  }

  /** What went wrong on the way. */
  private String told(Recorder.Take take) {
    List<String> words = new ArrayList<>();
    if (take.droppedFrames() > 0) {
      words.add(
          String.format(
              Locale.ROOT,
              "%.3f s were lost and are silent",
              (double) take.droppedFrames() / rate));
    }
    long late = lane.faults().get(Fault.INPUT_LATE) - lateBefore;
    if (from == RecordFrom.INPUT && late > 0) {
      words.add("the input was late " + late + " times");
    }
    if (from == RecordFrom.INPUT && take.peak() >= CLIPPED) {
      words.add("it was too loud for the input");
    }
    if (failure != null) {
      words.add("it ended early: " + failure.getMessage());
    }
    return words.isEmpty() ? "" : "; " + String.join("; ", words);
  }
}
