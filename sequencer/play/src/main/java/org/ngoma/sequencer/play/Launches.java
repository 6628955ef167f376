package org.ngoma.sequencer.play;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Ppqn;

/**
 * What hands do to the patterns of all tracks, and the lines of the grid. Thread: {@code audio}.
 */
final class Launches {

  private final TrackCursor[] cursors;
  private final Launched[] before;

  Launches(TrackCursor[] cursors) {
    this.cursors = cursors;
    before = new Launched[cursors.length];
    for (int i = 0; i < before.length; i++) {
      before[i] = new Launched();
    }
  }

  /** What was launched goes along with its track into another score. */
  @RealTime
  void renew(Score score, int trackCount, Score next) {
    for (int i = 0; i < trackCount; i++) {
      before[i].copy(cursors[i].launched());
    }
    for (int i = 0; i < cursors.length; i++) {
      Launched launched = cursors[i].launched();
      int was =
          i < next.trackCount() ? trackOf(score, trackCount, next.track(i).trackId()) : trackCount;
      if (was < trackCount) {
        launched.copy(before[was]);
        launched.renew(score.track(was), next.track(i));
      } else {
        launched.clear();
      }
    }
  }

  @RealTime
  private static int trackOf(Score score, int trackCount, int trackId) {
    int track = 0;
    while (track < trackCount && score.track(track).trackId() != trackId) {
      track++;
    }
    return track;
  }

  /** The song was put elsewhere by hand. */
  @RealTime
  void restart(long tick) {
    for (TrackCursor cursor : cursors) {
      cursor.launched().restart(tick);
    }
  }

  /** The song goes on elsewhere by itself. */
  @RealTime
  void shift(long ticks) {
    for (TrackCursor cursor : cursors) {
      cursor.launched().shift(ticks);
    }
  }

  /** Every pattern begins where its clip does. */
  @RealTime
  void forgetRestarts() {
    for (TrackCursor cursor : cursors) {
      cursor.forgetRestart();
    }
  }

  /** Holds fill on all tracks, or lets it go. */
  @RealTime
  void fill(boolean held) {
    for (TrackCursor cursor : cursors) {
      cursor.fill(held);
    }
  }

  /**
   * First tick on a line of a grid from a tick on; bars are counted from a change of signature,
   * which is a line itself.
   *
   * @param quantum ticks, or where negative bars; 0 for any tick
   */
  @RealTime
  static long line(Score score, long from, long quantum) {
    if (quantum >= 0) {
      return quantum == 0 ? from : (from + quantum - 1) / quantum * quantum;
    }
    long[] signatures = score.signatures();
    int at = 0;
    while (at + 3 < signatures.length && signatures[at + 3] <= from) {
      at += 3;
    }
    long bars = -quantum * signatures[at + 1] * 4 * Ppqn.TICKS / signatures[at + 2];
    long start = signatures[at];
    long line = start + (from - start + bars - 1) / bars * bars;
    return at + 3 < signatures.length ? Math.min(line, signatures[at + 3]) : line;
  }
}
