package org.ngoma.sequencer.play;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.AudioTime;
import org.ngoma.sequencer.model.FadeCurve;
import org.ngoma.sequencer.model.StretchMode;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;

/**
 * The recordings of one track in one flat array that goes through shared memory as it is.
 * Immutable; any thread.
 *
 * <p>Layout in longs, for each clip, sorted by start: id, start tick, end tick, index of its file,
 * offset in frames, gain in dB, fades in ms, flags, tempo in BPM, transposition in semitones; what
 * is no whole number as double bits. Flags: 1 reversed, 2 follows the tempo, curve from bit 8,
 * stretch from bit 16.
 */
public final class AudioScore {

  /** No recordings. */
  public static final AudioScore NONE = new AudioScore(new long[0]);

  /** Fades by the number that stands for them. */
  public static final List<FadeCurve> CURVES =
      List.of(FadeCurve.POWER, FadeCurve.LINEAR, FadeCurve.SMOOTH, FadeCurve.SLOW);

  /** Ways to stretch by the number that stands for them. */
  public static final List<StretchMode> STRETCHES =
      List.of(StretchMode.BEATS, StretchMode.TONES, StretchMode.REPITCH);

  static final int CLIP = 11;
  static final int START = 1;
  static final int END = 2;
  static final int FILE = 3;
  static final int OFFSET = 4;
  static final int GAIN = 5;
  static final int FADE_IN = 6;
  static final int FADE_OUT = 7;
  static final int FLAGS = 8;
  static final int BPM = 9;
  static final int TRANSPOSE = 10;
  static final long REVERSED = 1;
  static final long FOLLOWS = 2;
  static final int CURVE_SHIFT = 8;
  static final int STRETCH_SHIFT = 16;

  private final long[] data;

  private AudioScore(long[] data) {
    this.data = data;
  }

  /**
   * Compiles a track. Clips that go on where the one before ends become one, so that a cut is not
   * heard.
   *
   * @param files SHA-256 of the recordings; an index into it stands for each
   */
  public static AudioScore compile(Track track, List<TempoChange> tempos, List<String> files) {
    List<AudioClip> clips = joined(track.audio(), tempos);
    long[] data = new long[CLIP * clips.size()];
    for (int i = 0; i < clips.size(); i++) {
      AudioClip clip = clips.get(i);
      AudioRegion region = clip.region();
      int at = CLIP * i;
      data[at] = clip.id();
      data[at + START] = clip.startTick();
      data[at + END] = clip.endTick();
      data[at + FILE] = files.indexOf(region.recording().file().sha256());
      data[at + OFFSET] = region.offsetFrames();
      data[at + GAIN] = Double.doubleToRawLongBits(region.gainDb());
      data[at + FADE_IN] = Double.doubleToRawLongBits(region.fadeInMs());
      data[at + FADE_OUT] = Double.doubleToRawLongBits(region.fadeOutMs());
      data[at + FLAGS] =
          (region.reverse() ? REVERSED : 0)
              | (region.followsTempo() ? FOLLOWS : 0)
              | (long) CURVES.indexOf(region.curve()) << CURVE_SHIFT
              | (long) STRETCHES.indexOf(region.stretch()) << STRETCH_SHIFT;
      data[at + BPM] = Double.doubleToRawLongBits(region.sourceBpm());
      data[at + TRANSPOSE] = Double.doubleToRawLongBits(region.transposeSemitones());
    }
    return new AudioScore(data);
  }

  private static List<AudioClip> joined(List<AudioClip> clips, List<TempoChange> tempos) {
    List<AudioClip> joined = new ArrayList<>(clips.size());
    for (AudioClip clip : clips) {
      AudioClip before = joined.isEmpty() ? null : joined.getLast();
      if (before != null && goesOn(before, clip, tempos)) {
        AudioRegion first = before.region();
        AudioRegion both =
            first.withFades(first.fadeInMs(), clip.region().fadeOutMs(), first.curve());
        long length = clip.endTick() - before.startTick();
        joined.set(joined.size() - 1, new AudioClip(before.id(), before.startTick(), length, both));
      } else {
        joined.add(clip);
      }
    }
    return joined;
  }

  /** Whether nothing but its place and a fade at the far ends tells a clip from the one before. */
  private static boolean goesOn(AudioClip before, AudioClip clip, List<TempoChange> tempos) {
    AudioRegion first = before.region();
    AudioRegion second = clip.region();
    if (before.endTick() != clip.startTick()
        || first.fadeOutMs() != 0
        || second.fadeInMs() != 0
        || !first
            .withOffset(0)
            .withFades(0, 0, first.curve())
            .equals(second.withOffset(0).withFades(0, 0, second.curve()))) {
      return false;
    }
    double reached =
        first.offsetFrames()
            + AudioTime.frames(tempos, first, before.startTick(), before.endTick());
    return Math.abs(reached - second.offsetFrames()) <= 1;
  }

  /**
   * What another process compiled. Not for the audio thread: it reads every entry.
   *
   * @param data kept; not to be changed from now on
   * @param files how many there are
   * @throws IllegalArgumentException when it is not what {@link #compile} makes
   */
  public static AudioScore of(long[] data, int files) {
    AudioScoreCheck.check(data, files);
    return new AudioScore(data);
  }

  /** The flat array; not to be changed. */
  public long[] data() {
    return data;
  }

  @RealTime
  public int clips() {
    return data.length / CLIP;
  }

  public int id(int clip) {
    return (int) data[CLIP * clip];
  }

  @RealTime
  public long start(int clip) {
    return data[CLIP * clip + START];
  }

  @RealTime
  public long end(int clip) {
    return data[CLIP * clip + END];
  }

  /** Index of its file. */
  public int file(int clip) {
    return (int) data[CLIP * clip + FILE];
  }

  /** Frames passed over at the beginning. */
  public long offsetFrames(int clip) {
    return data[CLIP * clip + OFFSET];
  }

  public double gainDb(int clip) {
    return number(clip, GAIN);
  }

  public double fadeInMs(int clip) {
    return number(clip, FADE_IN);
  }

  public double fadeOutMs(int clip) {
    return number(clip, FADE_OUT);
  }

  public boolean reversed(int clip) {
    return (data[CLIP * clip + FLAGS] & REVERSED) != 0;
  }

  public boolean follows(int clip) {
    return (data[CLIP * clip + FLAGS] & FOLLOWS) != 0;
  }

  /** Place of its curve in {@link #CURVES}. */
  public int curve(int clip) {
    return (int) (data[CLIP * clip + FLAGS] >> CURVE_SHIFT) & 0xff;
  }

  /** Place of its way to stretch in {@link #STRETCHES}. */
  public int stretch(int clip) {
    return (int) (data[CLIP * clip + FLAGS] >> STRETCH_SHIFT) & 0xff;
  }

  /** Its own tempo. */
  public double bpm(int clip) {
    return number(clip, BPM);
  }

  /** In semitones. */
  public double transpose(int clip) {
    return number(clip, TRANSPOSE);
  }

  private double number(int clip, int entry) {
    return Double.longBitsToDouble(data[CLIP * clip + entry]);
  }

  /** Index of the first clip that starts at or behind a tick; {@link #clips} when none does. */
  @RealTime
  int firstFrom(long tick) {
    int low = 0;
    int high = clips();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start(middle) >= tick) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AudioScore score && Arrays.equals(data, score.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }
}
