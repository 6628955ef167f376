package org.ngoma.sequencer.play;

import org.ngoma.sequencer.model.Follow;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Trig;

/** Reads a flat track score completely before anything plays it. Never on the audio thread. */
final class TrackScoreCheck {

  private static final int MAX_KIND = TrackCursor.FILL;

  private final long[] data;
  private final int clips;
  private final int patterns;
  private final int notes;
  private final int locks;

  private TrackScoreCheck(long[] data) {
    this.data = data;
    require(data.length >= TrackScore.HEADER, "shorter than its header");
    for (int i = 0; i < TrackScore.HEADER; i++) {
      require(data[i] >= 0 && data[i] <= Integer.MAX_VALUE, "header entry " + i + " out of range");
    }
    require(
        TrackScore.sizeOf(data[1], data[2], data[3], data[4]) == data.length,
        data.length + " longs do not hold what its header says");
    clips = (int) data[1];
    patterns = (int) data[2];
    notes = (int) data[3];
    locks = (int) data[4];
  }

  static void check(long[] data) {
    TrackScoreCheck check = new TrackScoreCheck(data);
    check.clips();
    check.patterns();
    check.locks();
  }

  private void clips() {
    long end = 0;
    for (int i = 0; i < clips; i++) {
      int at = TrackScore.HEADER + TrackScore.CLIP * i;
      require(
          data[at] >= end && data[at + 1] > data[at] && data[at + 1] <= Ppqn.MAX_TICK,
          "clip " + i + " out of order");
      require(
          data[at + 2] >= 0 && data[at + 2] < patterns, "clip " + i + " names an unknown pattern");
      end = data[at + 1];
    }
  }

  private int noteBase() {
    return TrackScore.HEADER + TrackScore.CLIP * clips + TrackScore.PATTERN * patterns;
  }

  private void patterns() {
    for (int i = 0; i < patterns; i++) {
      int at = TrackScore.HEADER + TrackScore.CLIP * clips + TrackScore.PATTERN * i;
      long first = data[at];
      long count = data[at + 1];
      long length = data[at + 2];
      long cycles = data[at + 3];
      require(
          first >= 0 && count >= 0 && first <= notes && count <= notes - first,
          "pattern " + i + " names unknown notes");
      require(length >= 1 && length <= Integer.MAX_VALUE, "pattern " + i + " has no length");
      long follow = data[at + 6];
      require(
          (follow & 0xff) <= Launched.ARRANGEMENT
              && (follow >> 8 & 0xff) <= 100
              && follow >>> 32 >= 1
              && follow >>> 32 <= Follow.MAX_PASSES,
          "pattern " + i + " is followed by nothing known");
      require(cycles >= 1 && cycles <= Integer.MAX_VALUE, "pattern " + i + " has no passes");
      require(
          data[at + 4] == (int) data[at + 4]
              && heard((int) data[at + 4], (int) first, (int) (first + count)),
          "pattern " + i + " hears an unknown note");
      notes(i, (int) first, (int) (first + count), length, cycles);
    }
  }

  /** Whether it is no note, or one that asks and hears no other. */
  private boolean heard(int note, int from, int to) {
    return note == -1
        || (note >= from
            && note < to
            && (data[noteBase() + TrackScore.NOTE * note + 1] & TrackScore.FIRST_STRIKE) != 0
            && TrackScore.asksAlone(data[noteBase() + TrackScore.NOTE * note + 2]));
  }

  private void notes(int pattern, int from, int to, long patternLength, long cycles) {
    long lastPlace = -1;
    for (int i = from; i < to; i++) {
      int at = noteBase() + TrackScore.NOTE * i;
      long tick = data[at] >> 32;
      int length = (int) data[at];
      long key = data[at + 1] >> 8 & 0xff;
      long velocity = data[at + 1] & 0x7f;
      require(
          tick >= 0
              && tick < patternLength
              && length >= 1
              && key <= 127
              && velocity >= 1
              && data[at + 1] >> 32 >= 0
              && data[at + 1] >> 32 < cycles,
          "note " + i + " out of range");
      conditions(i, data[at + 2]);
      require(heard((int) data[at + 4], from, to), "note " + i + " hears an unknown note");
      require(heard((int) (data[at + 4] >> 32), from, to), "note " + i + " is not heard right");
      long firstLock = data[at + 5] >>> 32;
      long lockCount = data[at + 5] & 0xffffffffL;
      require(firstLock + lockCount <= locks, "note " + i + " names unknown locks");
      require(data[at + 6] >>> TrackScore.KEY_COUNT_SHIFT <= Trig.MAX_KEYS, "note " + i + " keys");
      long place = tick << 7 | key;
      require(place >= lastPlace, "notes of pattern " + pattern + " out of order");
      lastPlace = place;
    }
  }

  private void conditions(int note, long conditions) {
    for (long left = conditions; left != 0; left >>>= TrackScore.CONDITION_BITS) {
      require((left & 7) >= 1 && (left & 7) <= MAX_KIND, "note " + note + " asks nothing known");
    }
  }

  private void locks() {
    for (int i = 0; i < locks; i++) {
      int at = noteBase() + TrackScore.NOTE * notes + TrackScore.LOCK * i;
      require((data[at] & 0xff) <= TrackScore.LOCK_DEVICE, "lock " + i + " of an unknown place");
      require(
          Float.isFinite(Float.intBitsToFloat((int) (data[at + 1] >>> 32)))
              && Float.isFinite(Float.intBitsToFloat((int) data[at + 1])),
          "lock " + i + " is no number");
      require(data[at + 2] >= 0 && data[at + 2] <= Ppqn.MAX_TICK, "lock " + i + " slides too far");
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("track score: " + otherwise);
    }
  }
}
