package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.ParamTable;

/**
 * One thing that makes or changes sound: the contract of every instrument and effect.
 *
 * <p>Life: the constructor and {@link #prepare} may allocate and run on the thread that builds;
 * from then on the audio thread owns the object. {@link #reset} clears sound but keeps parameters.
 * After {@code prepare} every parameter stands at its default. A parameter set before the first
 * block (or after {@code reset}) takes effect at once, later ones glide over their smoothing time.
 * The output depends on the calls and the order of blocks alone: no clock, no shared state, seeded
 * noise.
 */
public interface Processor {

  /** The rows that {@link #set} is indexed by. */
  ParamTable params();

  /**
   * Allocates everything for one sample rate.
   *
   * @param sampleRate 44,100, 48,000 or 96,000 Hz
   */
  void prepare(int sampleRate);

  /** Silences at once: all voices, tails and smoothers; parameters stay. */
  @RealTime
  void reset();

  /**
   * Sets a parameter.
   *
   * @param index into {@link #params}
   * @param value in the row's unit, already clamped to its range
   */
  @RealTime
  void set(int index, float value);

  /**
   * Sets a parameter that is to stand there when the note sounds that begins in the coming block:
   * it moves within the block, however long its smoothing time.
   */
  @RealTime
  default void jump(int index, float value) {
    set(index, value);
  }
}
