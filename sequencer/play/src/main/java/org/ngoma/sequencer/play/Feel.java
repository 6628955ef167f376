package org.ngoma.sequencer.play;

import java.util.Optional;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackGroove;

/** How a track leans on the beat: by its groove, or where it has none by its swing. */
final class Feel {

  private final Swing swing;
  private final Optional<TrackGroove> groove;
  private final int lengthTicks;

  /**
   * @param lengthTicks after which it begins again
   */
  Feel(Track track, int lengthTicks) {
    swing = new Swing(track.swingPercent(), lengthTicks);
    groove = track.groove();
    this.lengthTicks = lengthTicks;
  }

  /** Where a straight tick falls. */
  long warp(long tick) {
    return groove.isPresent() ? groove.get().warp(tick, lengthTicks) : swing.warp(tick);
  }

  /** How hard a note at a straight tick is struck. */
  int velocity(long tick, int velocity) {
    return groove.isPresent()
        ? groove.get().velocity(Math.floorMod(tick, lengthTicks), velocity)
        : velocity;
  }
}
