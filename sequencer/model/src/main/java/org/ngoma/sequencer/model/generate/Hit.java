package org.ngoma.sequencer.model.generate;

import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.shape.Bound;

/**
 * How a generator strikes.
 *
 * @param stepTicks of a step: 240 for sixteenths
 * @param key that is struck
 * @param velocity of what is no accent
 * @param accent velocity of an accent
 * @param gate how much of its step a note lasts, 0.01 to 1
 */
public record Hit(int stepTicks, int key, int velocity, int accent, double gate) {

  /** Sixteenths on middle C. */
  public static final Hit PLAIN = new Hit(Ppqn.TICKS / 4, 60, 88, 116, 0.5);

  /** Most steps that are printed at once. */
  private static final int MOST_STEPS = 65_536;

  private static final double GHOST = 0.55;

  public Hit {
    Bound.within("step in ticks", stepTicks, 1, 16 * Ppqn.TICKS);
    Bound.within("key", key, 0, 127);
    Bound.within("velocity", velocity, 1, 127);
    Bound.within("velocity of an accent", accent, 1, 127);
    Bound.share("gate", gate, 0.01, 1);
  }

  /** A note of some steps at a step. */
  Note note(long step, int steps, int strikeVelocity) {
    long length = Math.max(1, Math.round((steps - 1 + gate) * stepTicks));
    return new Note((int) (step * stepTicks), (int) length, key, strikeVelocity);
  }

  /** How hard a sign of a rhythm is struck. */
  int velocity(Rhythm.Sign sign) {
    return switch (sign) {
      case ACCENT -> accent;
      case GHOST -> Math.max(1, (int) Math.round(GHOST * velocity));
      case HIT, REST, TIE -> velocity;
    };
  }

  /** Steps that begin in a pattern. */
  int stepsIn(int lengthTicks) {
    long steps = ((long) lengthTicks + stepTicks - 1) / stepTicks;
    Bound.within("steps in the pattern", steps, 1, MOST_STEPS);
    return (int) steps;
  }

  /** The same on another key. */
  public Hit withKey(int newKey) {
    return new Hit(stepTicks, newKey, velocity, accent, gate);
  }

  /** The same with other steps. */
  public Hit withStep(int newStepTicks) {
    return new Hit(newStepTicks, key, velocity, accent, gate);
  }
}
