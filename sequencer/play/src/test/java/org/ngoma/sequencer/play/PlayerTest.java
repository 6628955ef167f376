package org.ngoma.sequencer.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.play.NoteLog.Played;

class PlayerTest {

  private final NoteLog log = new NoteLog();
  private final Player player = new Player(48_000, log);

  private static Project song(double bpm, Track... tracks) {
    return new Project(
        "song",
        List.of(new TempoChange(0, bpm)),
        List.of(new SignatureChange(0, 4, 4)),
        List.of(tracks));
  }

  private static Track track(int id, int patternTicks, long clipTicks, Note... notes) {
    return new Track(
        id,
        "track " + id,
        TrackKind.SYNTH,
        50,
        Map.of(),
        List.of(new Pattern(id, "A", patternTicks, List.of(notes))),
        List.of(new Clip(id, 0, clipTicks)));
  }

  private static Note note(int tick, int length, int key) {
    return new Note(tick, length, key, 127);
  }

  @Test
  void oneNoteAt120BpmLastsHalfASecond() {
    player.score(Score.of(song(120, track(1, 3840, 3840, note(960, 960, 60)))));
    player.play();
    log.runTo(player, 96_000);
    assertEquals(List.of(new Played(0, 24_000, 48_000, 60, 127)), log.notes());
    assertEquals(3840, player.songTick(), 1e-6);
    assertEquals(120, player.bpm());
  }

  @Test
  void nothingPlaysBeforePlay() {
    player.score(Score.of(song(120, track(1, 960, 3840, note(0, 960, 60)))));
    log.runTo(player, 96_000);
    assertTrue(log.notes().isEmpty());
    assertFalse(player.playing());
    player.play();
    log.runTo(player, 96_032);
    assertEquals(96_000, log.notes().getFirst().on());
  }

  @Test
  void swingMovesTheSecondSixteenthOfEachPair() {
    Track straight = track(1, 960, 960, note(0, 240, 60), note(240, 240, 61), note(360, 60, 62));
    Track swung =
        new Track(1, "t", TrackKind.DRUMS, 75, Map.of(), straight.patterns(), straight.clips());
    player.score(Score.of(song(125, swung)));
    player.play();
    log.runTo(player, 48_000);
    // 125 BPM: 24 frames a tick; the pair's middle goes from 240 to 360, 360 to 420.
    assertEquals(
        List.of(
            new Played(0, 0, 360 * 24, 60, 127),
            new Played(0, 360 * 24, 480 * 24, 61, 127),
            new Played(0, 420 * 24, 450 * 24, 62, 127)),
        log.notes());
  }

  @Test
  void anEditOfASoundingNoteLeavesItsEndAlone() {
    player.score(Score.of(song(120, track(1, 3840, 3840, note(0, 960, 60)))));
    player.play();
    log.runTo(player, 9_600);
    player.score(Score.of(song(120, track(1, 3840, 3840))));
    log.runTo(player, 96_000);
    assertEquals(List.of(new Played(0, 0, 24_000, 60, 127)), log.notes());
  }

  @Test
  void aTrackThatGoesOrMovesReleasesItsNotesAtOnce() {
    Track first = track(1, 3840, 3840, note(0, 960, 60));
    Track second = track(2, 3840, 3840, note(0, 960, 72));
    player.score(Score.of(song(120, first, second)));
    player.play();
    log.runTo(player, 9_600);
    player.score(Score.of(song(120, second)));
    assertEquals(0, log.sounding());
    log.runTo(player, 96_000);
    assertEquals(
        List.of(new Played(0, 0, 9_600, 60, 127), new Played(1, 0, 9_600, 72, 127)), log.notes());
  }

  @Test
  void aFullTableReleasesItsOldestNote() {
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i <= Player.MAX_SOUNDING / 64; i++) {
      List<Note> notes = new ArrayList<>();
      for (int n = 0; n < 64; n++) {
        notes.add(note(240 * i, 3840, 32 + n));
      }
      tracks.add(
          new Track(
              i + 1,
              "t",
              TrackKind.SYNTH,
              50,
              Map.of(),
              List.of(new Pattern(1, "A", 3840, notes)),
              List.of(new Clip(1, 0, 3840))));
    }
    log.mayBeFull();
    player.score(Score.of(song(120, tracks.toArray(Track[]::new))));
    player.play();
    log.runTo(player, 60_000);
    assertEquals(Player.MAX_SOUNDING, player.sounding());
    assertEquals(0, player.droppedNotes());
    assertEquals(576, log.notes().size());
    assertEquals(8 * 6_000, log.notes().get(63).off());
    assertEquals(-1, log.notes().get(64).off());
    log.runTo(player, 96_032);
    assertEquals(0, log.sounding());
  }

  @Test
  void moreNotesInOneFrameThanTheTableHoldsAreCounted() {
    List<Note> notes = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      notes.add(note(0, 960, n));
    }
    Track[] tracks = new Track[6];
    for (int i = 0; i < tracks.length; i++) {
      tracks[i] = track(i + 1, 3840, 3840, notes.toArray(Note[]::new));
    }
    player.score(Score.of(song(120, tracks)));
    player.play();
    log.runTo(player, 96_000);
    assertEquals(88, player.droppedNotes());
    assertEquals(512, log.notes().size());
    assertEquals(0, log.sounding());
  }

  @Test
  void aDayAtOneTempoDoesNotDrift() {
    long dayTicks = 24L * 3600 * 137 * 960 / 60;
    Track sparse =
        new Track(
            1,
            "sparse",
            TrackKind.SYNTH,
            50,
            Map.of(),
            List.of(new Pattern(1, "A", 960, List.of(note(0, 1, 60)))),
            List.of(new Clip(1, dayTicks - dayTicks % 960, 960)));
    player.score(Score.of(song(137, sparse)));
    player.play();
    long day = 24L * 3600 * 48_000;
    while (log.frame() < day + 48_000) {
      log.runInOne(player, 1 << 20);
    }
    double seconds = (dayTicks - dayTicks % 960) * 60.0 / (137 * 960);
    assertEquals(Math.round(seconds * 48_000), log.notes().getFirst().on());
  }

  @Test
  void aDayOfLoopsDoesNotDrift() {
    Track tick = track(1, 961, 961, note(0, 1, 60));
    player.score(Score.of(song(113.7, tick)));
    player.loop(0, 961);
    player.play();
    long day = 24L * 3600 * 48_000;
    while (log.frame() < day) {
      log.runInOne(player, 1 << 20);
    }
    int last = log.notes().size() - 1;
    double loopFrames = 961 * 60.0 / (113.7 * 960) * 48_000;
    assertTrue(last > 160_000);
    assertEquals(last * loopFrames, log.notes().get(last).on(), 0.51);
  }

  @Test
  void theSongEndsByItselfWhenAsked() {
    player.score(Score.of(song(120, track(1, 960, 1920, note(0, 960, 60)))));
    player.endAtSongEnd(true);
    player.play();
    log.runTo(player, 48_000);
    assertTrue(player.playing());
    log.runTo(player, 48_032);
    assertFalse(player.playing());
    assertEquals(1920, player.songTick());
    assertEquals(0, log.sounding());
    assertEquals(2, log.notes().size());
  }

  @Test
  void aPositionBehindTheLoopPlaysOn() {
    player.score(Score.of(song(120, track(1, 960, 9600, note(0, 100, 60)))));
    player.locate(4000);
    player.loop(0, 960);
    player.play();
    log.runTo(player, 48_000);
    assertEquals(5920, player.songTick(), 1e-6);
    player.locate(0);
    log.runTo(player, 96_032);
    assertEquals(32 / 25.0, player.songTick(), 1e-6);
  }

  @Test
  void aNewTempoInALoopMovesOnlyWhatIsStillToCome() {
    Track beat = track(1, 960, 960, note(0, 10, 60));
    player.score(Score.of(song(120, beat)));
    player.loop(0, 960);
    player.play();
    log.runTo(player, 12_000);
    player.score(Score.of(song(60, beat)));
    log.runTo(player, 90_000);
    assertEquals(List.of(0L, 36_000L, 84_000L), log.notes().stream().map(Played::on).toList());
  }

  @Test
  void whatHappensAtTheVeryFrameOfTheJumpHappensBehindIt() {
    Track beat = track(1, 960, 960, note(0, 960, 60));
    player.score(Score.of(song(120, beat)));
    player.loop(0, 960);
    player.play();
    log.runTo(player, 24_000);
    assertEquals(0, player.songTick());
    player.score(Score.of(song(120, beat)));
    assertEquals(0, log.sounding());
    log.runTo(player, 48_000);
    player.stop();
    assertEquals(0, player.songTick());
    player.play();
    log.runTo(player, 48_032);
    assertEquals(List.of(0L, 24_000L, 48_000L), log.notes().stream().map(Played::on).toList());
    assertEquals(48_000, log.notes().get(1).off());
  }

  @Test
  void aPositionThatIsNoneIsTheBeginning() {
    player.score(Score.of(song(120, track(1, 960, 960, note(0, 10, 60)))));
    player.loop(0, 960);
    player.play();
    player.locate(Double.NaN);
    assertEquals(0, player.songTick());
    player.locate(-5);
    log.runTo(player, 32);
    assertEquals(1, log.notes().size());
  }

  @Test
  void twoScoresBetweenTwoQuantaLoseNoNote() {
    Track notes = track(1, 960, 96_000, note(0, 1, 60), note(1, 1, 61), note(2, 1, 62));
    Project slow = song(20, notes);
    Project fast = song(999, notes);
    Project middle = song(120, notes);
    player.score(Score.of(fast));
    player.play();
    int swaps = 0;
    while (log.frame() < 96_000) {
      log.runTo(player, log.frame() + 7);
      player.score(Score.of(swaps % 2 == 0 ? slow : middle));
      player.score(Score.of(fast));
      swaps++;
    }
    for (int i = 0; i < log.notes().size(); i++) {
      assertEquals(60 + i % 3, log.notes().get(i).key());
    }
  }
}
