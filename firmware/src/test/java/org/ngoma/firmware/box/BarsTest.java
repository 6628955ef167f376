package org.ngoma.firmware.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ngoma.firmware.TestSongs;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.TrackKind;

class BarsTest {

  @Test
  void countsFromOne() {
    Project song = TestSongs.of(List.of(TestSongs.track(1, TrackKind.SYNTH, 3)));
    assertEquals(1, Bars.barAt(song, 0));
    assertEquals(1, Bars.barAt(song, 3839));
    assertEquals(2, Bars.barAt(song, 3840));
    assertEquals(3, Bars.count(song));
    assertEquals(0, Bars.count(Project.empty("nothing")));
  }

  @Test
  void followsSignatures() {
    Project song =
        new Project(
            "odd",
            List.of(new TempoChange(0, 120)),
            List.of(
                new SignatureChange(0, 4, 4),
                new SignatureChange(2 * 3840, 7, 8),
                new SignatureChange(2 * 3840 + 3360, 3, 4)),
            List.of());
    assertEquals(2, Bars.barAt(song, 2 * 3840 - 1));
    assertEquals(3, Bars.barAt(song, 2 * 3840));
    assertEquals(4, Bars.barAt(song, 2 * 3840 + 3360));
    assertEquals(5, Bars.barAt(song, 2 * 3840 + 3360 + 2880));
    for (int bar = 1; bar < 9; bar++) {
      assertEquals(bar, Bars.barAt(song, Bars.tickOf(song, bar)));
      assertEquals(bar - 1, bar == 1 ? 0 : Bars.barAt(song, Bars.tickOf(song, bar) - 1));
    }
  }
}
