package org.ngoma.sequencer.play;

import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;

/** Reads a flat audio score completely before anything plays it. Never on the audio thread. */
final class AudioScoreCheck {

  private AudioScoreCheck() {}

  static void check(long[] data, int files) {
    require(
        data.length % AudioScore.CLIP == 0
            && data.length <= AudioScore.CLIP * Track.MAX_AUDIO_CLIPS,
        data.length + " longs are no whole number of clips");
    for (int at = 0; at < data.length; at += AudioScore.CLIP) {
      String clip = "clip " + at / AudioScore.CLIP;
      require(data[at] >= 0 && data[at] <= Integer.MAX_VALUE, clip + " has no id");
      order(data, at, clip);
      require(
          data[at + AudioScore.FILE] >= 0 && data[at + AudioScore.FILE] < files,
          clip + " names an unknown file");
      long offset = data[at + AudioScore.OFFSET];
      require(offset >= 0 && offset < Recording.MAX_FRAMES, clip + " begins nowhere");
      sound(data, at, clip);
    }
  }

  private static void order(long[] data, int at, String clip) {
    long start = data[at + AudioScore.START];
    long end = data[at + AudioScore.END];
    require(start >= 0 && end > start && end <= Ppqn.MAX_TICK, clip + " has no length");
    int before = at - AudioScore.CLIP;
    require(
        before < 0
            || (start > data[before + AudioScore.START] && end > data[before + AudioScore.END]),
        clip + " out of order");
    int twoBefore = before - AudioScore.CLIP;
    require(twoBefore < 0 || start >= data[twoBefore + AudioScore.END], clip + " is the third");
  }

  private static void sound(long[] data, int at, String clip) {
    double most = AudioRegion.MAX_FADE_MS;
    number(data[at + AudioScore.GAIN], AudioRegion.MIN_GAIN_DB, AudioRegion.MAX_GAIN_DB, clip);
    number(data[at + AudioScore.FADE_IN], 0, most, clip);
    number(data[at + AudioScore.FADE_OUT], 0, most, clip);
    number(data[at + AudioScore.BPM], TempoChange.MIN_BPM, TempoChange.MAX_BPM, clip);
    double semitones = AudioRegion.MAX_TRANSPOSE;
    number(data[at + AudioScore.TRANSPOSE], -semitones, semitones, clip);
    long flags = data[at + AudioScore.FLAGS];
    require(
        (flags >> AudioScore.CURVE_SHIFT & 0xff) < AudioScore.CURVES.size()
            && flags >> AudioScore.STRETCH_SHIFT >= 0
            && flags >> AudioScore.STRETCH_SHIFT < AudioScore.STRETCHES.size(),
        clip + " has unknown flags");
  }

  private static void number(long bits, double min, double max, String clip) {
    double value = Double.longBitsToDouble(bits);
    require(value >= min && value <= max, clip + " has a value out of range");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("audio score: " + otherwise);
    }
  }
}
