package org.ngoma.firmware.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ngoma.firmware.TestSongs;
import org.ngoma.hal.rt.Fault;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.Trig;

/** What is launched and filled by hand, from the lane to the sound. */
class EngineLaunchTest {

  private static final int BAR = 96_000;

  private final Pumped pumped = new Pumped();

  private static Project song() {
    Note fill =
        new Note(0, 100, 36, 127)
            .withTrig(Trig.PLAIN.withConditions(List.of(Condition.of(Condition.Kind.FILL))));
    Track drums =
        new Track(
            1,
            "D",
            TrackKind.DRUMS,
            50,
            Map.of("channel.send_a", -60.0, "channel.send_b", -60.0),
            List.of(
                new Pattern(1, "rest", 3840, List.of()),
                new Pattern(2, "kick", 960, List.of(new Note(0, 100, 36, 127))),
                new Pattern(3, "fill", 960, List.of(fill))),
            List.of(new Clip(1, 0, 1 << 20)));
    return TestSongs.of(List.of(drums));
  }

  @Test
  void whatIsLaunchedIsHeardFromTheNextBarOn() {
    pumped.sender.load(song(), 1);
    pumped.sender.signal().play();
    pumped.render(9600, 64);
    assertTrue(pumped.sender.signal().launch(new int[] {0}, new int[] {2}, -1));
    float[][] before = pumped.render(BAR - 9600, 64);
    float[][] after = pumped.render(9600, 64);
    assertEquals(0f, Pumped.peak(before));
    assertTrue(Pumped.peak(after) > 0.1f);
    assertEquals(0, pumped.lane.faults().get(Fault.BAD_MESSAGE));
  }

  @Test
  void fillIsHeardWhileItIsHeld() {
    pumped.sender.load(song(), 1);
    pumped.sender.signal().launch(new int[] {0}, new int[] {3}, 0);
    pumped.sender.signal().play();
    assertEquals(0f, Pumped.peak(pumped.render(BAR / 2 - 960, 64)));
    pumped.sender.signal().fill(true);
    assertTrue(Pumped.peak(pumped.render(9600, 64)) > 0.1f);
    pumped.sender.signal().fill(false);
    pumped.render(BAR / 4, 64);
    assertTrue(Pumped.peak(pumped.render(BAR, 64)) < 0.01f);
  }

  @Test
  void whatIsNotThereIsSilenceAndNoFault() {
    pumped.sender.load(song(), 1);
    pumped.sender.signal().launch(new int[] {63, 0}, new int[] {2, 99}, 0);
    pumped.sender.signal().play();
    assertEquals(0f, Pumped.peak(pumped.render(BAR, 64)));
    assertEquals(0, pumped.lane.faults().get(Fault.BAD_MESSAGE));
  }
}
