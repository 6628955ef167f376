package org.ngoma.sequencer.model;

import java.util.Comparator;
import java.util.List;

/**
 * A loop of notes.
 *
 * @param id unique within the project
 * @param lengthTicks where it begins again; notes at or behind it rest
 * @param notes sorted
 * @param stepping how the player walks through it
 * @param follow what comes behind it where it was launched
 */
public record Pattern(
    int id, String name, int lengthTicks, List<Note> notes, Stepping stepping, Follow follow) {

  /** Longest pattern whose steps may come in another order: 4096 steps. */
  public static final int MAX_ORDERED_TICKS = 4096 * Stepping.STEP_TICKS;

  public Pattern {
    if (lengthTicks < 1) {
      throw new IllegalArgumentException("pattern length " + lengthTicks + ": at least 1 tick");
    }
    boolean inOrder = stepping.direction() == Direction.FORWARD && stepping.skipped().isEmpty();
    if (!inOrder && lengthTicks > MAX_ORDERED_TICKS) {
      throw new IllegalArgumentException(
          "pattern %s of %d beats with its steps in another order: %d beats at most"
              .formatted(name, lengthTicks / Ppqn.TICKS, MAX_ORDERED_TICKS / Ppqn.TICKS));
    }
    notes = Sorted.copyOf(notes, Comparator.naturalOrder());
  }

  /** One that goes on for ever where it is launched. */
  public Pattern(int id, String name, int lengthTicks, List<Note> notes, Stepping stepping) {
    this(id, name, lengthTicks, notes, stepping, Follow.PLAIN);
  }

  /** One that is played in sixteenths from the first step to the last. */
  public Pattern(int id, String name, int lengthTicks, List<Note> notes) {
    this(id, name, lengthTicks, notes, Stepping.PLAIN);
  }

  /** The same with another name. */
  public Pattern withName(String newName) {
    return new Pattern(id, newName, lengthTicks, notes, stepping, follow);
  }

  /** The same with another length. */
  public Pattern withLength(int newLengthTicks) {
    return new Pattern(id, name, newLengthTicks, notes, stepping, follow);
  }

  /** The same with other notes. */
  public Pattern withNotes(List<Note> newNotes) {
    return new Pattern(id, name, lengthTicks, newNotes, stepping, follow);
  }

  /** The same, walked through otherwise. */
  public Pattern withStepping(Stepping newStepping) {
    return new Pattern(id, name, lengthTicks, notes, newStepping, follow);
  }

  /** The same with something else behind it. */
  public Pattern withFollow(Follow newFollow) {
    return new Pattern(id, name, lengthTicks, notes, stepping, newFollow);
  }
}
