package org.ngoma.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.play.midifile.GmPatches;

/** The patches that MIDI files ask for are made of parameters that the synth has. */
class GmPatchesTest {

  @Test
  void everyProgramNamesParametersInTheirRange() {
    ParamTable synth = Processors.parameters().instruments().get(TrackKind.SYNTH);
    for (int program = 0; program < 128; program++) {
      for (Map.Entry<String, Double> value : GmPatches.of(program).entrySet()) {
        OptionalInt row = synth.indexOf(value.getKey());
        assertTrue(row.isPresent(), program + " sets " + value.getKey());
        assertEquals(
            value.getValue(),
            synth.get(row.getAsInt()).clamp(value.getValue()),
            1e-9,
            program + " sets " + value.getKey());
      }
    }
  }
}
