package org.ngoma.sequencer.model;

/**
 * The groove that a track is played with, and how much of it.
 *
 * @param strength 0 for none to 1 for all of it
 */
public record TrackGroove(Groove groove, double strength) {
  public TrackGroove {
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException(
          "strength %s %% of groove %s: from 0 to 100"
              .formatted(ParamText.number(100 * strength), groove.name()));
    }
  }

  /** Where a straight tick of a pattern of this length falls. */
  public long warp(long tick, int patternLength) {
    return groove.warp(tick, patternLength, strength);
  }

  /** How hard a note at a straight tick of the pattern is struck. */
  public int velocity(int tick, int velocity) {
    return groove.velocity(tick, velocity, strength);
  }

  @Override
  public String toString() {
    return groove.name() + " " + ParamText.number(100 * strength) + " %";
  }
}
