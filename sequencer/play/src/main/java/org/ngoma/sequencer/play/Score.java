package org.ngoma.sequencer.play;

import java.util.Arrays;
import java.util.List;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.Track;

/**
 * Everything that the player reads, as one immutable value that is handed to the audio thread by
 * reference.
 */
public final class Score {

  private final TempoMap tempo;
  private final long[] signatures;
  private final TrackScore[] tracks;
  private final AudioScore[] audio;
  private final long endTick;

  /** One without recordings. */
  public Score(TempoMap tempo, long[] signatures, TrackScore[] tracks, long endTick) {
    this(tempo, signatures, tracks, none(tracks.length), endTick);
  }

  private static AudioScore[] none(int tracks) {
    AudioScore[] none = new AudioScore[tracks];
    Arrays.fill(none, AudioScore.NONE);
    return none;
  }

  /**
   * @param signatures three longs each: tick, beats, unit; see {@link #flat}
   * @param tracks by track index, at most 64
   * @param audio likewise
   * @param endTick first tick behind the last clip
   */
  public Score(
      TempoMap tempo, long[] signatures, TrackScore[] tracks, AudioScore[] audio, long endTick) {
    ScoreCheck.score(signatures, tracks, audio, endTick);
    this.tempo = tempo;
    this.signatures = signatures.clone();
    this.tracks = tracks.clone();
    this.audio = audio.clone();
    this.endTick = endTick;
  }

  /** Compiles a whole project, without locks. */
  public static Score of(Project project) {
    List<Track> tracks = project.tracks();
    TrackScore[] compiled = new TrackScore[tracks.size()];
    AudioScore[] audio = new AudioScore[tracks.size()];
    for (int i = 0; i < compiled.length; i++) {
      compiled[i] = TrackScore.compile(tracks.get(i));
      audio[i] = AudioScore.compile(tracks.get(i), project.tempos(), files(tracks.get(i)));
    }
    return new Score(
        TempoMap.of(project.tempos()),
        flat(project.signatures()),
        compiled,
        audio,
        project.endTick());
  }

  /** SHA-256 of the recordings of a track, each once. */
  public static List<String> files(Track track) {
    return track.audio().stream()
        .map(clip -> clip.region().recording().file().sha256())
        .distinct()
        .toList();
  }

  /** Signature changes as flat longs: tick, beats, unit of each. */
  public static long[] flat(List<SignatureChange> changes) {
    long[] flat = new long[3 * changes.size()];
    for (int i = 0; i < changes.size(); i++) {
      flat[3 * i] = changes.get(i).tick();
      flat[3 * i + 1] = changes.get(i).beats();
      flat[3 * i + 2] = changes.get(i).unit();
    }
    return flat;
  }

  @RealTime
  public TempoMap tempo() {
    return tempo;
  }

  /** Tick, beats and unit of every signature change; not to be changed. */
  @RealTime
  public long[] signatures() {
    return signatures;
  }

  @RealTime
  public int trackCount() {
    return tracks.length;
  }

  @RealTime
  public TrackScore track(int index) {
    return tracks[index];
  }

  @RealTime
  AudioScore audio(int index) {
    return audio[index];
  }

  /** First tick behind the last clip. */
  @RealTime
  public long endTick() {
    return endTick;
  }
}
