package org.ngoma.sequencer.model.groove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Note;

class GrooveFinderTest {

  private static final int BAR = 3840;

  /** Bars of a groove, played by a hand that is off by 5 ms and misses every tenth note. */
  private static List<Note> played(Groove groove, int bars, long seed) {
    Random random = new Random(seed);
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < 16 * bars; i++) {
      long tick = groove.warp(240L * i, BAR * bars, 1) + Math.round(9 * random.nextGaussian());
      if (random.nextInt(10) == 0) {
        tick += random.nextInt(200) - 100;
      }
      if (random.nextInt(3) > 0) {
        int key = random.nextBoolean() ? 36 : 42;
        int usual = key == 36 ? 100 : 50;
        notes.add(
            new Note(
                (int) Math.floorMod(tick, (long) BAR * bars),
                60,
                key,
                groove.velocity(240 * i, usual, 1)));
      }
    }
    return notes;
  }

  @Test
  void aLooseHandsGrooveIsFoundWithinTwoMilliseconds() {
    double milliseconds = 60_000 / 112.0 / 960;
    double squares = 0;
    for (String name : List.of("Swing 16 62", "Swing 16 75", "Samba", "Log drum", "Bacardi")) {
      Groove groove = Grooves.named(name);
      List<Note> notes = played(groove, 64, name.hashCode());
      Groove heard = GrooveFinder.find("x", notes, BAR, 16).groove();
      for (int i = 0; i < 16; i++) {
        double off = heard.starts().get(i) - groove.warp(240L * i, BAR, 1);
        squares += Math.pow(off * milliseconds, 2);
      }
    }
    double rms = Math.sqrt(squares / (5 * 16));
    assertTrue(rms < 2, "steps are off by " + rms + " ms RMS");
  }

  @Test
  void accentsAreHeardWhateverDrumPlaysThem() {
    Groove groove = Grooves.named("Funk ghosts");
    Groove heard = GrooveFinder.find("x", played(groove, 64, 4), BAR, 16).groove();
    double mean = groove.accents().stream().mapToDouble(a -> a).average().orElse(0);
    for (int i = 0; i < 16; i++) {
      assertEquals(groove.accents().get(i % 8) / mean, heard.accents().get(i), 0.06, "step " + i);
    }
  }

  @Test
  void theOneStaysTheOne() {
    List<Note> late = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      late.add(new Note(240 * i + 30, 60, 42, 90));
    }
    GrooveFinder.Found found = GrooveFinder.find("late", late, BAR, 16);
    assertEquals(0, found.groove().starts().getFirst());
    assertEquals(240, found.groove().starts().get(1), "all are as late as the 1");
    assertEquals(0, found.spreadTicks());
    assertEquals(32, found.notes());
  }

  @Test
  void stepsThatNobodyPlayedLeanAsOthersDo() {
    List<Note> notes = List.of(new Note(0, 9, 42, 90), new Note(290, 9, 42, 60));
    Groove heard = GrooveFinder.find("x", notes, BAR, 16).groove();
    assertEquals(290, heard.starts().get(1));
    assertEquals(960 + 290, heard.starts().get(5), "as the second of the first beat");
    assertEquals(480, heard.starts().get(2));
  }

  @Test
  void whatCannotBeIsRefused() {
    List<Note> one = List.of(new Note(0, 1, 60, 1));
    assertRefused("no notes", () -> GrooveFinder.find("x", List.of(), BAR, 16));
    assertRefused("7 steps", () -> GrooveFinder.find("x", one, BAR, 7));
    assertRefused("0 steps", () -> GrooveFinder.find("x", one, BAR, 0));
    assertRefused("at most 16 bars", () -> GrooveFinder.find("x", one, 17 * BAR, 17));
  }

  private static void assertRefused(String words, Runnable what) {
    String said = assertThrows(IllegalArgumentException.class, what::run).getMessage();
    assertTrue(said.contains(words), said);
  }
}
