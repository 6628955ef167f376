package org.ngoma.sequencer.model.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.sequencer.model.Note;

class EuclidTest {

  /** The rhythms of Toussaint's paper, as it prints them. */
  @ParameterizedTest
  @CsvSource({
    "5,2,x.x..",
    "4,3,x.xx",
    "5,3,x.x.x",
    "7,3,x.x.x..",
    "8,3,x..x..x.",
    "7,4,x.x.x.x",
    "9,4,x.x.x.x..",
    "11,4,x..x..x..x.",
    "6,5,x.xxxx",
    "7,5,x.xx.xx",
    "8,5,x.xx.xx.",
    "9,5,x.x.x.x.x",
    "11,5,x.x.x.x.x..",
    "12,5,x..x.x..x.x.",
    "16,5,x..x..x..x..x...",
    "8,7,x.xxxxxx",
    "12,7,x.xx.x.xx.x.",
    "16,7,x..x.x.x..x.x.x.",
    "16,9,x.xx.x.x.xx.x.x.",
    "24,11,x..x.x.x.x.x..x.x.x.x.x.",
    "24,13,x.xx.x.x.x.x.xx.x.x.x.x."
  })
  void rhythmsOfTheWorld(int steps, int pulses, String rhythm) {
    assertEquals(rhythm, new Euclid(steps, pulses, 0, 0, Hit.PLAIN).rhythm().toString());
  }

  @Test
  void pulsesAreAsEvenAsCanBeHoweverTheyAreTurned() {
    for (int steps = 1; steps <= 64; steps++) {
      for (int pulses = 0; pulses <= steps; pulses++) {
        Euclid euclid = new Euclid(steps, pulses, steps + pulses, pulses / 3, Hit.PLAIN);
        List<Rhythm.Sign> signs = euclid.rhythm().signs();
        List<Integer> struck = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
          if (signs.get(i).strikes()) {
            struck.add(i);
          }
        }
        assertEquals(pulses, struck.size());
        assertEquals(pulses / 3, signs.stream().filter(Rhythm.Sign.ACCENT::equals).count());
        for (int i = 0; i < pulses; i++) {
          int gap = Math.floorMod(struck.get((i + 1) % pulses) - struck.get(i) - 1, steps) + 1;
          assertTrue(
              gap == steps / pulses || gap == (steps + pulses - 1) / pulses,
              "%d of %d: a gap of %d".formatted(pulses, steps, gap));
        }
      }
    }
  }

  @Test
  void itFillsThePatternAndTurns() {
    Euclid tresillo = new Euclid(8, 3, 2, 1, Hit.PLAIN.withKey(36));
    List<Note> notes = tresillo.notes(List.of(), 3840 - 240);
    assertEquals(List.of(0, 480, 1200, 1920, 2400, 3120), notes.stream().map(Note::tick).toList());
    assertEquals(List.of(88, 116, 88, 88, 116, 88), notes.stream().map(Note::velocity).toList());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused("pulses 9: from 0 to 8", () -> new Euclid(8, 9, 0, 0, Hit.PLAIN));
    assertRefused("steps 0: from 1 to 256", () -> new Euclid(0, 0, 0, 0, Hit.PLAIN));
    assertRefused("accents 4: from 0 to 3", () -> new Euclid(8, 3, 0, 4, Hit.PLAIN));
    assertRefused("gate 200 %: from 1 to 100", () -> new Hit(240, 60, 1, 1, 2));
    assertRefused("'q' in the rhythm", () -> Rhythm.parse("x.q"));
    assertRefused("a rhythm of 0 steps", () -> Rhythm.parse("| |"));
    assertRefused(
        "steps in the pattern",
        () -> new Euclid(4, 1, 0, 0, Hit.PLAIN.withStep(1)).notes(List.of(), Integer.MAX_VALUE));
  }

  private static void assertRefused(String words, Runnable what) {
    String said = assertThrows(IllegalArgumentException.class, what::run).getMessage();
    assertTrue(said.contains(words), said);
  }
}
