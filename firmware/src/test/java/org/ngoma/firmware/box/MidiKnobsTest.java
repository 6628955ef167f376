package org.ngoma.firmware.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.midi.MidiEngine;
import org.ngoma.firmware.midi.MidiNotice;
import org.ngoma.firmware.midi.MidiSetup;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

class MidiKnobsTest {

  private static double turns(Takeover takeover, double stands, double... knob) {
    double now = stands;
    for (double to : knob) {
      now = takeover.turn(to, now);
    }
    return now;
  }

  @Test
  void aJumpGoesWhereTheKnobIs() {
    assertEquals(0.9, turns(new Takeover(MidiSetup.Takeover.JUMP), 0.2, 0.9));
  }

  @Test
  void aPickUpWaitsUntilTheKnobComesBy() {
    Takeover takeover = new Takeover(MidiSetup.Takeover.PICKUP);
    assertEquals(0.5, turns(takeover, 0.5, 0.1, 0.2, 0.4));
    assertEquals(0.6, turns(takeover, 0.5, 0.6));
    assertEquals(0.1, turns(takeover, 0.6, 0.1), "once it has it, fast turns count");
    // Somebody else moves the parameter: the knob has to come by again.
    assertEquals(0.8, turns(takeover, 0.8, 0.2, 0.3));
    assertEquals(0.85, turns(takeover, 0.8, 0.85));
  }

  @Test
  void aScaledKnobMovesAtOnceAndReachesBothEnds() {
    Takeover takeover = new Takeover(MidiSetup.Takeover.SCALE);
    double now = turns(takeover, 0.5, 0.2, 0.4);
    assertTrue(now > 0.5 && now < 0.75, "now " + now);
    assertEquals(1, turns(takeover, now, 0.7, 1.0), 1e-9);
    Takeover down = new Takeover(MidiSetup.Takeover.SCALE);
    assertEquals(0, turns(down, 0.8, 0.5, 0.2, 0.0), 1e-9);
  }

  @Test
  void aKnobOfTheSetupBecomesEditsOfOneGesture(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("midi.txt");
    Files.writeString(
        file,
        """
        knob in 1 channel 1 control 74 = track 1 synth.cutoff | jump
        knob in 2 channel 3 nrpn 300 = master master.gain | jump
        knob in 1 channel 1 control 75 = track 9 synth.cutoff | jump
        knob in 1 channel 1 control 76 = track 1 no.such | jump
        """);
    SpscRing ring = MidiEngine.ring(1 << 12);
    MidiKnobs knobs = new MidiKnobs(ring, file, Processors.parameters());
    Project project =
        Project.empty("p")
            .withTracks(
                List.of(new Track(7, "t", TrackKind.SYNTH, 50, Map.of(), List.of(), List.of())));
    assertEquals(List.of(), knobs.turns(project, 0));
    offer(ring, 74, 0, 0, 0.5f);
    offer(ring, 74, 0, 0, 1);
    offer(ring, 75, 0, 0, 1);
    offer(ring, 76, 0, 0, 1);
    offer(ring, 74, 0, 5, 1);
    List<MidiKnobs.Turn> turns = knobs.turns(project, 1);
    assertEquals(1, turns.size(), turns::toString);
    Edit.SetTrackParam set = (Edit.SetTrackParam) turns.getFirst().edit();
    assertEquals(7, set.trackId());
    double most =
        Processors.parameters().ofTrack(TrackKind.SYNTH, "synth.cutoff").orElseThrow().max();
    assertEquals(most, set.value(), 1e-6);
    offer(ring, 74, 0, 0, 0.5f);
    assertEquals(turns.getFirst().gesture(), knobs.turns(project, 2).getFirst().gesture());
    offer(ring, 74, 0, 0, 0.6f);
    assertNotEquals(
        turns.getFirst().gesture(), knobs.turns(project, 3_000_000_000L).getFirst().gesture());
    offer(ring, 428, 1, 2, 1);
    assertTrue(knobs.turns(project, 3_000_000_001L).getFirst().edit() instanceof Edit.SetBusParam);
  }

  @Test
  void programsLaunchScenesWhereTheSetupSaysSo(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("midi.txt");
    Files.writeString(file, "scenes in 2 channel 16\n");
    SpscRing ring = MidiEngine.ring(1 << 12);
    MidiKnobs knobs = new MidiKnobs(ring, file, Processors.parameters());
    Project project = Project.empty("p");
    ring.offer(MidiNotice.program(1, 15, 0, 7));
    knobs.turns(project, 0);
    assertEquals(OptionalInt.of(7), knobs.scene());
    assertEquals(OptionalInt.empty(), knobs.scene(), "once");
    ring.offer(MidiNotice.program(0, 15, 0, 7));
    ring.offer(MidiNotice.program(1, 14, 0, 7));
    knobs.turns(project, 1);
    assertEquals(OptionalInt.empty(), knobs.scene());
  }

  @Test
  void aPedalKeepsWhatWasPlayed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("midi.txt");
    Files.writeString(file, "capture in 1 channel 2 control 64\n");
    SpscRing ring = MidiEngine.ring(1 << 12);
    MidiKnobs knobs = new MidiKnobs(ring, file, Processors.parameters());
    offer(ring, 64, 0, 1, 1);
    knobs.turns(Project.empty("p"), 0);
    assertTrue(knobs.capture());
    offer(ring, 64, 0, 1, 0);
    offer(ring, 64, 0, 0, 1);
    offer(ring, 65, 0, 1, 1);
    knobs.turns(Project.empty("p"), 1);
    assertFalse(knobs.capture());
  }

  private static void offer(SpscRing ring, int number, int port, int channel, float value) {
    ring.offer(
        number
            | (long) port << 21
            | (long) channel << 25
            | (long) Float.floatToRawIntBits(value) << 32);
  }
}
