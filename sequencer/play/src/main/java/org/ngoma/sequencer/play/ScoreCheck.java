package org.ngoma.sequencer.play;

import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TempoChange;

/**
 * Refuses what cannot be played, before it gets near the audio thread. The sentences stand here and
 * not in the classes that play: when the optimising compiler takes up a method, the calling thread
 * creates every text constant of the method's class, and the audio thread may create nothing.
 */
final class ScoreCheck {

  private ScoreCheck() {}

  static void sampleRate(int sampleRate) {
    if (sampleRate < SongClock.MIN_RATE) {
      throw new IllegalArgumentException(
          "sample rate " + sampleRate + ": the player needs " + SongClock.MIN_RATE + " or more");
    }
  }

  static void tempoLongs(long[] data, int length) {
    if (length < 2 || length > data.length || length % 2 != 0) {
      throw new IllegalArgumentException("tempo map of " + length + " longs: two for each change");
    }
  }

  static void tempos(double[] ticks, double[] bpm) {
    if (ticks.length == 0 || ticks[0] != 0) {
      throw new IllegalArgumentException("a tempo map begins with a tempo at tick 0");
    }
    for (int i = 0; i < ticks.length; i++) {
      if (i > 0 && !(ticks[i] > ticks[i - 1] && ticks[i] <= Ppqn.MAX_TICK)) {
        throw new IllegalArgumentException("tempo change out of order at tick " + ticks[i]);
      }
      if (!(bpm[i] >= TempoChange.MIN_BPM && bpm[i] <= TempoChange.MAX_BPM)) {
        throw new IllegalArgumentException(
            "tempo " + bpm[i] + " BPM at tick " + ticks[i] + ": from 20 to 999");
      }
    }
  }

  static void score(long[] signatures, TrackScore[] tracks, AudioScore[] audio, long endTick) {
    if (signatures.length % 3 != 0) {
      throw new IllegalArgumentException(
          signatures.length + " longs of signatures: three for each change");
    }
    if (tracks.length > Project.MAX_TRACKS) {
      throw new IllegalArgumentException(tracks.length + " tracks: a score holds 64 at most");
    }
    for (int i = 0; i < tracks.length; i++) {
      if (tracks[i] == null || audio.length != tracks.length || audio[i] == null) {
        throw new IllegalArgumentException("track " + i + " of the score is missing");
      }
    }
    if (endTick < 0 || endTick > Ppqn.MAX_TICK) {
      throw new IllegalArgumentException("a song that ends at tick " + endTick);
    }
  }
}
