package org.ngoma.sequencer.model;

/**
 * A knob that stands elsewhere from one trig to the next.
 *
 * @param deviceId of an effect in the track's chain, 0 for the track's instrument and channel
 * @param paramId the knob; one that is unknown is kept and does nothing
 * @param slide whether it moves on to where the next lock of the same knob puts it
 */
public record Lock(int deviceId, String paramId, double value, boolean slide) {
  public Lock {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("lock " + value + " of " + paramId + ": give a number");
    }
  }
}
