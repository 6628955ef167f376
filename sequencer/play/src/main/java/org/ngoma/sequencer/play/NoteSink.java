package org.ngoma.sequencer.play;

import org.ngoma.hal.rt.RealTime;

/**
 * Where the player sends its notes, in the order of time. Thread: {@code audio}.
 *
 * <p>Offsets count frames from the start of the quantum that is processed; calls between two quanta
 * (a stop, a jump, an edit) have offset 0 and belong to the coming one.
 */
public interface NoteSink {

  /**
   * A note begins.
   *
   * @param track index of the track
   * @param noteId positive, not in use by any other sounding note
   * @param velocity above 0, up to 1
   */
  @RealTime
  void noteOn(int track, int offset, int noteId, int key, float velocity);

  /** The note of this id ends; called exactly once for every note that began. */
  @RealTime
  void noteOff(int track, int offset, int noteId);

  /**
   * A trig plays; its note follows. What earlier trigs of the track locked stands where its knob
   * does again, and what this one locks stands elsewhere; on drums, each key has locks of its own.
   *
   * @param track index of the track
   * @param tick of the song
   * @param key that sounds
   * @param score that holds the locks
   * @param first index of its first lock
   * @param count how many there are, 0 for none
   */
  @RealTime
  default void locks(int track, long tick, int key, TrackScore score, int first, int count) {}

  /** Every knob stands where it was put, on all tracks: the song stops or goes elsewhere. */
  @RealTime
  default void unlock() {}

  /**
   * A recording sounds from here on: it begins, or is in its midst, or goes on as it did.
   *
   * @param track index of the track
   * @param time read at once; the next message fills it anew
   */
  @RealTime
  default void clip(int track, int offset, ClipTime time) {}

  /** A recording will sound so when the song comes back: time to fetch it. */
  @RealTime
  default void clipSoon(int track, ClipTime time) {}

  /** All recordings of a track end here, but those that {@link #clip} takes on at this frame. */
  @RealTime
  default void clipsOff(int track, int offset) {}
}
