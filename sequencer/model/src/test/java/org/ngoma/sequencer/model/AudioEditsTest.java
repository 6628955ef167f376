package org.ngoma.sequencer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Edits of recordings on tracks of audio. */
class AudioEditsTest {

  private static final Recording TAKE =
      new Recording(new FileRef("ab".repeat(32), "take.wav"), 48_000, 480_000);
  private static final int BEAT = Ppqn.TICKS;

  private final History history =
      new History(
          Project.empty("song")
              .withTracks(List.of(track(1, "Vocals"), track(2, "Guitar"), drums())),
          TestParameters.ALL,
          new MemoryJournal());

  private static Track track(int id, String name) {
    return new Track(id, name, TrackKind.AUDIO, 50, Map.of(), List.of(), List.of());
  }

  private static Track drums() {
    return new Track(3, "Kick", TrackKind.DRUMS, 50, Map.of(), List.of(), List.of());
  }

  private static AudioClip clip(int id, long start, long length) {
    return new AudioClip(id, start, length, AudioRegion.of(TAKE));
  }

  @Test
  void recordingsAreAddedMovedAndRemoved() throws EditRefused {
    does("Add take.wav to Vocals", new Edit.AddAudioClip(1, clip(11, 0, 4 * BEAT)));
    assertEquals(4 * BEAT, history.project().endTick());
    does("Move take.wav of Vocals", new Edit.MoveAudioClip(1, 11, 1, 960));
    does("Move take.wav of Vocals", new Edit.MoveAudioClip(1, 11, 2, 1920));
    assertEquals(List.of(), audio(0));
    assertEquals(List.of(clip(11, 1920, 4 * BEAT)), audio(1));
    assertEquals(12, history.freshId());
    does("Remove take.wav of Guitar", new Edit.RemoveAudioClip(2, 11));
    assertEquals(List.of(), audio(1));
    for (int i = 0; i < 4; i++) {
      assertTrue(history.undo().isPresent());
    }
    assertEquals(List.of(), audio(0));
    history.redo();
    assertEquals(List.of(clip(11, 0, 4 * BEAT)), audio(0));
  }

  /** At 120 BPM a beat is half a second: 24,000 frames. */
  @Test
  void aCutLeavesEverySoundWhereItWas() throws EditRefused {
    AudioRegion faded = AudioRegion.of(TAKE).withFades(5, 7, FadeCurve.LINEAR);
    does("Add take.wav to Vocals", new Edit.AddAudioClip(1, new AudioClip(11, 0, 8 * BEAT, faded)));
    does("Cut take.wav of Vocals", new Edit.SplitAudioClip(1, 11, 3 * BEAT, 12));
    assertEquals(
        List.of(
            new AudioClip(11, 0, 3 * BEAT, faded.withFades(5, 0, FadeCurve.LINEAR)),
            new AudioClip(
                12,
                3 * BEAT,
                5 * BEAT,
                faded.withFades(0, 7, FadeCurve.LINEAR).withOffset(72_000))),
        audio(0));
    assertEquals(13, history.freshId());
  }

  @Test
  void trimmedTheSoundStaysWhereItLies() throws EditRefused {
    does("Add take.wav to Vocals", new Edit.AddAudioClip(1, clip(11, BEAT, 4 * BEAT)));
    does("Trim take.wav of Vocals", new Edit.TrimAudioClip(1, 11, 2 * BEAT, BEAT));
    AudioRegion later = AudioRegion.of(TAKE).withOffset(24_000);
    assertEquals(List.of(new AudioClip(11, 2 * BEAT, BEAT, later)), audio(0));
    does("Trim take.wav of Vocals", new Edit.TrimAudioClip(1, 11, BEAT, 4 * BEAT));
    assertEquals(List.of(clip(11, BEAT, 4 * BEAT)), audio(0));
    refused(
        "take.wav cannot begin at tick 0: there is none of it left",
        new Edit.TrimAudioClip(1, 11, 0, BEAT));
  }

  @Test
  void timeOfARecordingIsTheSongsOrItsOwn() throws EditRefused {
    List<TempoChange> tempos = List.of(new TempoChange(0, 120), new TempoChange(2 * BEAT, 60));
    AudioRegion own = AudioRegion.of(TAKE);
    AudioRegion following = own.following(100, StretchMode.BEATS);
    assertEquals(24_000 * 2 + 48_000, AudioTime.frames(tempos, own, 0, 3 * BEAT), 1e-6);
    assertEquals(3 * 28_800, AudioTime.frames(tempos, following, 0, 3 * BEAT), 1e-6);
    assertEquals(-3 * 28_800, AudioTime.frames(tempos, following, 3 * BEAT, 0), 1e-6);
    // Ten seconds: one of two beats, nine of one each; at 100 BPM 16 2/3 beats.
    assertEquals(11 * BEAT, AudioTime.ticks(tempos, own, 0));
    assertEquals(10 * BEAT, AudioTime.ticks(tempos, own, 2 * BEAT));
    assertEquals(16_000, AudioTime.ticks(tempos, following, 0));
    for (double tick = 0; tick < 9_000; tick += 77) {
      double seconds = AudioTime.secondsAt(tempos, tick);
      assertEquals(tick, AudioTime.tickAt(tempos, seconds), 1e-6);
    }
  }

  @Test
  void itsSoundIsChanged() throws EditRefused {
    does("Add take.wav to Vocals", new Edit.AddAudioClip(1, clip(11, 0, BEAT)));
    AudioRegion region = AudioRegion.of(TAKE).withGain(-6).withReverse(true).withTranspose(3);
    does("Change take.wav of Vocals", new Edit.ChangeAudioClip(1, 11, region));
    assertEquals(region, audio(0).getFirst().region());
    Project before = history.project();
    history.apply(new Edit.ChangeAudioClip(1, 11, region), Gesture.ALONE);
    assertSame(before, history.project());
  }

  @Test
  void aMissingRecordingIsFoundAgainEverywhere() throws EditRefused {
    AudioRegion late = AudioRegion.of(TAKE).withOffset(240_000);
    does("Add take.wav to Vocals", new Edit.AddAudioClip(1, new AudioClip(11, 0, BEAT, late)));
    does("Add take.wav to Guitar", new Edit.AddAudioClip(2, clip(12, 0, BEAT)));
    Recording other = new Recording(new FileRef("cd".repeat(32), "found.wav"), 24_000, 240_000);
    does("Find found.wav again", new Edit.RelinkRecording("ab".repeat(32), other));
    assertEquals(other, audio(1).getFirst().region().recording());
    assertEquals(120_000, audio(0).getFirst().region().offsetFrames());
    refused(
        "no clip plays the recording abababababab…: it may have been removed",
        new Edit.RelinkRecording("ab".repeat(32), other));
  }

  @Test
  void twoMayCrossFadeButNoneLiesWithinAnother() throws EditRefused {
    does("Add take.wav to Vocals", new Edit.AddAudioClip(1, clip(11, 0, 4 * BEAT)));
    does("Add take.wav to Vocals", new Edit.AddAudioClip(1, clip(12, 3 * BEAT, 4 * BEAT)));
    refused(
        "track Vocals: at tick 960 take.wav lies within take.wav: cut one of them first",
        new Edit.AddAudioClip(1, clip(13, BEAT, BEAT)));
    refused(
        "track Vocals: at tick 2881 three recordings overlap, and two at most can cross-fade",
        new Edit.AddAudioClip(1, clip(13, 3 * BEAT + 1, 4 * BEAT)));
  }

  @Test
  void whatCannotBeIsSaidInOneSentence() throws EditRefused {
    does("Add take.wav to Vocals", new Edit.AddAudioClip(1, clip(11, 0, 4 * BEAT)));
    refused(
        "track Kick plays no recordings: put them on a track of audio",
        new Edit.AddAudioClip(3, clip(12, 0, BEAT)));
    refused(
        "recording take.wav has the id 11 of take.wav of Vocals: give it a new one",
        new Edit.AddAudioClip(2, clip(11, 0, BEAT)));
    refused(
        "track Guitar has no recording 11: it may have been removed",
        new Edit.RemoveAudioClip(2, 11));
    refused(
        "take.wav of Vocals cut at tick 3840: it lies between 0 and 3840",
        new Edit.SplitAudioClip(1, 11, 4 * BEAT, 12));
    refused(
        "take.wav at tick -1 with length 3840: from 0, length from 1, and not without end",
        new Edit.MoveAudioClip(1, 11, 1, -1));
    says("gain of take.wav at 25 dB: from -60 to 24", () -> AudioRegion.of(TAKE).withGain(25));
    says(
        "take.wav from frame 480000 on: it has 480000 frames",
        () -> AudioRegion.of(TAKE).withOffset(480_000));
    says(
        "transposition of take.wav at -25 semitones: from -24 to 24",
        () -> AudioRegion.of(TAKE).withTranspose(-25));
    says(
        "recording take.wav of 0 frames: from 1 to 1073741823",
        () -> new Recording(TAKE.file(), 48_000, 0));
  }

  private List<AudioClip> audio(int track) {
    return history.project().tracks().get(track).audio();
  }

  private void does(String words, Edit edit) throws EditRefused {
    assertEquals(words, history.apply(edit, Gesture.ALONE).words());
  }

  private void refused(String sentence, Edit... edits) throws EditRefused {
    for (int i = 0; i + 1 < edits.length; i++) {
      history.apply(edits[i], Gesture.ALONE);
    }
    Project before = history.project();
    EditRefused refused =
        assertThrows(
            EditRefused.class, () -> history.apply(edits[edits.length - 1], Gesture.ALONE));
    assertEquals(sentence, refused.getMessage());
    assertSame(before, history.project());
  }

  private static void says(String sentence, org.junit.jupiter.api.function.Executable what) {
    assertEquals(sentence, assertThrows(IllegalArgumentException.class, what).getMessage());
  }
}
