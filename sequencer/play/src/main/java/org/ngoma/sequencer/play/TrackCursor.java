package org.ngoma.sequencer.play;

import org.ngoma.hal.rt.RealTime;

/** Stands before the next onset of one track. Thread: {@code audio}. */
final class TrackCursor {

  /** Tick of a track that has no further onset. */
  static final long NEVER = Long.MAX_VALUE;

  private TrackScore score;
  private int clip;
  private long clipEnd;
  private int patternLength;
  private int firstNote;
  private int noteEnd;
  private long repetitionStart;
  private int note;
  private long nextTick;

  TrackCursor(TrackScore score) {
    this.score = score;
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
    clip = newScore.firstClipEndingAfter(fromTick);
    enterClip(fromTick);
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
      clip++;
      enterClip(0);
    }
  }

  @RealTime
  private void enterClip(long fromTick) {
    for (; clip < score.clipCount(); clip++) {
      long start = score.clipStart(clip);
      int pattern = score.clipPattern(clip);
      clipEnd = score.clipEnd(clip);
      patternLength = score.patternLength(pattern);
      firstNote = score.firstNote(pattern);
      noteEnd = score.noteEnd(pattern);
      if (firstNote == noteEnd) {
        continue;
      }
      long passed = Math.max(0, fromTick - start);
      repetitionStart = start + passed - passed % patternLength;
      note = score.firstNoteFrom(pattern, passed % patternLength);
      if (note == noteEnd) {
        note = firstNote;
        repetitionStart += patternLength;
      }
      nextTick = repetitionStart + score.noteTick(note);
      if (nextTick < clipEnd) {
        return;
      }
    }
    nextTick = NEVER;
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

  @RealTime
  int key() {
    return score.key(note);
  }

  @RealTime
  int velocity() {
    return score.velocity(note);
  }
}
