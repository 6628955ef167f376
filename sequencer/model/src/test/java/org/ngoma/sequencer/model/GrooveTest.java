package org.ngoma.sequencer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrooveTest {

  private static Groove any(Random random) {
    int steps = 1 + random.nextInt(32);
    int step = 20 + random.nextInt(300);
    List<Integer> starts = new ArrayList<>();
    List<Double> accents = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      int lean = i == 0 ? 0 : random.nextInt(step - 2) - (step - 2) / 2;
      starts.add(i * step + lean);
      accents.add(0.3 + random.nextDouble());
    }
    return new Groove("any", steps * step, starts, accents);
  }

  @Test
  void timeNeverGoesBackAndStaysInThePattern() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      Groove groove = any(random);
      int length = 1 + random.nextInt(6000);
      double strength = random.nextInt(5) / 4.0;
      long before = -1;
      for (int tick = 0; tick < length; tick++) {
        long warped = groove.warp(tick, length, strength);
        assertTrue(warped >= before, groove + " at " + tick);
        assertTrue(warped >= 0 && warped < length, groove + " at " + tick + " of " + length);
        assertEquals(warped + 5L * length, groove.warp(tick + 5L * length, length, strength));
        before = warped;
      }
      assertEquals(0, groove.warp(0, length, strength));
      assertEquals(length, groove.warp(length, length, strength));
    }
  }

  @Test
  void stepsFallWhereTheGrooveSays() {
    Groove late = new Groove("late", 960, List.of(0, 250, 500, 700), List.of(1.0, 0.5, 1.0, 2.0));
    assertEquals(250, late.warp(240, 3840, 1));
    assertEquals(1460, late.warp(1440, 3840, 1));
    assertEquals(1450, late.warp(1440, 3840, 0.5));
    assertEquals(125, late.warp(120, 3840, 1));
    assertEquals(830, late.warp(840, 3840, 1));
    assertEquals(50, late.velocity(240, 100, 1));
    assertEquals(75, late.velocity(240, 100, 0.5));
    assertEquals(127, late.velocity(720, 100, 1));
    assertEquals(100, late.velocity(960 * 3 + 850, 100, 1), "nearest to the next 1");
  }

  @Test
  void swingMovesTheSecondOfEachPair() {
    Groove swing = Groove.swing("MPC 62", 240, 62);
    assertEquals(298, swing.warp(240, 3840, 1));
    assertEquals(480, swing.warp(480, 3840, 1));
    assertEquals(778, swing.warp(720, 3840, 1));
  }

  @Test
  void whatIsWrongIsRefusedInOneSentence() {
    assertRefused("step 2 falls", () -> groove(480, List.of(0, 0), List.of(1.0, 1.0)));
    assertRefused("step 1 falls", () -> groove(480, List.of(5), List.of(1.0)));
    assertRefused("1 accents", () -> groove(480, List.of(0, 9), List.of(1.0)));
    assertRefused("accent", () -> groove(480, List.of(0), List.of(Double.NaN)));
    assertRefused("whole number", () -> groove(7, List.of(0, 1), List.of(1.0, 1.0)));
    assertRefused("50 to 80", () -> Groove.swing("s", 240, 49));
  }

  private static Groove groove(int cycle, List<Integer> starts, List<Double> accents) {
    return new Groove("g", cycle, starts, accents);
  }

  private static void assertRefused(String words, Runnable what) {
    String said = assertThrows(IllegalArgumentException.class, what::run).getMessage();
    assertTrue(said.contains(words), said);
  }
}
