package org.ngoma.firmware.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ngoma.hal.midi.LoopMidi;
import org.ngoma.hal.midi.MidiException;
import org.ngoma.hal.rt.SystemClock;

class TimingTestTest {

  @Test
  void aLoopLosesNothingAndIsMeasured() throws Exception {
    TimingTest.Plan plan = new TimingTest.Plan(1, 125, "", "");
    TimingTest.Result result = new TimingTest(new LoopMidi(new SystemClock()), true, plan).run();
    assertEquals(50, result.sent());
    assertEquals(0, result.lost());
    assertEquals(50, result.arrived().count());
    assertTrue(result.late().at(0) >= 0, "never early");
    assertTrue(result.arrived().at(50) >= 0 && result.arrived().at(50) < 10_000_000);
  }

  @Test
  void aCableThatIsNotThereIsSaid() {
    TimingTest.Plan plan = new TimingTest.Plan(1, 125, "Nowhere", "Nowhere");
    Exception refused =
        assertThrows(
            MidiException.class,
            () -> new TimingTest(new LoopMidi(new SystemClock()), false, plan).run());
    assertTrue(refused.getMessage().contains("Nowhere"), refused.getMessage());
  }

  @Test
  void aSpreadIsPicturedInBinsThatFit() {
    long[] nanos = new long[1000];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = i * 100L;
    }
    Spread spread = Spread.of(nanos, nanos.length);
    assertEquals(50, spread.micros(50), 0.2);
    assertEquals(99, spread.micros(99), 0.2);
    assertEquals(50, spread.aroundMedian().absolute().micros(100), 0.2);
    String picture = spread.histogram();
    long lines = picture.lines().filter(line -> line.contains("#")).count();
    assertTrue(lines >= 8 && lines <= 17, picture);
    assertEquals("", Spread.of(nanos, 0).histogram());
  }
}
