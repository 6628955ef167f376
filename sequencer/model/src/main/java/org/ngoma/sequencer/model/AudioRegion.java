package org.ngoma.sequencer.model;

/**
 * What of a recording is heard, and how: the sound of an {@link AudioClip}, wherever that stands.
 * The file itself is never changed.
 *
 * @param offsetFrames frames of the file that are passed over at the beginning, in the order in
 *     which it is played: when reversed, from its end
 * @param gainDb from -60 to 24
 * @param fadeInMs from 0 to 60,000
 * @param fadeOutMs likewise
 * @param reverse whether the file is turned round
 * @param followsTempo whether it keeps to the song's beats, else to its own time
 * @param sourceBpm tempo of the recording itself
 * @param stretch how it follows the tempo
 * @param transposeSemitones from -24 to 24; time stays as it is
 */
public record AudioRegion(
    Recording recording,
    long offsetFrames,
    double gainDb,
    double fadeInMs,
    double fadeOutMs,
    FadeCurve curve,
    boolean reverse,
    boolean followsTempo,
    double sourceBpm,
    StretchMode stretch,
    double transposeSemitones) {

  public static final double MIN_GAIN_DB = -60;
  public static final double MAX_GAIN_DB = 24;
  public static final double MAX_FADE_MS = 60_000;
  public static final double MAX_TRANSPOSE = 24;

  private static final double USUAL_BPM = 120;

  public AudioRegion {
    String name = recording.file().name();
    if (offsetFrames < 0 || offsetFrames >= recording.frames()) {
      throw new IllegalArgumentException(
          "%s from frame %d on: it has %d frames"
              .formatted(name, offsetFrames, recording.frames()));
    }
    check(name, "gain", gainDb, MIN_GAIN_DB, MAX_GAIN_DB, "dB");
    check(name, "fade-in", fadeInMs, 0, MAX_FADE_MS, "ms");
    check(name, "fade-out", fadeOutMs, 0, MAX_FADE_MS, "ms");
    check(name, "tempo", sourceBpm, TempoChange.MIN_BPM, TempoChange.MAX_BPM, "BPM");
    check(name, "transposition", transposeSemitones, -MAX_TRANSPOSE, MAX_TRANSPOSE, "semitones");
  }

  private static void check(
      String name, String what, double value, double min, double max, String unit) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          "%s of %s at %s %s: from %s to %s"
              .formatted(
                  what,
                  name,
                  ParamText.number(value),
                  unit,
                  ParamText.number(min),
                  ParamText.number(max)));
    }
  }

  /** All of a recording as it is, in its own time. */
  public static AudioRegion of(Recording recording) {
    return new AudioRegion(
        recording, 0, 0, 0, 0, FadeCurve.POWER, false, false, USUAL_BPM, StretchMode.BEATS, 0);
  }

  /** The same of another recording; at the same second, from its beginning when it is too short. */
  public AudioRegion withRecording(Recording other) {
    long same = Math.round((double) offsetFrames * other.sampleRate() / recording.sampleRate());
    long offset = same < other.frames() ? same : 0;
    return new AudioRegion(
        other,
        offset,
        gainDb,
        fadeInMs,
        fadeOutMs,
        curve,
        reverse,
        followsTempo,
        sourceBpm,
        stretch,
        transposeSemitones);
  }

  /** The same from another frame on. */
  public AudioRegion withOffset(long frames) {
    return new AudioRegion(
        recording,
        frames,
        gainDb,
        fadeInMs,
        fadeOutMs,
        curve,
        reverse,
        followsTempo,
        sourceBpm,
        stretch,
        transposeSemitones);
  }

  /** The same at another level. */
  public AudioRegion withGain(double db) {
    return new AudioRegion(
        recording,
        offsetFrames,
        db,
        fadeInMs,
        fadeOutMs,
        curve,
        reverse,
        followsTempo,
        sourceBpm,
        stretch,
        transposeSemitones);
  }

  /** The same with other fades. */
  public AudioRegion withFades(double inMs, double outMs, FadeCurve newCurve) {
    return new AudioRegion(
        recording,
        offsetFrames,
        gainDb,
        inMs,
        outMs,
        newCurve,
        reverse,
        followsTempo,
        sourceBpm,
        stretch,
        transposeSemitones);
  }

  /** The same turned round, or not. */
  public AudioRegion withReverse(boolean turned) {
    return new AudioRegion(
        recording,
        offsetFrames,
        gainDb,
        fadeInMs,
        fadeOutMs,
        curve,
        turned,
        followsTempo,
        sourceBpm,
        stretch,
        transposeSemitones);
  }

  /** The same, following the song from a tempo of its own. */
  public AudioRegion following(double bpm, StretchMode mode) {
    return new AudioRegion(
        recording,
        offsetFrames,
        gainDb,
        fadeInMs,
        fadeOutMs,
        curve,
        reverse,
        true,
        bpm,
        mode,
        transposeSemitones);
  }

  /** The same in its own time. */
  public AudioRegion inOwnTime() {
    return new AudioRegion(
        recording,
        offsetFrames,
        gainDb,
        fadeInMs,
        fadeOutMs,
        curve,
        reverse,
        false,
        sourceBpm,
        stretch,
        transposeSemitones);
  }

  /** The same at another pitch. */
  public AudioRegion withTranspose(double semitones) {
    return new AudioRegion(
        recording,
        offsetFrames,
        gainDb,
        fadeInMs,
        fadeOutMs,
        curve,
        reverse,
        followsTempo,
        sourceBpm,
        stretch,
        semitones);
  }
}
