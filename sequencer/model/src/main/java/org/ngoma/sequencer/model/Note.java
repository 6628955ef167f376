package org.ngoma.sequencer.model;

import java.util.Comparator;

/**
 * One note of a pattern.
 *
 * @param tick start from the pattern's beginning, 960 to the quarter
 * @param lengthTicks at least 1
 * @param key MIDI key 0-127, 60 is middle C
 * @param velocity 1-127
 * @param trig whether and how it is played
 */
public record Note(int tick, int lengthTicks, int key, int velocity, Trig trig)
    implements Comparable<Note> {

  private static final Comparator<Note> ORDER =
      Comparator.comparingInt(Note::tick)
          .thenComparingInt(Note::key)
          .thenComparingInt(Note::lengthTicks)
          .thenComparingInt(Note::velocity)
          .thenComparing(note -> note.trig().order());

  public Note {
    trig = trig.plain() ? Trig.PLAIN : trig;
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

  /** One that is always played, once. */
  public Note(int tick, int lengthTicks, int key, int velocity) {
    this(tick, lengthTicks, key, velocity, Trig.PLAIN);
  }

  /** The same at another time. */
  public Note withTick(int newTick) {
    return new Note(newTick, lengthTicks, key, velocity, trig);
  }

  /** The same with another length. */
  public Note withLength(int newLengthTicks) {
    return new Note(tick, newLengthTicks, key, velocity, trig);
  }

  /** The same on another key. */
  public Note withKey(int newKey) {
    return new Note(tick, lengthTicks, newKey, velocity, trig);
  }

  /** The same struck otherwise. */
  public Note withVelocity(int newVelocity) {
    return new Note(tick, lengthTicks, key, newVelocity, trig);
  }

  /** The same with another trig. */
  public Note withTrig(Trig newTrig) {
    return new Note(tick, lengthTicks, key, velocity, newTrig);
  }

  @Override
  public int compareTo(Note other) {
    return ORDER.compare(this, other);
  }
}
