package org.ngoma.firmware.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.lane.Upload;
import org.ngoma.hal.rt.Fault;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

class LoaderTest {

  @Test
  void anUploadForAnotherEngineIsDropped() {
    Pumped pumped = new Pumped();
    pumped.sender.load(TestSongs.everyKind(1), 7);
    pumped.render(64, 64);
    assertEquals(0, pumped.engine.loadId());
    assertEquals(0, pumped.lane.faults().get(Fault.BAD_MESSAGE));
    long wanted = pumped.sender.load(TestSongs.everyKind(1), 1);
    pumped.render(64, 64);
    assertEquals(wanted, pumped.engine.loadId());
  }

  @Test
  void anUploadCutShortLeavesWhatIsPlayed() {
    Pumped pumped = new Pumped();
    long first = pumped.sender.load(TestSongs.everyKind(1), 1);
    pumped.render(64, 64);
    pumped.lane.uploads().offer(new long[] {Upload.BEGIN, 1, first + 1, 1}, 4);
    pumped.render(64, 64);
    assertEquals(first, pumped.engine.loadId());
    long next = pumped.sender.load(TestSongs.of(List.of()), 1);
    pumped.render(64, 64);
    assertEquals(next, pumped.engine.loadId());
  }

  @Test
  void aCommitWithoutItsTracksIsRefused() {
    Pumped pumped = new Pumped();
    pumped.lane.uploads().offer(new long[] {Upload.BEGIN, 1, 5, 1}, 4);
    pumped.lane.uploads().offer(new long[] {Upload.COMMIT, 5, 3, 0}, 4);
    pumped.render(64, 64);
    assertEquals(0, pumped.engine.loadId());
    assertEquals(1, pumped.lane.faults().get(Fault.BAD_MESSAGE));
  }

  @Test
  void aPatternLargerThanOneMessageArrivesWhole() {
    Pumped pumped = new Pumped();
    Track track = TestSongs.track(1, TrackKind.SYNTH, 1);
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      notes.add(new Note(i, 1, 60, 100));
    }
    Track big =
        new Track(
            1,
            "big",
            TrackKind.SYNTH,
            50,
            Map.of(),
            List.of(new Pattern(1, "A", 100_000, notes)),
            track.clips());
    long wanted = pumped.sender.load(TestSongs.of(List.of(big)), 1);
    pumped.render(64, 64);
    assertEquals(wanted, pumped.engine.loadId());
  }

  @Test
  void asManyTempoChangesAsAProjectMayHaveFitIntoAMessage() {
    List<TempoChange> tempos = new ArrayList<>();
    List<SignatureChange> signatures = new ArrayList<>();
    for (int i = 0; i < Project.MAX_CHANGES; i++) {
      tempos.add(new TempoChange(i * 10L, 60 + i % 100));
      signatures.add(new SignatureChange(i * 3840L, 1 + i % 7, 4));
    }
    Pumped pumped = new Pumped();
    long wanted = pumped.sender.load(new Project("rubato", tempos, signatures, List.of()), 1);
    pumped.render(64, 64);
    assertEquals(wanted, pumped.engine.loadId());
  }

  @Test
  void aScoreCutShortOrLargerThanTheEngineIsRefused() {
    Pumped pumped = new Pumped();
    pumped.lane.uploads().offer(new long[] {Upload.BEGIN, 1, 0, 0}, 4);
    pumped.lane.uploads().offer(new long[] {Upload.SCORE, 0, 0}, 3);
    pumped.lane.uploads().offer(new long[] {Upload.BEGIN, 1, 0, 0}, 4);
    pumped.lane.uploads().offer(new long[] {Upload.SCORE, 0, 200_000_000, 0, 1}, 5);
    pumped.render(64, 64);
    assertEquals(2, pumped.lane.faults().get(Fault.BAD_MESSAGE));
  }

  @Test
  void rubbishNeverGetsThrough() {
    Pumped pumped = new Pumped();
    long good = pumped.sender.load(TestSongs.everyKind(1), 1);
    pumped.render(64, 64);
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long[] message = new long[1 + random.nextInt(12)];
      for (int k = 0; k < message.length; k++) {
        message[k] = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(70) - 2;
      }
      pumped.lane.uploads().offer(message, message.length);
      if (i % 64 == 0) {
        pumped.render(64, 64);
      }
    }
    assertTrue(pumped.lane.faults().get(Fault.BAD_MESSAGE) > 0);
    long again = pumped.sender.load(TestSongs.everyKind(1), 1);
    pumped.render(64, 64);
    assertEquals(again, pumped.engine.loadId());
    assertTrue(again > good);
  }
}
