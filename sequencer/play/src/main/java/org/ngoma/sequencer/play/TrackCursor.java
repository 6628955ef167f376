package org.ngoma.sequencer.play;

import org.ngoma.hal.rt.RealTime;

/**
 * Stands before the next onset of one track, and tells whether it plays. What its conditions say is
 * a function of the position, so it is the same wherever playing began. Thread: {@code audio}.
 */
final class TrackCursor {

  static final int PROBABILITY = 1;
  static final int RATIO = 2;
  static final int FIRST = 3;
  static final int LAST = 4;
  static final int PRE = 5;
  static final int NEI = 6;
  static final int FILL = 7;

  /** In place of the index of a clip: what was launched. */
  private static final int LAUNCHED = Integer.MAX_VALUE;

  private static final int RATIO_MASK = (1 << TrackScore.RATIO_BITS) - 1;
  private static final int PERCENT_MASK = 0x7f;
  private static final int PERCENT = 100;
  private static final long KEY_DICE = -1;

  /** Tick of a track that has no further onset. */
  static final long NEVER = Long.MAX_VALUE;

  private final TrackCursor neighbour;
  private final Launched launched = new Launched();
  private TrackScore score;
  private int clip;
  private long clipEnd;
  private int patternLength;
  private int firstNote;
  private int noteEnd;
  private long repetitionStart;
  private int note;
  private long nextTick;
  private boolean fill;

  /** Start of the clip whose pattern began anew in its midst, and where it did. */
  private long restartedClip = -1;

  private long restartTick;

  /**
   * @param neighbour of the track above, null for the first
   */
  TrackCursor(TrackScore score, TrackCursor neighbour) {
    this.score = score;
    this.neighbour = neighbour;
    nextTick = NEVER;
  }

  /** Plays nothing any more. */
  @RealTime
  void finish() {
    nextTick = NEVER;
  }

  /** Goes before the first onset at or behind {@code fromTick}. */
  @RealTime
  void seek(TrackScore newScore, long fromTick) {
    score = newScore;
    if (launched.pattern() == Launched.ARRANGED) {
      clip = newScore.firstClipEndingAfter(fromTick);
      enterClip(fromTick);
    } else {
      clip = LAUNCHED;
      if (launched.pattern() == Launched.SILENCE || !enter(Math.max(fromTick, launched.start()))) {
        nextTick = NEVER;
      }
    }
  }

  /** What was launched on this track. */
  @RealTime
  Launched launched() {
    return launched;
  }

  @RealTime
  private long endOf(int ofClip) {
    long end = launched.queuedTick();
    return ofClip == LAUNCHED ? end : Math.min(end, score.clipEnd(ofClip));
  }

  @RealTime
  private int patternOf(int ofClip) {
    return ofClip == LAUNCHED ? launched.pattern() : score.clipPattern(ofClip);
  }

  /** Holds fill, or lets it go. */
  @RealTime
  void fill(boolean held) {
    fill = held;
  }

  /**
   * Plays another score of the same track; a pattern that was changed begins anew at {@code tick}
   * where the track wants it so. {@link #seek} follows.
   */
  @RealTime
  void renew(TrackScore next, long tick) {
    int was = score.clipAt(tick);
    int is = next.clipAt(tick);
    if (next.restarts() && was >= 0 && is >= 0) {
      long before = score.patternShape(score.clipPattern(was));
      long now = next.patternShape(next.clipPattern(is));
      if (before >>> 32 == now >>> 32 && before != now) {
        restartedClip = next.clipStart(is);
        restartTick = tick;
      }
    }
  }

  /** Every pattern begins where its clip does. */
  @RealTime
  void forgetRestart() {
    restartedClip = -1;
  }

  /** Tick of a clip at which its pattern began. */
  @RealTime
  private long origin(int ofClip) {
    if (ofClip == LAUNCHED) {
      return launched.start();
    }
    long start = score.clipStart(ofClip);
    return start == restartedClip ? restartTick : start;
  }

  /** Goes behind the onset before which it stands. */
  @RealTime
  void advance() {
    note++;
    if (note == noteEnd) {
      note = firstNote;
      repetitionStart += patternLength;
    }
    nextTick = repetitionStart + score.noteTick(note);
    if (nextTick >= clipEnd) {
      if (clip == LAUNCHED) {
        nextTick = NEVER;
      } else {
        clip++;
        enterClip(0);
      }
    }
  }

  @RealTime
  private void enterClip(long fromTick) {
    for (; clip < score.clipCount(); clip++) {
      if (enter(fromTick)) {
        return;
      }
    }
    nextTick = NEVER;
  }

  /** Goes before the first onset of its clip from a tick on; false when the clip has none there. */
  @RealTime
  private boolean enter(long fromTick) {
    long start = origin(clip);
    int pattern = patternOf(clip);
    clipEnd = endOf(clip);
    patternLength = score.patternLength(pattern);
    firstNote = score.firstNote(pattern);
    noteEnd = score.noteEnd(pattern);
    if (firstNote == noteEnd) {
      return false;
    }
    long passed = Math.max(0, fromTick - start);
    repetitionStart = start + passed - passed % patternLength;
    note = score.firstNoteFrom(pattern, passed % patternLength);
    if (note == noteEnd) {
      note = firstNote;
      repetitionStart += patternLength;
    }
    nextTick = repetitionStart + score.noteTick(note);
    return nextTick < clipEnd;
  }

  /** Song tick of the next onset, {@link #NEVER} when there is none. */
  @RealTime
  long nextTick() {
    return nextTick;
  }

  /** Song tick at which the next note ends: where its clip ends at the latest. */
  @RealTime
  long offTick() {
    return Math.min(clipEnd, nextTick + score.noteLength(note));
  }

  /** Whether the onset before which it stands is played. */
  @RealTime
  boolean plays() {
    if (score.late(note) > 0 && round() < score.late(note)) {
      return false;
    }
    return score.conditions(note) == 0 || says(note, clip, round());
  }

  @RealTime
  private long round() {
    return (repetitionStart - origin(clip)) / patternLength;
  }

  /** Whether all conditions of a note hold that the player meets in a round of a clip. */
  @RealTime
  private boolean says(int asked, int ofClip, long round) {
    long cycle = cycle(asked, ofClip, round);
    for (long left = score.conditions(asked); left != 0; left >>>= TrackScore.CONDITION_BITS) {
      boolean holds = holds((int) left & 0xffff, asked, ofClip, round, cycle);
      if (holds == ((left & TrackScore.NEGATED) != 0)) {
        return false;
      }
    }
    return true;
  }

  /** Pass through the pattern in which a note belongs, from 0 at its clip's beginning. */
  @RealTime
  private long cycle(int asked, int ofClip, long round) {
    return (round + score.shift(asked)) * score.cycles(patternOf(ofClip)) + score.cycle(asked);
  }

  @RealTime
  private boolean holds(int condition, int asked, int ofClip, long round, long cycle) {
    int numbers = condition >> TrackScore.NUMBER_SHIFT;
    return switch (condition & 7) {
      case PROBABILITY ->
          Chance.below(PERCENT, Chance.mix(Chance.mix(score.origin(asked), cycle), condition))
              < (numbers & PERCENT_MASK);
      case RATIO -> cycle % ((numbers >> TrackScore.RATIO_BITS) + 1) == (numbers & RATIO_MASK);
      case FIRST -> cycle == 0;
      case LAST -> lastPass(ofClip, cycle);
      case PRE -> saidBefore(score.askedBefore(asked), ofClip, round - score.late(asked));
      case NEI -> neighbour != null && neighbour.said(tickOf(asked, ofClip, round));
      default -> fill;
    };
  }

  /** Whether the clip ends before the pattern's next pass ends. */
  @RealTime
  private boolean lastPass(int ofClip, long cycle) {
    int pattern = patternOf(ofClip);
    long end = (cycle + 1) * score.patternLength(pattern) / score.cycles(pattern);
    return origin(ofClip) + end >= endOf(ofClip);
  }

  /** What a note of this round said, or when there was none, the last one of the round before. */
  @RealTime
  private boolean saidBefore(int asked, int ofClip, long round) {
    if (asked >= 0) {
      return says(asked, ofClip, round);
    }
    int last = score.lastAsked(patternOf(ofClip));
    return last >= 0 && round >= 1 && says(last, ofClip, round - 1);
  }

  /** When the first strike of a note begins: then all that repeat it are asked, too. */
  @RealTime
  private long tickOf(int asked, int ofClip, long round) {
    return origin(ofClip)
        + round * score.patternLength(patternOf(ofClip))
        + score.noteTick(asked)
        - score.sinceFirst(asked);
  }

  /** What the last conditions said that were asked on this track at or before a tick. */
  @RealTime
  private boolean said(long tick) {
    int ofClip = launched.pattern() == Launched.ARRANGED ? score.clipBefore(tick) : LAUNCHED;
    if (ofClip < 0 || patternOf(ofClip) < 0) {
      return false;
    }
    int pattern = patternOf(ofClip);
    long passed = Math.min(tick, endOf(ofClip) - 1) - origin(ofClip);
    if (passed < 0) {
      return false;
    }
    long round = passed / score.patternLength(pattern);
    int last = score.firstNoteFrom(pattern, passed % score.patternLength(pattern) + 1) - 1;
    if (last < score.firstNote(pattern)) {
      return saidBefore(-1, ofClip, round);
    }
    return saidBefore(score.askedSoFar(last), ofClip, round);
  }

  /** Key of the next note: its own, or one that is drawn. */
  @RealTime
  int key() {
    int others = score.otherKeys(note);
    if (others > 0) {
      long drawn = Chance.mix(Chance.mix(score.origin(note), cycle(note, clip, round())), KEY_DICE);
      int other = Chance.below(others + 1, drawn);
      return other == 0 ? score.key(note) : score.otherKey(note, other - 1);
    }
    return score.key(note);
  }

  @RealTime
  int velocity() {
    return score.velocity(note);
  }

  /** Whether the next onset begins a note and is no repetition of a ratchet. */
  @RealTime
  boolean firstStrike() {
    return score.firstStrike(note);
  }

  /** Index of the pattern that the next onset comes from. */
  int pattern() {
    return patternOf(clip);
  }

  /** Number of the next onset among all of its pattern. */
  int noteOfPattern() {
    return note - firstNote;
  }

  /** First lock of the next note. */
  @RealTime
  int firstLock() {
    return score.firstLock(note);
  }

  @RealTime
  int lockCount() {
    return score.lockCount(note);
  }

  @RealTime
  TrackScore score() {
    return score;
  }
}
