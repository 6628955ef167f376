package org.ngoma.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;

class PcmLayoutTest {

  private static final StreamFormat WANTED = new StreamFormat(48_000, 64, 3, SampleFormat.S32);

  @ParameterizedTest(name = "wanted {0}, device {1}: {2}")
  @CsvSource({
    "64, 64, 64",
    "64, 32, 32",
    "64, 128, 128",
    "64, 48, 64",
    "64, 441, 448",
    "256, 220, 256",
    "64, 1, 64",
    "1024, 1023, 1024",
    "64, 1024, 1024"
  })
  void periodsLieOnTheEnginesGrid(int wanted, int device, int expected) throws AudioException {
    assertEquals(expected, PcmLayout.periodFrames("hw:1", wanted, device));
  }

  @Test
  void aDeviceWithHugePeriodsIsRefused() {
    AudioException refused =
        assertThrows(AudioException.class, () -> PcmLayout.periodFrames("hw:1", 64, 2048));
    assertTrue(refused.getMessage().contains("2048"), refused.getMessage());
  }

  @ParameterizedTest(name = "buffer {0}: {1} periods, room at {2}")
  @CsvSource({"192, 3, 64", "200, 3, 72", "128, 2, 64", "190, 2, 126", "4096, 3, 3968"})
  void noMoreIsQueuedThanWasWanted(int buffer, int periods, int room) throws AudioException {
    PcmLayout layout = PcmLayout.of("hw:1", WANTED, buffer);
    assertEquals(periods, layout.format().periods());
    assertEquals(room, layout.roomFrames());
    assertEquals(periods * 64, layout.queuedFrames());
  }

  @Test
  void aBufferOfOnePeriodIsRefused() {
    assertThrows(AudioException.class, () -> PcmLayout.of("hw:1", WANTED, 127));
  }
}
