package org.ngoma.hal.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ngoma.hal.rt.ManualClock;

class NullPortTest {

  private static final long START = 5_000_000;
  private static final StreamFormat FORMAT = new StreamFormat(48_000, 96, 3, SampleFormat.FLOAT);
  private static final long PERIOD = 2_000_000;

  private final ManualClock clock = new ManualClock(START);
  private final NullPort port = new NullPort(FORMAT, clock);
  private final float[] silence = new float[96];

  private void play(int periods) {
    for (int i = 0; i < periods; i++) {
      assertEquals(AudioPort.OK, port.await());
      assertEquals(AudioPort.OK, port.write(silence, silence));
    }
  }

  @Test
  void eachPeriodBeginsWhenItIsDue() {
    for (int k = 0; k < 100; k++) {
      assertEquals(AudioPort.OK, port.await());
      assertEquals(START + k * PERIOD, clock.nanoTime());
      assertEquals(START + k * PERIOD, port.dueNanos());
      clock.advance(PERIOD / 2);
      port.write(silence, silence);
    }
  }

  @Test
  void timeStartsWithTheFirstPeriodNotWithOpening() {
    clock.advance(10 * PERIOD);
    assertEquals(AudioPort.OK, port.await());
    assertEquals(START + 10 * PERIOD, port.dueNanos());
  }

  @Test
  void aLatePeriodIsMadeUpForWithinTheBuffer() {
    play(1);
    clock.advance(4 * PERIOD);
    assertEquals(AudioPort.OK, port.await(), "three periods late: the buffer just lasts");
    assertEquals(START + PERIOD, port.dueNanos());
    assertEquals(START + 4 * PERIOD, clock.nanoTime());
    port.write(silence, silence);
    play(4);
    assertEquals(START + 5 * PERIOD, clock.nanoTime(), "back on the old grid");
  }

  @Test
  void laterThanTheBufferIsOneXrunAndANewGrid() {
    play(1);
    clock.advance(4 * PERIOD + 1);
    assertEquals(AudioPort.XRUN, port.await());
    assertEquals(clock.nanoTime(), port.dueNanos());
    long anchor = clock.nanoTime();
    port.write(silence, silence);
    play(2);
    assertEquals(anchor + 2 * PERIOD, clock.nanoTime());
  }

  @Test
  void theBackendOpensOnlyItsOwnName() throws AudioException {
    NullBackend backend = new NullBackend(clock);
    AudioDevice device = backend.devices().getFirst();
    try (AudioPort opened = backend.open(device.name(), FORMAT)) {
      assertEquals("null", opened.name());
      assertEquals(FORMAT, opened.format());
    }
    AudioException refused = assertThrows(AudioException.class, () -> backend.open("hw:7", FORMAT));
    assertTrue(refused.getMessage().contains("hw:7"), refused.getMessage());
  }
}
