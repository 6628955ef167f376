package org.ngoma.sequencer.play;

import org.ngoma.sequencer.model.Ppqn;

/**
 * Moves the second 16th of every pair to a given per cent of the pair and everything between in
 * proportion. An unfinished pair at the pattern's end stays straight, so that no note leaves the
 * pattern.
 */
final class Swing {

  private static final int SIXTEENTH = Ppqn.TICKS / 4;
  private static final int PAIR = 2 * SIXTEENTH;

  private final double middle;
  private final int patternLength;
  private final int lastPairEnd;

  Swing(double percent, int patternLength) {
    middle = PAIR * percent / 100;
    this.patternLength = patternLength;
    lastPairEnd = patternLength - patternLength % PAIR;
  }

  /** Where a straight tick falls; one behind the pattern's end lies in its next repetition. */
  long warp(long tick) {
    long repetition = tick / patternLength;
    int inPattern = (int) (tick % patternLength);
    if (inPattern >= lastPairEnd) {
      return tick;
    }
    int inPair = inPattern % PAIR;
    double warped =
        inPair < SIXTEENTH
            ? inPair * middle / SIXTEENTH
            : middle + (inPair - SIXTEENTH) * (PAIR - middle) / SIXTEENTH;
    return repetition * patternLength + inPattern - inPair + Math.round(warped);
  }
}
