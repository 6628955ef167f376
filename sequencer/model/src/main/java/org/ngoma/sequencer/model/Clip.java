package org.ngoma.sequencer.model;

/**
 * A pattern placed on the song's line; it repeats the pattern from its own start for as long as it
 * lasts.
 *
 * @param startTick from the song's beginning
 * @param lengthTicks at least 1
 */
public record Clip(int patternId, long startTick, long lengthTicks) {
  public Clip {
    if (startTick < 0 || lengthTicks < 1) {
      throw new IllegalArgumentException(
          "clip at tick " + startTick + " with length " + lengthTicks + ": from 0, length from 1");
    }
    if (startTick > Ppqn.MAX_TICK || lengthTicks > Ppqn.MAX_TICK - startTick) {
      throw new IllegalArgumentException(
          "clip at tick " + startTick + " with length " + lengthTicks + ": it ends too far behind");
    }
  }

  /** First tick that is no longer part of it. */
  public long endTick() {
    return startTick + lengthTicks;
  }
}
