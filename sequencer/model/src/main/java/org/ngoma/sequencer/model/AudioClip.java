package org.ngoma.sequencer.model;

/**
 * A recording placed on the song's line.
 *
 * @param id unique within the project
 * @param startTick from the song's beginning
 * @param lengthTicks at least 1; behind the recording's end it is silent
 */
public record AudioClip(int id, long startTick, long lengthTicks, AudioRegion region) {
  public AudioClip {
    if (startTick < 0
        || lengthTicks < 1
        || startTick > Ppqn.MAX_TICK
        || lengthTicks > Ppqn.MAX_TICK - startTick) {
      throw new IllegalArgumentException(
          "%s at tick %d with length %d: from 0, length from 1, and not without end"
              .formatted(region.recording().file().name(), startTick, lengthTicks));
    }
  }

  /** First tick that is no longer part of it. */
  public long endTick() {
    return startTick + lengthTicks;
  }

  /** What a player calls it. */
  public String name() {
    return region.recording().file().name();
  }

  /** The same with another sound. */
  public AudioClip withRegion(AudioRegion newRegion) {
    return new AudioClip(id, startTick, lengthTicks, newRegion);
  }

  /** The same elsewhere. */
  public AudioClip at(long newStartTick) {
    return new AudioClip(id, newStartTick, lengthTicks, region);
  }
}
