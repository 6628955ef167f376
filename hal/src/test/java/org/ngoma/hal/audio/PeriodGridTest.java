package org.ngoma.hal.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodGridTest {

  @ParameterizedTest
  @CsvSource({"44100,32", "44100,1024", "48000,64", "96000,96"})
  void neverDriftsByANanosecond(int rate, int periodFrames) {
    PeriodGrid grid = new PeriodGrid(new StreamFormat(rate, periodFrames, 2, SampleFormat.S16));
    grid.anchor(1_000);
    for (long period = 0; period < 500_000; period++) {
      assertEquals(1_000 + period * periodFrames * 1_000_000_000L / rate, grid.dueNanos());
      grid.next();
    }
    grid.anchor(77);
    assertEquals(77, grid.dueNanos());
    grid.next();
    assertEquals(77 + periodFrames * 1_000_000_000L / rate, grid.dueNanos());
  }
}
