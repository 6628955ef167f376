package org.ngoma.firmware.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.lane.Signal;
import org.ngoma.firmware.store.ProjectFiles;
import org.ngoma.hal.rt.Fault;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

class EngineTest {

  private static final int SECOND = 48_000;

  private static float[][] song(Project project, int frames, int period) {
    Pumped pumped = new Pumped();
    pumped.sender.load(project, 1);
    pumped.sender.signal().play();
    return pumped.render(frames, period);
  }

  @Test
  void everyPeriodSizeGivesTheSameBits() {
    Project project = TestSongs.everyKind(2);
    int frames = 96 * 1024;
    float[][] wanted = song(project, frames, 32);
    assertTrue(Pumped.peak(wanted) > 0.05, "the song sounds");
    for (int period : new int[] {64, 96, 256, 1024}) {
      float[][] got = song(project, frames, period);
      assertArrayEquals(wanted[0], got[0], "left, period " + period);
      assertArrayEquals(wanted[1], got[1], "right, period " + period);
    }
  }

  @Test
  void silentUntilPlayed() {
    Pumped pumped = new Pumped();
    pumped.sender.load(TestSongs.everyKind(1), 1);
    assertEquals(0, Pumped.peak(pumped.render(SECOND, 64)));
    pumped.sender.signal().play();
    assertTrue(Pumped.peak(pumped.render(SECOND, 64)) > 0.05);
  }

  @Test
  void howLongItStoodBeforeItPlayedChangesNoBit() throws Exception {
    Project demo = ProjectFiles.open(ProjectFiles.DEMO).project();
    // Every track from its first bar on, so that all of them are heard.
    List<Track> tracks = new ArrayList<>();
    for (Track track : demo.tracks()) {
      Clip first = track.clips().getFirst();
      tracks.add(track.withClips(List.of(new Clip(first.patternId(), 0, first.lengthTicks()))));
    }
    Project project = demo.withTracks(tracks);
    float[][] wanted = song(project, 6 * SECOND, 64);
    int[][] blocksBeforeLoadAndPlay = {{0, 777}, {1, 0}, {3, 1}, {500, 10}};
    for (int[] blocks : blocksBeforeLoadAndPlay) {
      Pumped pumped = new Pumped();
      pumped.render(64 * blocks[0], 64);
      pumped.sender.load(project, 1);
      pumped.render(64 * blocks[1], 64);
      pumped.sender.signal().play();
      float[][] got = pumped.render(6 * SECOND, 64);
      assertArrayEquals(wanted[0], got[0], blocks[0] + " blocks, load, " + blocks[1]);
      assertArrayEquals(wanted[1], got[1], blocks[0] + " blocks, load, " + blocks[1]);
    }
  }

  @Test
  void sendingTheSameProjectAgainChangesNoBit() {
    Project project = TestSongs.everyKind(2);
    float[][] wanted = song(project, 2 * SECOND, 64);
    Pumped pumped = new Pumped();
    pumped.sender.load(project, 1);
    pumped.sender.signal().play();
    float[][] first = pumped.render(SECOND, 64);
    pumped.sender.load(project, 1);
    float[][] second = pumped.render(SECOND, 64);
    for (int i = 0; i < SECOND; i++) {
      assertEquals(wanted[0][i], first[0][i]);
      assertEquals(wanted[0][SECOND + i], second[0][i], "frame " + i + " after the second upload");
    }
  }

  @Test
  void aKnobIsHeardAtTheNextQuantumWithoutAnUpload() {
    Project project = TestSongs.everyKind(4);
    Pumped pumped = new Pumped();
    long loadId = pumped.sender.load(project, 1);
    pumped.sender.signal().play();
    float loud = Pumped.peak(pumped.render(SECOND, 64));
    Project muted = project;
    for (Track track : project.tracks()) {
      muted = withParam(muted, track.id(), "channel.gain", -60.0);
    }
    assertEquals(loadId, pumped.sender.update(project, muted, 1), "no upload");
    pumped.render(SECOND, 64);
    float quiet = Pumped.peak(pumped.render(SECOND, 64));
    assertTrue(quiet < loud / 50, loud + " then " + quiet);
  }

  @Test
  void anEditedPatternIsHeardAndTheRestPlaysOn() {
    Project project = TestSongs.of(List.of(TestSongs.track(1, TrackKind.SYNTH, 8)));
    Track track = project.tracks().getFirst();
    Pattern empty = new Pattern(1, "A", TestSongs.BAR, List.<Note>of());
    Project edited =
        TestSongs.of(
            List.of(
                new Track(1, "x", TrackKind.SYNTH, 50, Map.of(), List.of(empty), track.clips())));
    Pumped pumped = new Pumped();
    pumped.sender.load(project, 1);
    pumped.sender.signal().play();
    assertTrue(Pumped.peak(pumped.render(SECOND, 64)) > 0.02);
    pumped.sender.update(project, edited, 1);
    pumped.render(4 * SECOND, 64);
    assertTrue(pumped.engine.playing());
    assertTrue(Pumped.peak(pumped.render(SECOND, 64)) < 1e-3, "no note is left");
  }

  @Test
  void aRemovedTrackLeavesNothingSounding() {
    Project two =
        TestSongs.of(
            List.of(
                TestSongs.track(1, TrackKind.SYNTH, 8), TestSongs.track(2, TrackKind.DRUMS, 8)));
    Pumped pumped = new Pumped();
    pumped.sender.load(two, 1);
    pumped.sender.signal().play();
    pumped.render(SECOND, 64);
    pumped.sender.update(two, TestSongs.of(List.of()), 1);
    pumped.render(4 * SECOND, 64);
    assertTrue(Pumped.peak(pumped.render(SECOND, 64)) < 1e-3);
  }

  @Test
  void tracksThatChangePlacesKeepTheirSounds() {
    Track drums = TestSongs.track(1, TrackKind.DRUMS, 8);
    Track synth = TestSongs.track(2, TrackKind.SYNTH, 8);
    Pumped pumped = new Pumped();
    Project before = TestSongs.of(List.of(drums, synth));
    pumped.sender.load(before, 1);
    pumped.sender.signal().play();
    pumped.render(SECOND, 64);
    pumped.sender.update(before, TestSongs.of(List.of(synth, drums)), 1);
    assertTrue(Pumped.peak(pumped.render(SECOND, 64)) > 0.05);
    assertEquals(0, pumped.lane.faults().get(Fault.BAD_MESSAGE));
  }

  @Test
  void padsSoundWhileTheTransportStands() {
    Pumped pumped = new Pumped();
    pumped.sender.load(TestSongs.of(List.of(TestSongs.track(1, TrackKind.DRUMS, 1))), 1);
    pumped.render(64, 64);
    pumped.sender.signal().noteOn(0, 36, 120);
    assertTrue(Pumped.peak(pumped.render(SECOND / 5, 64)) > 0.05);
    assertFalse(pumped.engine.playing());
  }

  @Test
  void nonsenseOnTheFastLaneIsCountedAndHarmless() {
    Pumped pumped = new Pumped();
    pumped.sender.load(TestSongs.everyKind(1), 1);
    pumped.render(64, 64);
    int rows = Processors.parameters().master().size();
    pumped.lane.commands().offer(0x7f);
    pumped.lane.commands().offer(Signal.LOCATE);
    pumped.lane.commands().offer(Signal.NOTE_ON | 200L << 8 | 60 << 16 | 100 << 24);
    pumped.sender.signal().param(Signal.SONG_PARAM, 0, rows, 1f);
    pumped.sender.signal().param(Signal.INSTRUMENT_PARAM, 0, 9999, 1f);
    pumped.sender.signal().param(Signal.CHANNEL_PARAM, 63, 0, 1f);
    pumped.sender.signal().loop(100, 50);
    pumped.render(64, 64);
    assertEquals(7, pumped.lane.faults().get(Fault.BAD_MESSAGE));
  }

  @Test
  void theSongEndsAndTheTransportStops() {
    Pumped pumped = new Pumped();
    pumped.sender.load(TestSongs.everyKind(1), 1);
    pumped.sender.signal().play();
    pumped.render(SECOND, 64);
    assertTrue(pumped.engine.playing());
    pumped.render(2 * SECOND, 64);
    assertFalse(pumped.engine.playing());
  }

  @Test
  void aLoopGoesRound() {
    Pumped pumped = new Pumped();
    pumped.sender.load(TestSongs.everyKind(1), 1);
    pumped.sender.signal().loop(0, TestSongs.BAR);
    pumped.sender.signal().play();
    pumped.render(6 * SECOND, 64);
    assertTrue(pumped.engine.playing());
    assertTrue(Pumped.peak(pumped.render(SECOND, 64)) > 0.05);
  }

  private static Project withParam(Project project, int trackId, String id, double value) {
    List<Track> tracks = new ArrayList<>();
    for (Track t : project.tracks()) {
      tracks.add(
          t.id() != trackId
              ? t
              : new Track(
                  t.id(),
                  t.name(),
                  t.kind(),
                  t.swingPercent(),
                  Map.of(id, value),
                  t.patterns(),
                  t.clips()));
    }
    return TestSongs.of(tracks);
  }
}
