package org.ngoma.sequencer.model;

import java.util.Comparator;

/**
 * One note of a pattern.
 *
 * @param tick start from the pattern's beginning, 960 to the quarter
 * @param lengthTicks at least 1
 * @param key MIDI key 0-127, 60 is middle C
 * @param velocity 1-127
 */
public record Note(int tick, int lengthTicks, int key, int velocity) implements Comparable<Note> {

  private static final Comparator<Note> ORDER =
      Comparator.comparingInt(Note::tick)
          .thenComparingInt(Note::key)
          .thenComparingInt(Note::lengthTicks)
          .thenComparingInt(Note::velocity);

  public Note {
    if (tick < 0 || lengthTicks < 1) {
      throw new IllegalArgumentException(
          "note at tick " + tick + " with length " + lengthTicks + ": from 0, length from 1");
    }
    if (key < 0 || key > 127) {
      throw new IllegalArgumentException("key " + key + ": MIDI keys are 0 to 127");
    }
    if (velocity < 1 || velocity > 127) {
      throw new IllegalArgumentException("velocity " + velocity + ": from 1 to 127");
    }
  }

  /** The same at another time. */
  public Note withTick(int newTick) {
    return new Note(newTick, lengthTicks, key, velocity);
  }

  /** The same lasting longer or shorter. */
  public Note withLength(int newLengthTicks) {
    return new Note(tick, newLengthTicks, key, velocity);
  }

  /** The same higher or lower. */
  public Note withKey(int newKey) {
    return new Note(tick, lengthTicks, newKey, velocity);
  }

  /** The same harder or softer. */
  public Note withVelocity(int newVelocity) {
    return new Note(tick, lengthTicks, key, newVelocity);
  }

  @Override
  public int compareTo(Note other) {
    return ORDER.compare(this, other);
  }
}
