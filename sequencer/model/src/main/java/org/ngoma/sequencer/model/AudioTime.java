package org.ngoma.sequencer.model;

import java.util.List;

/** How much of a recording falls on a stretch of the song. */
public final class AudioTime {

  private AudioTime() {}

  /** Seconds from the song's beginning to a tick. */
  public static double secondsAt(List<TempoChange> tempos, double tick) {
    double seconds = 0;
    for (int i = 0; i < tempos.size(); i++) {
      long from = tempos.get(i).tick();
      boolean last = i + 1 == tempos.size() || tempos.get(i + 1).tick() >= tick;
      double to = last ? tick : tempos.get(i + 1).tick();
      seconds += (to - from) * secondsPerTick(tempos.get(i).bpm());
      if (last) {
        break;
      }
    }
    return seconds;
  }

  /** The tick that is reached after so many seconds. */
  public static double tickAt(List<TempoChange> tempos, double seconds) {
    double left = seconds;
    for (int i = 0; i + 1 < tempos.size(); i++) {
      double ticks = tempos.get(i + 1).tick() - tempos.get(i).tick();
      double lasts = ticks * secondsPerTick(tempos.get(i).bpm());
      if (left < lasts) {
        return tempos.get(i).tick() + left / secondsPerTick(tempos.get(i).bpm());
      }
      left -= lasts;
    }
    TempoChange last = tempos.getLast();
    return last.tick() + left / secondsPerTick(last.bpm());
  }

  private static double secondsPerTick(double bpm) {
    return 60 / (bpm * Ppqn.TICKS);
  }

  /** Frames of the recording from one tick to another; below 0 when that lies before. */
  public static double frames(
      List<TempoChange> tempos, AudioRegion region, long fromTick, long toTick) {
    double seconds =
        region.followsTempo()
            ? (toTick - fromTick) * secondsPerTick(region.sourceBpm())
            : secondsAt(tempos, toTick) - secondsAt(tempos, fromTick);
    return seconds * region.recording().sampleRate();
  }

  /** Ticks that a region fills from a tick on: to the end of its recording, at least 1. */
  public static long ticks(List<TempoChange> tempos, AudioRegion region, long startTick) {
    double seconds =
        (double) (region.recording().frames() - region.offsetFrames())
            / region.recording().sampleRate();
    double end =
        region.followsTempo()
            ? startTick + seconds / secondsPerTick(region.sourceBpm())
            : tickAt(tempos, secondsAt(tempos, startTick) + seconds);
    // A hair of rounding is no further tick.
    return Math.max(1, (long) Math.ceil(end - 1e-6) - startTick);
  }
}
