package org.ngoma.sequencer.play;

import org.ngoma.sequencer.model.Ppqn;

/** Reads a flat track score completely before anything plays it. Never on the audio thread. */
final class TrackScoreCheck {

  private static final int HEADER = 4;

  private final long[] data;
  private final int clips;
  private final int patterns;
  private final int notes;

  private TrackScoreCheck(long[] data) {
    this.data = data;
    require(data.length >= HEADER, "shorter than its header");
    for (int i = 0; i < HEADER; i++) {
      require(data[i] >= 0 && data[i] <= Integer.MAX_VALUE, "header entry " + i + " out of range");
    }
    require(
        TrackScore.sizeOf(data[1], data[2], data[3]) == data.length,
        data.length + " longs do not hold what its header says");
    clips = (int) data[1];
    patterns = (int) data[2];
    notes = (int) data[3];
  }

  static void check(long[] data) {
    TrackScoreCheck check = new TrackScoreCheck(data);
    check.clips();
    check.patterns();
  }

  private void clips() {
    long end = 0;
    for (int i = 0; i < clips; i++) {
      int at = HEADER + 3 * i;
      require(
          data[at] >= end && data[at + 1] > data[at] && data[at + 1] <= Ppqn.MAX_TICK,
          "clip " + i + " out of order");
      require(
          data[at + 2] >= 0 && data[at + 2] < patterns, "clip " + i + " names an unknown pattern");
      end = data[at + 1];
    }
  }

  private void patterns() {
    for (int i = 0; i < patterns; i++) {
      int at = HEADER + 3 * clips + 3 * i;
      long first = data[at];
      long count = data[at + 1];
      long length = data[at + 2];
      require(
          first >= 0 && count >= 0 && first <= notes && count <= notes - first,
          "pattern " + i + " names unknown notes");
      require(length >= 1 && length <= Integer.MAX_VALUE, "pattern " + i + " has no length");
      notes(i, (int) first, (int) (first + count), length);
    }
  }

  private void notes(int pattern, int from, int to, long patternLength) {
    long lastPlace = -1;
    for (int i = from; i < to; i++) {
      int at = HEADER + 3 * clips + 3 * patterns + 2 * i;
      long tick = data[at] >> 32;
      int length = (int) data[at];
      long key = data[at + 1] >> 8;
      long velocity = data[at + 1] & 0xff;
      require(
          tick >= 0
              && tick < patternLength
              && length >= 1
              && key >= 0
              && key <= 127
              && velocity >= 1
              && velocity <= 127,
          "note " + i + " out of range");
      long place = tick << 7 | key;
      require(place >= lastPlace, "notes of pattern " + pattern + " out of order");
      lastPlace = place;
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("track score: " + otherwise);
    }
  }
}
