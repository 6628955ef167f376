package org.ngoma.sequencer.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ngoma.sequencer.model.JournalEntry.Applied;
import org.ngoma.sequencer.model.JournalEntry.Moved;
import org.ngoma.sequencer.model.JournalEntry.Restored;

/**
 * The project as it is, and the way back and forth through its gestures. Everything that happens
 * goes into the journal, undo and redo too. One thread owns it.
 *
 * <p>The last gestures are at hand here, and undo takes no time; what is older, or from before a
 * restart, is read from the {@link Past}, back to the very beginning.
 */
public final class History {

  /** Gestures that are kept at hand unless told otherwise. */
  public static final int DEFAULT_DEPTH = 1_000;

  /**
   * What a step led to.
   *
   * @param words name of the gesture that was made, undone or made again
   * @param entry number in the journal: safe when {@link Journal#durable} has reached it
   */
  public record Step(Project project, String words, long entry) {}

  /** A state; its project is null when it has to be read. */
  private record Moment(long state, Project project) {}

  /** One gesture; kind and gesture are null when it came from the past. */
  private record Change(
      Moment before, Moment after, Class<? extends Edit> kind, Gesture gesture, String words) {
    static Change of(Past.Made made) {
      return new Change(
          new Moment(made.before(), null),
          new Moment(made.after(), null),
          null,
          null,
          made.words());
    }
  }

  private final Reducer reducer;
  private final EditWords words;
  private final Journal journal;
  private final Past past;
  private final int depth;
  private final Deque<Change> done = new ArrayDeque<>();
  private final Deque<Change> undone = new ArrayDeque<>();
  private Project project;
  private long head;
  private long tip;
  private boolean gestureOpen;
  private int highestId;
  private long lastEntry;

  /** One that begins with a project and lasts as long as the process. */
  public History(Project start, Parameters parameters, MemoryJournal journal) {
    this(start, parameters, begun(journal, start), journal, DEFAULT_DEPTH);
  }

  static Journal begun(MemoryJournal journal, Project start) {
    journal.begin(start);
    return journal;
  }

  /** Takes up where the past ended. */
  public History(Parameters parameters, Journal journal, Past past) {
    this(past.project(past.head()), parameters, journal, past, DEFAULT_DEPTH);
  }

  /**
   * Takes up where the past ended, with a project that was read already.
   *
   * @param project as the past left it
   */
  public History(Project project, Parameters parameters, Journal journal, Past past) {
    this(project, parameters, journal, past, DEFAULT_DEPTH);
  }

  /**
   * @param project as the past left it
   * @param depth gestures kept at hand, at least 1
   */
  History(Project project, Parameters parameters, Journal journal, Past past, int depth) {
    if (depth < 1) {
      throw new IllegalArgumentException("history of " + depth + " gestures: at least 1");
    }
    reducer = new Reducer(parameters);
    words = new EditWords(parameters);
    this.journal = journal;
    this.past = past;
    this.depth = depth;
    this.project = project;
    head = past.head();
    tip = past.tip();
    lastEntry = past.lastEntry();
    highestId = past.highestId();
  }

  /** The project as it is. */
  public Project project() {
    return project;
  }

  /** The state that it is in, see {@link Past}. */
  public long head() {
    return head;
  }

  /** The state that redo leads to in the end. */
  public long tip() {
    return tip;
  }

  /** Number of the last entry in the journal. */
  public long lastEntry() {
    return lastEntry;
  }

  /** What this history can go back to. */
  public Past past() {
    return past;
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
    Change last = done.peekLast();
    boolean joined =
        gestureOpen && last != null && gesture.equals(last.gesture) && gesture.id() != 0;
    String name = words.of(edit, project);
    if (joined && last.kind != edit.getClass()) {
      name = last.words;
    }
    highestId = Math.max(highestId, Ids.highest(edit));
    Applied entry = new Applied(head, edit, gesture, joined, name);
    Moment before = joined ? last.before : new Moment(head, project);
    if (joined) {
      done.removeLast();
    }
    add(entry, before, next, joined ? last.kind : edit.getClass(), gesture, name);
    gestureOpen = true;
    return new Step(project, name, lastEntry);
  }

  /**
   * Makes the project what it was in an earlier state; this can be undone like an edit.
   *
   * @param name what undo will call it
   */
  public Step restore(long state, String name) {
    Project next = past.project(state);
    add(new Restored(head, state, name), new Moment(head, project), next, null, null, name);
    gestureOpen = false;
    return new Step(project, name, lastEntry);
  }

  /**
   * Goes to another state as it is, such as the end of a branch: what it leads to is not undone.
   */
  public Step go(long state, long newTip, String name) {
    project = past.project(state);
    done.clear();
    undone.clear();
    gestureOpen = false;
    moved(state, newTip, name);
    return new Step(project, name, lastEntry);
  }

  private void add(
      JournalEntry entry,
      Moment before,
      Project next,
      Class<? extends Edit> kind,
      Gesture gesture,
      String name) {
    project = next;
    lastEntry = journal.append(entry, next, highestId);
    head = lastEntry;
    tip = lastEntry;
    undone.clear();
    done.addLast(new Change(before, new Moment(head, next), kind, gesture, name));
    if (done.size() > depth) {
      done.removeFirst();
    }
  }

  /** Takes the last gesture back; empty when there is none. */
  public Optional<Step> undo() {
    if (done.isEmpty()) {
      past.made(head).ifPresent(made -> done.addLast(Change.of(made)));
    }
    Change change = done.peekLast();
    if (change == null) {
      return Optional.empty();
    }
    project = projectAt(change.before);
    done.removeLast();
    undone.addLast(change);
    if (undone.size() > depth) {
      undone.removeFirst();
    }
    gestureOpen = false;
    moved(change.before.state, tip, "Undo: " + change.words);
    return Optional.of(new Step(project, change.words, lastEntry));
  }

  /** Makes the last gesture that was taken back again; empty when there is none. */
  public Optional<Step> redo() {
    if (undone.isEmpty()) {
      fillUndone();
    }
    Change change = undone.peekLast();
    if (change == null) {
      return Optional.empty();
    }
    project = projectAt(change.after);
    undone.removeLast();
    done.addLast(change);
    if (done.size() > depth) {
      done.removeFirst();
    }
    gestureOpen = false;
    moved(change.after.state, tip, "Redo: " + change.words);
    return Optional.of(new Step(project, change.words, lastEntry));
  }

  private void moved(long to, long newTip, String name) {
    head = to;
    tip = newTip;
    lastEntry = journal.append(new Moved(to, newTip, name), project, highestId);
  }

  private Project projectAt(Moment moment) {
    return moment.project != null ? moment.project : past.project(moment.state);
  }

  /** The gestures from the head to the tip, the next one last; at most as many as are kept. */
  private void fillUndone() {
    long at = tip;
    while (at != head) {
      Optional<Past.Made> made = past.made(at);
      if (made.isEmpty()) {
        undone.clear();
        return;
      }
      undone.addLast(Change.of(made.get()));
      if (undone.size() > depth) {
        undone.removeFirst();
      }
      at = made.get().before();
    }
  }

  /** Names of the last gestures that can be undone, the last one first. */
  public List<String> undoWords() {
    List<String> names = names(done);
    long at = done.isEmpty() ? head : done.getFirst().before.state;
    Optional<Past.Made> made = past.made(at);
    while (names.size() < depth && made.isPresent()) {
      names.add(made.get().words());
      made = past.made(made.get().before());
    }
    return names;
  }

  /** Names of what can be made again, the next one first. */
  public List<String> redoWords() {
    if (undone.isEmpty() || undone.getFirst().after.state != tip) {
      undone.clear();
      fillUndone();
    }
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
}
