package org.ngoma.sequencer.play;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Follow;

/**
 * What a track plays in place of the arrangement since it was launched, and what it will play from
 * some tick on. Thread: {@code audio}.
 */
final class Launched {

  /** In place of the index of a pattern: silence. */
  static final int SILENCE = -1;

  /** In place of the index of a pattern: what is placed on the song's line. */
  static final int ARRANGED = -2;

  static final int NONE = 0;
  static final int AGAIN = 1;
  static final int NEXT = 2;
  static final int PREVIOUS = 3;
  static final int FIRST = 4;
  static final int LAST = 5;
  static final int ANY = 6;
  static final int OTHER = 7;
  static final int STOP = 8;
  static final int ARRANGEMENT = 9;

  private static final int PERCENT = 100;

  /** Index of the pattern, or one of the others. */
  private int pattern = ARRANGED;

  private long start;
  private int queued;
  private long queuedTick = TrackCursor.NEVER;

  /** How often something was launched: the dice of what follows fall by it. */
  private long launches;

  /** The number that stands for an action in a score. */
  static int number(Follow.Action action) {
    return switch (action) {
      case NONE -> NONE;
      case AGAIN -> AGAIN;
      case NEXT -> NEXT;
      case PREVIOUS -> PREVIOUS;
      case FIRST -> FIRST;
      case LAST -> LAST;
      case ANY -> ANY;
      case OTHER -> OTHER;
      case STOP -> STOP;
      case ARRANGEMENT -> ARRANGEMENT;
    };
  }

  @RealTime
  int pattern() {
    return pattern;
  }

  /** Whether it is, or will be, anything but the arrangement. */
  @RealTime
  boolean any() {
    return pattern != ARRANGED || (queuedTick != TrackCursor.NEVER && queued != ARRANGED);
  }

  /** Tick at which the pattern began. */
  @RealTime
  long start() {
    return start;
  }

  /** Tick at which something else begins, {@link TrackCursor#NEVER} when nothing is to come. */
  @RealTime
  long queuedTick() {
    return queuedTick;
  }

  @RealTime
  void queue(int next, long tick) {
    queued = next;
    queuedTick = tick;
  }

  /** What was to come begins, and what follows it is put behind it. */
  @RealTime
  void begin(TrackScore score) {
    pattern = queued;
    start = queuedTick;
    queuedTick = TrackCursor.NEVER;
    launches++;
    if (pattern >= 0) {
      follow(score);
    }
  }

  @RealTime
  private void follow(TrackScore score) {
    int action = score.followAction(pattern);
    if (action == NONE) {
      return;
    }
    int count = score.patternCount();
    long drawn = Chance.mix(Chance.mix(score.patternId(pattern), launches), action);
    if (Chance.below(PERCENT, drawn) >= score.followPercent(pattern)) {
      action = AGAIN;
    }
    int any = Chance.below(count, Chance.mix(drawn, 1));
    int other = count == 1 ? 0 : Chance.below(count - 1, Chance.mix(drawn, 1));
    queued =
        switch (action) {
          case NEXT -> (pattern + 1) % count;
          case PREVIOUS -> (pattern + count - 1) % count;
          case FIRST -> 0;
          case LAST -> count - 1;
          case ANY -> any;
          case OTHER -> other < pattern || count == 1 ? other : other + 1;
          case STOP -> SILENCE;
          case ARRANGEMENT -> ARRANGED;
          default -> pattern;
        };
    long length = score.patternLength(pattern);
    long passes = score.followPasses(pattern);
    queuedTick = start + Math.max(1, passes * length / score.cycles(pattern));
  }

  /** The song goes on elsewhere: what plays goes on as if nothing had happened. */
  @RealTime
  void shift(long ticks) {
    start += ticks;
    if (queuedTick != TrackCursor.NEVER) {
      queuedTick += ticks;
    }
  }

  /** The song was put elsewhere by hand: what plays, or was to come, begins there. */
  @RealTime
  void restart(long tick) {
    if (queuedTick != TrackCursor.NEVER) {
      queuedTick = tick;
    } else if (pattern >= 0) {
      queued = pattern;
      queuedTick = tick;
    }
  }

  /** Becomes as another. */
  @RealTime
  void copy(Launched other) {
    pattern = other.pattern;
    start = other.start;
    queued = other.queued;
    queuedTick = other.queuedTick;
    launches = other.launches;
  }

  /** Another score calls its patterns by other indices; what it lacks is silence. */
  @RealTime
  void renew(TrackScore before, TrackScore next) {
    pattern = index(pattern, before, next);
    if (queuedTick != TrackCursor.NEVER) {
      queued = index(queued, before, next);
    }
  }

  @RealTime
  private static int index(int pattern, TrackScore before, TrackScore next) {
    return pattern < 0 ? pattern : next.patternOf(before.patternId(pattern));
  }

  /** Nothing was launched. */
  @RealTime
  void clear() {
    pattern = ARRANGED;
    queuedTick = TrackCursor.NEVER;
  }
}
