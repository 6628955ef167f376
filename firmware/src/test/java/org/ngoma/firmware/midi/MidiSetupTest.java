package org.ngoma.firmware.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MidiSetupTest {

  @Test
  void everyLineIsRead() {
    MidiSetup setup =
        MidiSetup.parse(
            """
            # my studio
            out 1 = Digitakt | clock always | -3.5 ms
              out  2 =  Minilogue xd    # the lead
            out 3 = nothing | clock
            in 1 = any
            in 2 = Keystep
            in 2 = Launchkey
            follow in 2
            thru in 1 to out 2 | notes | channel 3 | to channel 5
            thru in 2 to out 1
            knob in 1 channel 1 control 74 = track 2 synth.cutoff | scale
            knob in 1 channel 16 nrpn 300 = master master.gain
            """);
    assertEquals(new MidiSetup.Out("Digitakt", true, true, -3.5), setup.outs().get(0));
    assertEquals(new MidiSetup.Out("Minilogue xd", false, false, 0), setup.outs().get(1));
    assertEquals(new MidiSetup.Out("", true, false, 0), setup.outs().get(2));
    assertEquals(List.of("any"), setup.ins().get(0));
    assertEquals(List.of("Keystep", "Launchkey"), setup.ins().get(1));
    assertEquals(1, setup.follow());
    assertEquals(new MidiSetup.Thru(0, 1, true, false, false, 2, 4), setup.thrus().get(0));
    assertEquals(new MidiSetup.Thru(1, 0, true, true, false, -1, -1), setup.thrus().get(1));
    assertEquals(
        new MidiSetup.Knob(0, 0, 74, 2, "synth.cutoff", MidiSetup.Takeover.SCALE),
        setup.knobs().get(0));
    assertEquals(
        new MidiSetup.Knob(0, 15, 428, 0, "master.gain", MidiSetup.Takeover.PICKUP),
        setup.knobs().get(1));
    for (MidiSetup.Knob knob : setup.knobs()) {
      assertEquals(knob, MidiSetup.parse(MidiSetup.line(knob)).knobs().getFirst());
    }
    MidiSettings settings = MidiSettings.of(setup);
    assertTrue(settings.clock[0] && settings.always[0] && settings.clock[2]);
    assertFalse(settings.clock[1]);
    assertEquals(-3.5, settings.offsetMillis[0]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "out 0 = X; line 1: port 0: from 1 to 16",
        "out 17 = X; port 17: from 1 to 16",
        "out 1 = X | clocks; 'clocks': behind an output come",
        "out 1 = X | -300 ms; from -100 ms (earlier) to +100 ms (later)",
        "hello; 'hello' is not understood; lines look like",
        "follow in 99999999; port 99999999",
        "in 1 = X | clock; 'clock' has no meaning here",
        "thru in 1 to out 2 | drums; 'drums': behind a thru come",
        "thru in 1 to out 2 | channel 17; channel 17: from 1 to 16",
        "knob in 1 channel 1 control 200 = track 1 synth.cutoff; control 200: from 0 to 127",
        "knob in 1 channel 1 control 1 = track 99 synth.cutoff; track 99: from 1 to 64",
        "knob in 1 channel 1 control 1 = track 9 synth.cutoff | soft; by jump, pickup or scale",
      })
  void whatIsWrongIsSaidWithItsLineAndRemedy(String text, String words) {
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> MidiSetup.parse("\n" + text));
    assertTrue(
        refused.getMessage().contains(words.replace("line 1", "line 2")), refused.getMessage());
    assertTrue(refused.getMessage().startsWith("midi.txt, line 2: "), refused.getMessage());
  }
}
