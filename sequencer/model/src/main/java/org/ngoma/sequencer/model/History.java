package org.ngoma.sequencer.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ngoma.sequencer.model.JournalEntry.Applied;
import org.ngoma.sequencer.model.JournalEntry.Redone;
import org.ngoma.sequencer.model.JournalEntry.Undone;

/**
 * The project as it is, and the way back and forth through its gestures. Everything that happens
 * goes into the journal, undo and redo too. One thread owns it.
 */
public final class History {

  /** Gestures that can be undone unless told otherwise. */
  public static final int DEFAULT_DEPTH = 1_000;

  /**
   * What a step led to.
   *
   * @param words name of the gesture that was made, undone or made again
   * @param entry number in the journal: safe when {@link Journal#durable} has reached it
   */
  public record Step(Project project, String words, long entry) {}

  /** One gesture. */
  private record Change(
      Project before, Project after, Class<? extends Edit> kind, Gesture gesture, String words) {}

  private final Reducer reducer;
  private final EditWords words;
  private final Journal journal;
  private final int depth;
  private final Deque<Change> done = new ArrayDeque<>();
  private final Deque<Change> undone = new ArrayDeque<>();
  private Project project;
  private boolean gestureOpen;
  private int highestId;
  private long lastEntry;

  /**
   * @param start the project that the journal begins with
   */
  public History(Project start, Parameters parameters, Journal journal) {
    this(start, parameters, journal, DEFAULT_DEPTH);
  }

  /**
   * @param depth gestures that can be undone, at least 1; it belongs to the journal, which means
   *     the same only when read with the same depth
   */
  public History(Project start, Parameters parameters, Journal journal, int depth) {
    if (depth < 1) {
      throw new IllegalArgumentException("history of " + depth + " gestures: at least 1");
    }
    reducer = new Reducer(parameters);
    words = new EditWords(parameters);
    this.journal = journal;
    this.depth = depth;
    project = start;
    lastEntry = journal.durable();
    noteIds(start);
  }

  /**
   * Takes up where a journal ends, without writing to it.
   *
   * @throws EditRefused when the entries do not belong to this project
   */
  public void replay(List<JournalEntry> entries) throws EditRefused {
    for (JournalEntry entry : entries) {
      switch (entry) {
        case Applied applied ->
            accept(applied.edit(), applied.gesture(), reducer.replay(project, applied.edit()));
        case Undone u -> {
          requireSome(done, "undo");
          project = move(done, undone).before;
        }
        case Redone r -> {
          requireSome(undone, "redo");
          project = move(undone, done).after;
        }
      }
    }
  }

  /** The project as it is. */
  public Project project() {
    return project;
  }

  /**
   * Makes an edit. One that changes nothing leaves no trace.
   *
   * @throws EditRefused when the project cannot take it; everything is as it was
   */
  @SuppressWarnings("ReferenceEquality") // how the reducer says that nothing changed
  public Step apply(Edit edit, Gesture gesture) throws EditRefused {
    Project next = reducer.reduce(project, edit);
    if (next == project) {
      return new Step(project, words.of(edit, project), lastEntry);
    }
    accept(edit, gesture, next);
    lastEntry = journal.append(new Applied(edit, gesture));
    return new Step(project, done.getLast().words, lastEntry);
  }

  private void accept(Edit edit, Gesture gesture, Project next) {
    String name = words.of(edit, project);
    Change last = done.peekLast();
    if (gestureOpen && last != null && last.gesture.equals(gesture) && gesture.id() != 0) {
      done.removeLast();
      String both = last.kind == edit.getClass() ? name : last.words;
      done.addLast(new Change(last.before, next, last.kind, gesture, both));
    } else {
      done.addLast(new Change(project, next, edit.getClass(), gesture, name));
      if (done.size() > depth) {
        done.removeFirst();
      }
    }
    undone.clear();
    gestureOpen = true;
    project = next;
    noteIds(edit);
  }

  /** Takes the last gesture back; empty when there is none. */
  public Optional<Step> undo() {
    if (done.isEmpty()) {
      return Optional.empty();
    }
    Change change = move(done, undone);
    project = change.before;
    lastEntry = journal.append(new Undone());
    return Optional.of(new Step(project, change.words, lastEntry));
  }

  /** Makes the last gesture that was taken back again; empty when there is none. */
  public Optional<Step> redo() {
    if (undone.isEmpty()) {
      return Optional.empty();
    }
    Change change = move(undone, done);
    project = change.after;
    lastEntry = journal.append(new Redone());
    return Optional.of(new Step(project, change.words, lastEntry));
  }

  private Change move(Deque<Change> from, Deque<Change> to) {
    Change change = from.removeLast();
    to.addLast(change);
    gestureOpen = false;
    return change;
  }

  private static void requireSome(Deque<Change> changes, String what) throws EditRefused {
    if (changes.isEmpty()) {
      throw new EditRefused(
          "the journal has an entry to "
              + what
              + " something that was never done: it belongs to another project");
    }
  }

  /** Names of what can be undone, the last gesture first. */
  public List<String> undoWords() {
    return names(done);
  }

  /** Names of what can be made again, the next one first. */
  public List<String> redoWords() {
    return names(undone);
  }

  /**
   * An id for a track, pattern or effect that this project has never had, not even in what was
   * undone.
   */
  public int freshId() {
    return ++highestId;
  }

  private static List<String> names(Deque<Change> changes) {
    List<String> names = new ArrayList<>(changes.size());
    changes.descendingIterator().forEachRemaining(change -> names.add(change.words));
    return names;
  }

  private void noteIds(Edit edit) {
    switch (edit) {
      case Edit.AddTrack e -> noteIds(e.track());
      case Edit.AddPattern e -> noteId(e.pattern().id());
      case Edit.AddAudioClip e -> noteId(e.clip().id());
      case Edit.SplitAudioClip e -> noteId(e.newClipId());
      case Edit.AddDevice e -> noteId(e.device().id());
      case Edit.ApplyChain e -> noteIds(e.effects());
      case Edit.ReplaceProject e -> noteIds(e.project());
      default -> {}
    }
  }

  private void noteIds(Project added) {
    added.tracks().forEach(this::noteIds);
    added.returns().forEach(bus -> noteIds(bus.effects()));
    added.groups().forEach(bus -> noteIds(bus.effects()));
    noteIds(added.master().effects());
  }

  private void noteIds(List<Device> effects) {
    effects.forEach(device -> noteId(device.id()));
  }

  private void noteIds(Track track) {
    noteId(track.id());
    track.patterns().forEach(pattern -> noteId(pattern.id()));
    track.audio().forEach(clip -> noteId(clip.id()));
    noteIds(track.effects());
  }

  private void noteId(int id) {
    highestId = Math.max(highestId, id);
  }
}
