package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** A processor that plays notes. */
public interface Instrument extends Processor {

  /**
   * Starts a note inside the coming block, at its exact frame.
   *
   * @param offset frame inside the block, 0-31
   * @param noteId positive, unique among sounding notes; {@link #noteOff} names it
   * @param key MIDI key 0-127
   * @param velocity 0..1, above 0
   */
  @RealTime
  void noteOn(int offset, int noteId, int key, float velocity);

  /** Releases a note inside the coming block; unknown ids are ignored. */
  @RealTime
  void noteOff(int offset, int noteId);

  /**
   * Bends a sounding note, from the coming block on. What an instrument cannot bend it ignores, and
   * likewise for {@link #pressure} and {@link #slide}.
   *
   * @param noteId of a note, or 0 for all that sound and will sound
   */
  @RealTime
  default void bend(int noteId, float semitones) {}

  /**
   * How hard a held key is pressed.
   *
   * @param noteId of a note, or 0 for all that sound and will sound
   * @param amount 0..1, 0 at the start of a note
   */
  @RealTime
  default void pressure(int noteId, float amount) {}

  /**
   * Where a finger lies on its key: the third axis of MPE (CC 74).
   *
   * @param noteId of a note, or 0 for all that sound and will sound
   * @param amount 0..1, 0.5 at the start of a note
   */
  @RealTime
  default void slide(int noteId, float amount) {}

  /** Releases every note, as if all keys were let go. */
  @RealTime
  void allNotesOff();

  /**
   * Renders one block of {@link Block#FRAMES} frames, replacing what is in the arrays.
   *
   * @return false when the block is silent and the arrays were left as they were
   */
  @RealTime
  boolean process(Block block, float[] left, float[] right);
}
