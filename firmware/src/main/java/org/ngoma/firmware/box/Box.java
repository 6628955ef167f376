package org.ngoma.firmware.box;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.midi.MidiSetup;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Command;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Journal;
import org.ngoma.sequencer.model.Performance;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Scene;
import org.ngoma.sequencer.model.Track;

/**
 * The project in hand and the one way to change it: whoever wants something submits a command.
 *
 * <p>Thread: box, which calls {@link #turn} a few hundred times a second; {@link #submit}, {@link
 * #undo} and {@link #redo} from any.
 */
public final class Box {

  /** Below this the song has died away: -60 dBFS. */
  private static final float FADED = 1e-3f;

  /** Gestures of captures are far from those that others number. */
  private static final long FIRST_CAPTURE = 1L << 41;

  /**
   * What was done. It is heard already.
   *
   * @param words name of the gesture
   * @param safe done as soon as no power cut can take it away any more
   */
  public record Done(String words, CompletableFuture<Void> safe) {}

  /** What is to be told when an entry is safe. */
  private record Unsafe(long entry, CompletableFuture<Void> safe) {}

  private final EngineLink link;
  private final NanoClock clock;
  private final MidiKnobs knobs;
  private final Capture capture;
  private final History history;
  private final Journal journal;
  private final Deque<Unsafe> unsafe = new ArrayDeque<>();
  private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
  private Project other;
  private long captures;
  private boolean toStart;
  private Scene scene;
  private boolean loop;
  private boolean started;

  /**
   * @param history of the project in hand
   * @param journal that the history is written to
   * @param clock by which the box waits while the slow lane is full
   */
  public Box(Lane lane, History history, Journal journal, NanoClock clock) {
    this(lane, history, journal, clock, MidiSetup.usualFile());
  }

  /**
   * As the other.
   *
   * @param midiSetup file that says what MIDI knobs turn
   */
  public Box(Lane lane, History history, Journal journal, NanoClock clock, Path midiSetup) {
    link = new EngineLink(lane, clock);
    this.clock = clock;
    knobs = new MidiKnobs(lane.knobs(), midiSetup, Processors.parameters());
    lane.knobs().discard();
    capture = new Capture(lane.strokes());
    this.history = history;
    this.journal = journal;
  }

  /**
   * Asks for something; it is done in the next turn.
   *
   * @param gesture edits of one gesture are undone together
   * @return what was done, or {@link EditRefused} with the reason
   */
  public CompletableFuture<Done> submit(Command command, Gesture gesture) {
    CompletableFuture<Done> answer = new CompletableFuture<>();
    requests.add(
        () -> {
          try {
            answer.complete(
                switch (command) {
                  case Edit edit -> edit(edit, gesture);
                  case Performance performance -> perform(performance);
                });
          } catch (EditRefused refused) {
            answer.completeExceptionally(refused);
          }
        });
    return answer;
  }

  /** Takes the last gesture back; empty when there is none. */
  public CompletableFuture<Optional<Done>> undo() {
    return step(true);
  }

  /** Makes the gesture that was taken back again; empty when there is none. */
  public CompletableFuture<Optional<Done>> redo() {
    return step(false);
  }

  /**
   * Lets another version be heard in the project's place, where the song just stands; nothing is
   * changed by it. The next edit, undo or redo brings the project back.
   *
   * @param state to hear, or empty for the project in hand again
   * @return when it is heard; an IOException when it cannot be read
   */
  public CompletableFuture<Void> compare(OptionalLong state) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    requests.add(
        () -> {
          try {
            Project wanted = state.isPresent() ? history.past().project(state.getAsLong()) : null;
            Project before = heard();
            other = wanted;
            link.update(before, heard());
            answer.complete(null);
          } catch (UncheckedIOException unreadable) {
            answer.completeExceptionally(unreadable.getCause());
          }
        });
    return answer;
  }

  private Project heard() {
    return other != null ? other : history.project();
  }

  /** Sends what was changed since this was heard. */
  private void changed(Project before) {
    other = null;
    link.update(before, history.project());
  }

  private CompletableFuture<Optional<Done>> step(boolean back) {
    CompletableFuture<Optional<Done>> answer = new CompletableFuture<>();
    requests.add(
        () -> {
          Project before = heard();
          try {
            Optional<History.Step> step = back ? history.undo() : history.redo();
            changed(before);
            answer.complete(step.map(this::done));
          } catch (UncheckedIOException unreadable) {
            answer.completeExceptionally(unreadable.getCause());
          }
        });
    return answer;
  }

  /** Does something to the project in this turn. Thread: box. */
  void work(Consumer<History> work) {
    Project before = heard();
    work.accept(history);
    changed(before);
  }

  private Done done(History.Step step) {
    CompletableFuture<Void> safe = new CompletableFuture<>();
    unsafe.addLast(new Unsafe(step.entry(), safe));
    return new Done(step.words(), safe);
  }

  private void tellWhatIsSafe() {
    long durable = journal.durable();
    while (!unsafe.isEmpty() && unsafe.getFirst().entry() <= durable) {
      unsafe.removeFirst().safe().complete(null);
    }
  }

  /**
   * Wants the song played from its beginning, unless an engine plays already: then a box before
   * this one died and the music goes on.
   *
   * @param again whether the song begins anew when it ends
   * @param with scene that it begins with, null for the arrangement
   */
  public void play(boolean again, Scene with) {
    scene = with;
    EngineState state = link.state();
    started = state != null && state.playing();
    toStart = !started;
    loop = again;
  }

  /** Does what is to be done: greets a new engine, obeys commands. */
  public void turn() {
    link.greet(heard());
    if (toStart && link.current()) {
      toStart = false;
      started = true;
      if (loop) {
        link.signal().loop(0, history.project().endTick());
      }
      link.signal().locate(0);
      if (scene != null) {
        launch(scene.cells(), Performance.Grid.AT_ONCE);
      }
      link.signal().play();
    }
    turnKnobs();
    Runnable request = requests.poll();
    while (request != null) {
      request.run();
      request = requests.poll();
    }
    tellWhatIsSafe();
  }

  /** What hands do on MIDI controllers; what the project refuses is not done. */
  private void turnKnobs() {
    for (MidiKnobs.Turn turn : knobs.turns(history.project(), clock.nanoTime())) {
      try {
        edit(turn.edit(), turn.gesture());
      } catch (EditRefused refused) {
        // The track was taken away under the hand.
      }
    }
    capture.listen(history.project(), link.state());
    if (knobs.capture()) {
      keepPlayed();
    }
    List<Scene> scenes = history.project().scenes();
    int wanted = knobs.scene().orElse(scenes.size());
    if (wanted < scenes.size()) {
      launch(scenes.get(wanted).cells(), Performance.Grid.BAR);
    }
  }

  /** Makes patterns of what hands played in the last minutes, in one step of undo. */
  private Optional<Done> keepPlayed() {
    Optional<Done> last = Optional.empty();
    Gesture gesture = new Gesture(FIRST_CAPTURE + captures++);
    for (Edit edit : capture.take(history.project(), link.state(), history::freshId)) {
      try {
        last = Optional.of(edit(edit, gesture));
      } catch (EditRefused refused) {
        // A project that takes no more patterns keeps what it has.
      }
    }
    return last;
  }

  /**
   * Keeps what hands played in the last five minutes as patterns.
   *
   * @return what was done; empty when nothing was played
   */
  public CompletableFuture<Optional<Done>> capture() {
    CompletableFuture<Optional<Done>> answer = new CompletableFuture<>();
    requests.add(
        () -> {
          capture.listen(history.project(), link.state());
          answer.complete(keepPlayed());
        });
    return answer;
  }

  private Done edit(Edit edit, Gesture gesture) throws EditRefused {
    Project before = heard();
    History.Step step = history.apply(edit, gesture);
    changed(before);
    return done(step);
  }

  private Done perform(Performance performance) throws EditRefused {
    boolean sent =
        switch (performance) {
          case Performance.Play p -> link.signal().play();
          case Performance.Stop s -> link.signal().stop();
          case Performance.Locate l -> link.signal().locate(l.tick());
          case Performance.Loop l -> link.signal().loop(l.startTick(), l.endTick());
          case Performance.NoLoop n -> link.signal().noLoop();
          case Performance.Launch l -> launch(l.cells(), l.grid());
          case Performance.Fill f -> link.signal().fill(f.held());
          case Performance.ResetMeters r -> link.signal().resetMeters();
          case Performance.Panic p -> link.signal().panic();
          case Performance.LiveNoteOn n ->
              link.signal().noteOn(indexOf(n.trackId()), n.key(), n.velocity());
          case Performance.LiveNoteOff n -> link.signal().noteOff(indexOf(n.trackId()), n.key());
        };
    if (!sent) {
      throw new EditRefused("the engine does not take commands just now: try again in a moment");
    }
    return new Done(
        performance.getClass().getSimpleName(), CompletableFuture.completedFuture(null));
  }

  /** Launches what is there of some cells; false when the engine does not take it. */
  private boolean launch(List<Scene.Cell> cells, Performance.Grid grid) {
    List<Integer> ids = history.project().tracks().stream().map(Track::id).toList();
    List<Scene.Cell> there = cells.stream().filter(cell -> ids.contains(cell.trackId())).toList();
    int[] strips = there.stream().mapToInt(cell -> ids.indexOf(cell.trackId())).toArray();
    int[] patterns = there.stream().mapToInt(Scene.Cell::patternId).toArray();
    return there.isEmpty() || link.signal().launch(strips, patterns, grid.quantum());
  }

  private int indexOf(int trackId) throws EditRefused {
    List<Track> tracks = history.project().tracks();
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).id() == trackId) {
        return i;
      }
    }
    throw new EditRefused("there is no track " + trackId + " to play on");
  }

  /** An id that the project has never had. Thread: box. */
  public int freshId() {
    return history.freshId();
  }

  /** Whether the engine plays the project as it stands. Thread: box. */
  public boolean current() {
    return link.current();
  }

  /** The project as it stands. Thread: box. */
  public Project project() {
    return history.project();
  }

  /** Whether the song was played to its end and has died away. Thread: box. */
  public boolean songOver() {
    EngineState state = link.state();
    return started
        && link.current()
        && !state.playing()
        && state.songTick() >= state.endTick()
        && Math.max(state.peakLeft(), state.peakRight()) < FADED;
  }
}
