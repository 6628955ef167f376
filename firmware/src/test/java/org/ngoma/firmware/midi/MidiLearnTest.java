package org.ngoma.firmware.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ngoma.hal.midi.MidiMessage;

class MidiLearnTest {

  private static final MidiSetup.Knob WANTED =
      new MidiSetup.Knob(0, 0, 1, 2, "synth.cutoff", MidiSetup.Takeover.SCALE);

  private final PassingClock clock = new PassingClock(1_000_000);
  private final SimulatedMidi machine = new SimulatedMidi(clock::nanoTime);

  @Test
  void theKnobThatIsTurnedIsFoundAmongOtherThings() {
    SimulatedMidi.Plug keys = machine.plug("Keys");
    machine.plug("Other");
    MidiSetup setup = MidiSetup.parse("in 3 = Keys\nin 1 = Other\n");
    var ports = machine.open("test");
    ports.connectInput(2, "Keys");
    machine.play(keys, 0, MidiMessage.of(0xb0, 0, 5));
    for (int i = 0; i < 5; i++) {
      machine.play(keys, 0, MidiMessage.of(0x90, 74, 100));
      machine.play(keys, 0, i == 0 ? MidiMessage.of(0xb0, 1, 3) : MidiMessage.SENSING);
      machine.play(keys, 0, MidiMessage.of(0xb4, 71, 60 + i));
    }
    Optional<MidiSetup.Knob> knob = MidiLearn.listen(ports, setup, WANTED, 1_000_000_000, clock);
    assertEquals(
        new MidiSetup.Knob(2, 4, 71, 2, "synth.cutoff", MidiSetup.Takeover.SCALE),
        knob.orElseThrow());
    assertTrue(MidiLearn.listen(ports, setup, WANTED, 1_000_000, clock).isEmpty());
  }

  @Test
  void aSetupKeepsItsTextAndAKnobItsNewestMeaning() {
    String first = MidiLearn.with("", WANTED);
    assertEquals(
        "in 1 = any\nknob in 1 channel 1 control 1 = track 2 synth.cutoff | scale\n", first);
    MidiSetup.Knob other = new MidiSetup.Knob(0, 0, 1, 0, "master.gain", MidiSetup.Takeover.JUMP);
    String second = MidiLearn.with("# mine\nout 1 = X | clock\n" + first, other);
    assertEquals(
        """
        # mine
        out 1 = X | clock
        in 1 = any
        knob in 1 channel 1 control 1 = master master.gain | jump
        """,
        second);
    assertEquals(1, MidiSetup.parse(second).knobs().size());
  }

  @Test
  void controlsHaveTheNamesOfTheirMaker() {
    ControlNames names =
        ControlNames.parse(
            "X", "# a synth\n74 = Filter cutoff\n71=Filter resonance\n\n5 = Glide\n");
    assertEquals(74, names.number("filter CUTOFF"));
    assertEquals(71, names.number("reso"));
    assertEquals(5, names.number("Glide"));
    assertThrows(IllegalArgumentException.class, () -> names.number("filter"));
    assertThrows(IllegalArgumentException.class, () -> names.number("none"));
    Exception wrong =
        assertThrows(
            IllegalArgumentException.class, () -> ControlNames.parse("X", "74 = a\n300 = b"));
    assertTrue(wrong.getMessage().startsWith("X, line 2: '300 = b'"), wrong.getMessage());
  }
}
