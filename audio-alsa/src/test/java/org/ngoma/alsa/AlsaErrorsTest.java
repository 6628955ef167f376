package org.ngoma.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.hal.audio.AudioDevice;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.ManualClock;

class AlsaErrorsTest {

  private static final List<AudioDevice> PRESENT =
      List.of(new AudioDevice("hw:CARD=A,DEV=0", "one"), new AudioDevice("hw:CARD=B,DEV=0", "two"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2  | there is no sound device called hw:1: use one of hw:CARD=A,DEV=0, hw:CARD=B,DEV=0,"
            + " or null",
        "16 | sound device hw:1 is in use by another program: end that (fuser -v /dev/snd/* shows"
            + " it) or use one of hw:CARD=A,DEV=0, hw:CARD=B,DEV=0, or null",
        "13 | no permission for sound device hw:1: add the user to group audio and log in again",
        "71 | sound device hw:1 does not open (error 71): unplug it and plug it in again, or use"
            + " one of hw:CARD=A,DEV=0, hw:CARD=B,DEV=0, or null"
      })
  void eachErrorSaysWhatToDo(int error, String sentence) {
    assertEquals(sentence, AlsaErrors.opening("hw:1", -error, PRESENT).getMessage());
  }

  @Test
  void aMachineWithoutCardsIsToldSo() {
    assertEquals(
        "there is no sound device called hw:1: plug in a sound card, or use null",
        AlsaErrors.opening("hw:1", -Errno.ENODEV, List.of()).getMessage());
  }

  @Test
  void aBusyDeviceIsNotOfferedInItsOwnPlace() {
    assertEquals(
        "sound device hw:CARD=A,DEV=0 is in use by another program: end that (fuser -v /dev/snd/*"
            + " shows it) or use one of hw:CARD=B,DEV=0, or null",
        AlsaErrors.opening("hw:CARD=A,DEV=0", -Errno.EBUSY, PRESENT).getMessage());
  }

  @Test
  void onlyACardNamedDirectlyIsToldOfConversion() {
    assertEquals(
        "sound device hw:1 cannot play 96000 Hz: choose another rate, or let ALSA convert with"
            + " plughw:1",
        AlsaErrors.unsupported("hw:1", "96000 Hz", "rate").getMessage());
    assertEquals(
        "sound device default cannot play two channels: choose another device",
        AlsaErrors.unsupported("default", "two channels", "device").getMessage());
  }

  @Test
  void aMissingLibraryIsNamedWithItsPackage() {
    AlsaBackend backend = new AlsaBackend(new ManualClock(0), "libabsent-asound.so.9");
    assertEquals(List.of(), backend.devices());
    StreamFormat wanted = new StreamFormat(48_000, 64, 3, SampleFormat.S16);
    AudioException refused =
        assertThrows(AudioException.class, () -> backend.open("default", wanted));
    assertEquals(
        "no sound: the library libabsent-asound.so.9 is missing; install it with: apt install"
            + " libasound2",
        refused.getMessage());
  }
}
