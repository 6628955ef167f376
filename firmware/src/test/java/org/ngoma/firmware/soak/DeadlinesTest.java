package org.ngoma.firmware.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DeadlinesTest {

  private static final long PERIOD = 1_333_333;
  private static final long LATER = 1_000_000_000_000L;

  private final Deadlines deadlines = new Deadlines(PERIOD, 2);

  @Test
  void inTimeIsNoMiss() {
    deadlines.period(0, 10_000, PERIOD);
    assertEquals(1, deadlines.deadlines());
    assertEquals(0, deadlines.missed());
  }

  @Test
  void lateWithoutTheProbeIsOurs() {
    deadlines.period(0, 10_000, 3 * PERIOD + 1);
    deadlines.judge(LATER);
    assertEquals(1, deadlines.missed());
    assertEquals(1, deadlines.missedBeyondProbe());
  }

  @Test
  void lateWhileTheProbeWasHeldUpIsTheMachines() {
    deadlines.period(0, 2 * PERIOD, 3 * PERIOD);
    deadlines.probe(100_000, 100_000 + 2 * PERIOD);
    deadlines.judge(LATER);
    assertEquals(1, deadlines.missed());
    assertEquals(0, deadlines.missedBeyondProbe());
  }

  @Test
  void aProbeHeldUpAtAnotherTimeExcusesNothing() {
    deadlines.probe(-10 * PERIOD, -5 * PERIOD);
    deadlines.period(0, 10_000, 4 * PERIOD);
    deadlines.probe(5 * PERIOD, 9 * PERIOD);
    deadlines.judge(LATER);
    assertEquals(1, deadlines.missedBeyondProbe());
  }

  @Test
  void aMissIsNotJudgedBeforeTheProbeCouldWriteItDown() {
    deadlines.period(0, 10_000, 4 * PERIOD);
    deadlines.judge(4 * PERIOD + 1000);
    assertEquals(0, deadlines.missedBeyondProbe());
    deadlines.probe(0, 4 * PERIOD);
    deadlines.judge(LATER);
    assertEquals(0, deadlines.missedBeyondProbe());
  }
}
