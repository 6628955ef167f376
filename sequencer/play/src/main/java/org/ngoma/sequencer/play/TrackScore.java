package org.ngoma.sequencer.play;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Track;

/**
 * The music of one track in one flat array that goes through shared memory as it is and is played
 * in place. Immutable; any thread.
 *
 * <p>Layout in longs:
 *
 * <pre>
 * header    track id, number of clips, of patterns, of notes, of locks, flags
 * clips     start tick, end tick, pattern index       sorted, not overlapping
 * patterns  index of first note, number of notes, ticks until it begins again, passes through the
 *           pattern until then, last note whose conditions PRE and NEI hear or -1, id &lt;&lt; 32 | shape,
 *           passes until another follows &lt;&lt; 32 | per cent &lt;&lt; 8 | action
 * notes     tick &lt;&lt; 32 | length
 *           pass &lt;&lt; 32 | late &lt;&lt; 24 | shift &lt;&lt; 16 | key &lt;&lt; 8 | first strike &lt;&lt; 7 | velocity
 *           four conditions of 16 bits: numbers &lt;&lt; 4 | negated &lt;&lt; 3 | kind
 *           ticks since the first strike &lt;&lt; 32 | what its dice are thrown for
 *           last note up to it that NEI hears, or -1 &lt;&lt; 32 | note before it that PRE hears, or -1
 *           first lock &lt;&lt; 32 | number of locks
 *           number of other keys &lt;&lt; 60 | keys of seven bits
 *           sorted by tick, then key, in each pattern
 * locks     device id &lt;&lt; 32 | by ratio &lt;&lt; 31 | row &lt;&lt; 8 | place
 *           value as float bits &lt;&lt; 32 | value that it slides to
 *           ticks of the slide, 0 for none
 * </pre>
 *
 * <p>A pattern is rolled out until its order of steps begins again, which may take several passes;
 * one way through what is rolled out is a round. A note belongs to the pass of the round that is
 * {@code shift} further on; a strike that comes {@code late} rounds after its note looks for PRE
 * there.
 */
public final class TrackScore {

  /** Places of locks: rows of the instrument, of the channel, of an effect. */
  public static final int LOCK_INSTRUMENT = 0;

  public static final int LOCK_CHANNEL = 1;
  public static final int LOCK_DEVICE = 2;

  static final int HEADER = 6;
  static final int CLIP = 3;
  static final int PATTERN = 7;
  static final int NOTE = 7;
  static final int LOCK = 3;

  static final int RESTARTS = 1;
  static final int DRUMS = 2;
  static final int FIRST_STRIKE = 1 << 7;
  static final int NEGATED = 1 << 3;
  static final int NUMBER_SHIFT = 4;
  static final int RATIO_BITS = 6;
  static final int CONDITION_BITS = 16;
  static final int KEY_BITS = 7;
  static final int KEY_COUNT_SHIFT = 60;
  static final long BY_RATIO = 1L << 31;

  private final long[] data;
  private final int clipCount;
  private final int patternBase;
  private final int noteBase;
  private final int lockBase;

  private TrackScore(long[] data) {
    this.data = data;
    clipCount = (int) data[1];
    patternBase = HEADER + CLIP * clipCount;
    noteBase = patternBase + PATTERN * (int) data[2];
    lockBase = noteBase + NOTE * (int) data[3];
  }

  /** A track that plays nothing. */
  public static TrackScore silent(int trackId) {
    return new TrackScore(new long[] {trackId, 0, 0, 0, 0, 0});
  }

  /**
   * Compiles a track: steps are put in their order, swung and stretched, ratchets struck; notes at
   * or behind their pattern's end are left out.
   *
   * @param parameters tables in which locks find their rows
   * @throws IllegalArgumentException when a clip names a pattern that the track does not have
   */
  public static TrackScore compile(Track track, Parameters parameters) {
    return new TrackScore(ScoreCompiler.compile(track, LockRows.of(track, parameters)));
  }

  /** As the other, without locks: the notes alone. */
  public static TrackScore compile(Track track) {
    return new TrackScore(ScoreCompiler.compile(track, LockRows.EMPTY));
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

  /** Passes through the pattern as it is written in one round of it as it is played. */
  @RealTime
  int cycles(int pattern) {
    return (int) data[patternBase + PATTERN * pattern + 3];
  }

  /** Last note of a round whose conditions PRE and NEI hear, below 0 for none. */
  @RealTime
  int lastAsked(int pattern) {
    return (int) data[patternBase + PATTERN * pattern + 4];
  }

  /** Tells patterns apart, and what of them makes a track begin anew that wants it. */
  @RealTime
  long patternShape(int pattern) {
    return data[patternBase + PATTERN * pattern + 5];
  }

  /** Id of a pattern. */
  @RealTime
  int patternId(int pattern) {
    return (int) (patternShape(pattern) >>> 32);
  }

  @RealTime
  int patternCount() {
    return (int) data[2];
  }

  /** Index of the pattern with this id, below 0 when there is none. */
  @RealTime
  int patternOf(int id) {
    int found = patternCount() - 1;
    while (found >= 0 && patternId(found) != id) {
      found--;
    }
    return found;
  }

  /** What comes behind a pattern that was launched: one of the numbers of {@link Launched}. */
  @RealTime
  int followAction(int pattern) {
    return (int) data[patternBase + PATTERN * pattern + 6] & 0xff;
  }

  @RealTime
  int followPercent(int pattern) {
    return (int) (data[patternBase + PATTERN * pattern + 6] >>> 8) & 0xff;
  }

  @RealTime
  int followPasses(int pattern) {
    return (int) (data[patternBase + PATTERN * pattern + 6] >>> 32);
  }

  @RealTime
  boolean restarts() {
    return (data[5] & RESTARTS) != 0;
  }

  /** Whether each key is a sound of its own, with locks of its own. */
  @RealTime
  public boolean drums() {
    return (data[5] & DRUMS) != 0;
  }

  /** Whether any trig locks anything. */
  @RealTime
  public boolean locks() {
    return data[4] != 0;
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
    return (int) (data[noteBase + NOTE * note + 1] >>> 8) & 0x7f;
  }

  @RealTime
  int velocity(int note) {
    return (int) data[noteBase + NOTE * note + 1] & 0x7f;
  }

  /** Whether it begins a note and is no repetition of a ratchet. */
  @RealTime
  boolean firstStrike(int note) {
    return (data[noteBase + NOTE * note + 1] & FIRST_STRIKE) != 0;
  }

  /** Pass of its round in which it belongs. */
  @RealTime
  int cycle(int note) {
    return (int) (data[noteBase + NOTE * note + 1] >>> 32);
  }

  /** How many rounds further on it belongs. */
  @RealTime
  int shift(int note) {
    return (byte) (data[noteBase + NOTE * note + 1] >>> 16);
  }

  /** How many rounds ago its note began. */
  @RealTime
  int late(int note) {
    return (int) (data[noteBase + NOTE * note + 1] >>> 24) & 0xff;
  }

  /** Its conditions, 16 bits each, 0 behind the last one. */
  @RealTime
  long conditions(int note) {
    return data[noteBase + NOTE * note + 2];
  }

  /** What its dice are thrown for. */
  @RealTime
  long origin(int note) {
    return data[noteBase + NOTE * note + 3] & 0xffffffffL;
  }

  /** Ticks since the first strike of its note. */
  @RealTime
  long sinceFirst(int note) {
    return data[noteBase + NOTE * note + 3] >>> 32;
  }

  /** Last note up to this one whose conditions NEI hears, below 0 when none is in this round. */
  @RealTime
  int askedSoFar(int note) {
    return (int) (data[noteBase + NOTE * note + 4] >> 32);
  }

  /** Note before it whose conditions PRE hears, below 0 when none is in this round. */
  @RealTime
  int askedBefore(int note) {
    return (int) data[noteBase + NOTE * note + 4];
  }

  @RealTime
  int firstLock(int note) {
    return (int) (data[noteBase + NOTE * note + 5] >>> 32);
  }

  @RealTime
  int lockCount(int note) {
    return (int) data[noteBase + NOTE * note + 5];
  }

  /** Number of keys that may sound in place of its own. */
  @RealTime
  int otherKeys(int note) {
    return (int) (data[noteBase + NOTE * note + 6] >>> KEY_COUNT_SHIFT);
  }

  @RealTime
  int otherKey(int note, int index) {
    return (int) (data[noteBase + NOTE * note + 6] >>> (KEY_BITS * index)) & 0x7f;
  }

  /** {@link #LOCK_INSTRUMENT}, {@link #LOCK_CHANNEL} or {@link #LOCK_DEVICE}. */
  @RealTime
  public int lockPlace(int lock) {
    return (int) data[lockBase + LOCK * lock] & 0xff;
  }

  @RealTime
  public int lockRow(int lock) {
    return (int) (data[lockBase + LOCK * lock] >>> 8) & 0xffff;
  }

  /** Id of the effect whose row is locked. */
  @RealTime
  public int lockDevice(int lock) {
    return (int) (data[lockBase + LOCK * lock] >>> 32);
  }

  /** Whether its slide goes by equal ratios. */
  @RealTime
  public boolean slidesByRatio(int lock) {
    return (data[lockBase + LOCK * lock] & BY_RATIO) != 0;
  }

  @RealTime
  public float lockValue(int lock) {
    return Float.intBitsToFloat((int) (data[lockBase + LOCK * lock + 1] >>> 32));
  }

  /** Where its slide arrives. */
  @RealTime
  public float slideTo(int lock) {
    return Float.intBitsToFloat((int) data[lockBase + LOCK * lock + 1]);
  }

  /** How long its slide takes; 0 when it holds. */
  @RealTime
  public long slideTicks(int lock) {
    return data[lockBase + LOCK * lock + 2];
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

  /** The clip within which a tick lies, below 0 when none does. */
  @RealTime
  int clipAt(long tick) {
    int clip = firstClipEndingAfter(tick);
    return clip < clipCount && clipStart(clip) <= tick ? clip : -1;
  }

  /** The last clip that starts at or before a tick, below 0 when none does. */
  @RealTime
  int clipBefore(long tick) {
    int clip = firstClipEndingAfter(tick);
    return clip < clipCount && clipStart(clip) <= tick ? clip : clip - 1;
  }

  /** Whether there are conditions, and none of them asks what others said. */
  @RealTime
  static boolean asksAlone(long conditions) {
    boolean alone = conditions != 0;
    for (long left = conditions; left != 0; left >>>= CONDITION_BITS) {
      alone &= (left & 7) != TrackCursor.PRE && (left & 7) != TrackCursor.NEI;
    }
    return alone;
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
  static long sizeOf(long clips, long patterns, long notes, long locks) {
    return HEADER + CLIP * clips + PATTERN * patterns + NOTE * notes + LOCK * locks;
  }
}
