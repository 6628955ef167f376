package org.ngoma.sequencer.play;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Track;

/**
 * The music of one track in one flat array that goes through shared memory as it is and is played
 * in place. Immutable; any thread.
 *
 * <p>Layout in longs:
 *
 * <pre>
 * header    track id, number of clips, of patterns, of notes
 * clips     start tick, end tick, pattern index       sorted, not overlapping
 * patterns  index of first note, number of notes, length in ticks
 * notes     tick &lt;&lt; 32 | length, key &lt;&lt; 8 | velocity     sorted by tick, then key, in each pattern
 * </pre>
 */
public final class TrackScore {

  static final int HEADER = 4;
  static final int CLIP = 3;
  static final int PATTERN = 3;
  static final int NOTE = 2;

  private final long[] data;
  private final int clipCount;
  private final int patternBase;
  private final int noteBase;

  private TrackScore(long[] data) {
    this.data = data;
    clipCount = (int) data[1];
    patternBase = HEADER + CLIP * clipCount;
    noteBase = patternBase + PATTERN * (int) data[2];
  }

  /** A track that plays nothing. */
  public static TrackScore silent(int trackId) {
    return new TrackScore(new long[] {trackId, 0, 0, 0});
  }

  /**
   * Compiles a track: swing is applied, notes at or behind their pattern's end and clips without a
   * note are left out.
   *
   * @throws IllegalArgumentException when a clip names a pattern that the track does not have
   */
  public static TrackScore compile(Track track) {
    return new TrackScore(ScoreCompiler.compile(track));
  }

  /** The flat array; not to be changed. */
  public long[] data() {
    return data;
  }

  /**
   * The score that another process compiled. Not for the audio thread: it reads every entry.
   *
   * @param data kept and played in place; not to be changed from now on
   * @throws IllegalArgumentException when it is not what {@link #compile} makes
   */
  public static TrackScore of(long[] data) {
    TrackScoreCheck.check(data);
    return new TrackScore(data);
  }

  @RealTime
  public int trackId() {
    return (int) data[0];
  }

  @RealTime
  public int clipCount() {
    return clipCount;
  }

  /** Number of notes in all patterns. */
  @RealTime
  public int noteCount() {
    return (int) data[3];
  }

  @RealTime
  long clipStart(int clip) {
    return data[HEADER + CLIP * clip];
  }

  @RealTime
  long clipEnd(int clip) {
    return data[HEADER + CLIP * clip + 1];
  }

  @RealTime
  int clipPattern(int clip) {
    return (int) data[HEADER + CLIP * clip + 2];
  }

  @RealTime
  int firstNote(int pattern) {
    return (int) data[patternBase + PATTERN * pattern];
  }

  /** Index behind the last note of a pattern. */
  @RealTime
  int noteEnd(int pattern) {
    return firstNote(pattern) + (int) data[patternBase + PATTERN * pattern + 1];
  }

  @RealTime
  int patternLength(int pattern) {
    return (int) data[patternBase + PATTERN * pattern + 2];
  }

  @RealTime
  int noteTick(int note) {
    return (int) (data[noteBase + NOTE * note] >>> 32);
  }

  @RealTime
  int noteLength(int note) {
    return (int) data[noteBase + NOTE * note];
  }

  @RealTime
  int key(int note) {
    return (int) (data[noteBase + NOTE * note + 1] >>> 8);
  }

  @RealTime
  int velocity(int note) {
    return (int) data[noteBase + NOTE * note + 1] & 0xff;
  }

  /** Index of the first clip that ends behind this tick; {@link #clipCount} when none does. */
  @RealTime
  int firstClipEndingAfter(long tick) {
    int low = 0;
    int high = clipCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (clipEnd(middle) > tick) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Index of the pattern's first note at or behind a tick; {@link #noteEnd} when there is none. */
  @RealTime
  int firstNoteFrom(int pattern, long tickInPattern) {
    int low = firstNote(pattern);
    int high = noteEnd(pattern);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (noteTick(middle) >= tickInPattern) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrackScore score && Arrays.equals(data, score.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }

  /** Sizes of the parts, for the check. */
  static long sizeOf(long clips, long patterns, long notes) {
    return HEADER + CLIP * clips + PATTERN * patterns + NOTE * notes;
  }
}
