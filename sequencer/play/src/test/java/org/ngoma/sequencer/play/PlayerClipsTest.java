package org.ngoma.sequencer.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.FadeCurve;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.StretchMode;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** Recordings on the line begin, go on and end at their exact frames. */
class PlayerClipsTest {

  private static final int RATE = 48_000;

  /** A beat at 120 BPM. */
  private static final int BEAT = 24_000;

  private static final int QUANTUM = 32;
  private static final AudioRegion TAKE =
      AudioRegion.of(new Recording(new FileRef("ab".repeat(32), "take.wav"), RATE, 10L * RATE));

  private final List<String> log = new ArrayList<>();
  private final Player player = new Player(RATE, new Log());
  private long frame;

  private final class Log implements NoteSink {
    @Override
    public void noteOn(int track, int offset, int noteId, int key, float velocity) {}

    @Override
    public void noteOff(int track, int offset, int noteId) {}

    @Override
    public void clip(int track, int offset, ClipTime t) {
      log.add(
          "%d: clip %d of %d, %d in, %d left, cross %d %d, tick %.2f"
              .formatted(
                  frame + offset,
                  t.clip,
                  track,
                  t.framesIn,
                  t.framesLeft,
                  t.crossIn,
                  t.crossOut,
                  t.ticksIn));
    }

    @Override
    public void clipSoon(int track, ClipTime t) {
      log.add("soon %d of %d, %d in".formatted(t.clip, track, t.framesIn));
    }

    @Override
    public void clipsOff(int track, int offset) {
      log.add("%d: off".formatted(frame + offset));
    }
  }

  private static Project song(List<TempoChange> tempos, AudioClip... clips) {
    Track track =
        new Track(1, "t", TrackKind.AUDIO, 50, Map.of(), List.of(), List.of())
            .withAudio(Arrays.asList(clips));
    return new Project("s", tempos, List.of(new SignatureChange(0, 4, 4)), List.of(track));
  }

  private static Project song(AudioClip... clips) {
    return song(List.of(new TempoChange(0, 120)), clips);
  }

  private static AudioClip clip(int id, long start, long length) {
    return new AudioClip(id, start, length, TAKE);
  }

  private void score(Project project) {
    player.score(Score.of(project));
    player.renewClips();
  }

  private void run(long untilFrame) {
    while (frame < untilFrame) {
      player.process(QUANTUM);
      frame += QUANTUM;
    }
  }

  private void says(String... lines) {
    assertEquals(List.of(lines), log);
    log.clear();
  }

  @Test
  void beginsAtItsFrame() {
    score(song(clip(1, 100, 960), clip(2, 4 * 960, 960)));
    says();
    player.play();
    run(3 * BEAT);
    // Tick 100 lies at frame 2,500.
    says("2500: clip 0 of 0, 0 in, 24000 left, cross 0 0, tick 0.00");
    run(5 * BEAT);
    says("96000: clip 1 of 0, 0 in, 24000 left, cross 0 0, tick 0.00");
    player.stop();
    says("120000: off");
  }

  @Test
  void locatedInItsMidstItIsThere() {
    score(song(clip(1, 960, 4 * 960)));
    player.locate(2.5 * 960);
    says("0: off");
    player.play();
    says("0: clip 0 of 0, 36000 in, 60000 left, cross 0 0, tick 1440.00");
    run(640);
    player.locate(960);
    says("640: off");
    run(672);
    says("640: clip 0 of 0, 0 in, 96000 left, cross 0 0, tick 0.00");
    player.locate(5 * 960);
    run(2 * BEAT);
    says("672: off");
  }

  @Test
  void crossesWithItsNeighbours() {
    score(song(clip(1, 0, 2 * 960), clip(2, 960, 2 * 960)));
    player.play();
    run(2 * BEAT);
    says(
        "0: clip 0 of 0, 0 in, 48000 left, cross 0 24000, tick 0.00",
        "24000: clip 1 of 0, 0 in, 48000 left, cross 24000 0, tick 0.00");
    player.locate(1.5 * 960);
    says(
        "48000: off",
        "48000: clip 0 of 0, 36000 in, 12000 left, cross 0 24000, tick 1440.00",
        "48000: clip 1 of 0, 12000 in, 36000 left, cross 24000 0, tick 480.00");
  }

  @Test
  void loopsAreAnnouncedAndExact() {
    score(song(clip(1, 0, 3 * 960), clip(2, 3 * 960, 3 * 960)));
    player.loop(961, 2 * 960 + 1);
    player.locate(961);
    says("0: off");
    player.play();
    says("0: clip 0 of 0, 24025 in, 47975 left, cross 0 0, tick 961.00", "soon 0 of 0, 24025 in");
    run(2 * BEAT + 32);
    says(
        "24000: off",
        "24000: clip 0 of 0, 24025 in, 47975 left, cross 0 0, tick 961.00",
        "48000: off",
        "48000: clip 0 of 0, 24025 in, 47975 left, cross 0 0, tick 961.00");
    player.noLoop();
    run(5 * BEAT);
    says("95975: clip 1 of 0, 0 in, 72000 left, cross 0 0, tick 0.00");
  }

  @Test
  void anEditRenewsWhatGoesOn() {
    score(song(clip(1, 0, 4 * 960)));
    player.play();
    run(BEAT);
    log.clear();
    score(song(clip(1, 0, 3 * 960)));
    says("24000: off", "24000: clip 0 of 0, 24000 in, 48000 left, cross 0 0, tick 960.00");
    // At half the tempo the same place lies twice as far behind its beginning.
    score(song(List.of(new TempoChange(0, 60)), clip(1, 0, 3 * 960)));
    says("24000: off", "24000: clip 0 of 0, 48000 in, 96000 left, cross 0 0, tick 960.00");
    score(song());
    says("24000: off");
  }

  @Test
  void endsWithTheSong() {
    player.endAtSongEnd(true);
    score(song(clip(1, 0, 960)));
    player.play();
    run(2 * BEAT);
    says("0: clip 0 of 0, 0 in, 24000 left, cross 0 0, tick 0.00", "24000: off");
  }

  @Test
  void aCutIsNoSeam() {
    AudioClip left = clip(1, 0, 960);
    AudioClip right =
        new AudioClip(2, 960, 960, TAKE.withOffset(BEAT).withFades(0, 9, FadeCurve.POWER));
    AudioScore joined = compiled(left, right);
    assertEquals(1, joined.clips());
    assertEquals(2 * 960, joined.end(0));
    assertEquals(9, joined.fadeOutMs(0));
    assertEquals(2, compiled(left, right.withRegion(TAKE.withOffset(BEAT + 2))).clips());
    assertEquals(2, compiled(left, right.withRegion(TAKE.withOffset(BEAT).withGain(1))).clips());
    assertEquals(2, compiled(left, right.at(961)).clips());
    AudioRegion faded = TAKE.withOffset(BEAT).withFades(1, 0, FadeCurve.POWER);
    assertEquals(2, compiled(left, right.withRegion(faded)).clips());
  }

  private static AudioScore compiled(AudioClip... clips) {
    Track track = song(clips).tracks().getFirst();
    return AudioScore.compile(track, List.of(new TempoChange(0, 120)), Score.files(track));
  }

  @Test
  void theFlatScoreSaysAllAndIsChecked() {
    AudioRegion region =
        TAKE.withOffset(5)
            .withGain(-3)
            .withFades(1, 2, FadeCurve.SLOW)
            .withReverse(true)
            .following(99, StretchMode.REPITCH)
            .withTranspose(7);
    AudioScore score = compiled(new AudioClip(9, 10, 20, region));
    AudioScore read = AudioScore.of(score.data(), 1);
    assertEquals(score, read);
    assertEquals(9, read.id(0));
    assertEquals(10, read.start(0));
    assertEquals(30, read.end(0));
    assertEquals(5, read.offsetFrames(0));
    assertEquals(-3, read.gainDb(0));
    assertEquals(1, read.fadeInMs(0));
    assertEquals(2, read.fadeOutMs(0));
    assertEquals(true, read.reversed(0));
    assertEquals(true, read.follows(0));
    assertEquals(FadeCurve.SLOW, AudioScore.CURVES.get(read.curve(0)));
    assertEquals(StretchMode.REPITCH, AudioScore.STRETCHES.get(read.stretch(0)));
    assertEquals(99, read.bpm(0));
    assertEquals(7, read.transpose(0));
    assertThrows(IllegalArgumentException.class, () -> AudioScore.of(score.data(), 0));
    long nan = Double.doubleToRawLongBits(Double.NaN);
    long[][] wrong = {
      {0, -1},
      {1, -1},
      {1, 31},
      {2, 10},
      {3, 1},
      {4, -1},
      {5, nan},
      {6, nan},
      {7, -1},
      {8, 4 << 8},
      {8, 3 << 16},
      {9, 0},
      {10, nan}
    };
    for (long[] change : wrong) {
      long[] data = score.data().clone();
      data[(int) change[0]] = change[1];
      assertThrows(IllegalArgumentException.class, () -> AudioScore.of(data, 1));
    }
    assertThrows(IllegalArgumentException.class, () -> AudioScore.of(new long[10], 1));
  }
}
