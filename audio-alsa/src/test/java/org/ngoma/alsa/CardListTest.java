package org.ngoma.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardListTest {

  @ParameterizedTest
  @CsvSource({
    "USB-Audio, Scarlett 2i2 USB, USB Audio, 0",
    "snd_rpi_hifiberry_dac, snd_rpi_hifiberry_dac, HiFiBerry DAC HiFi pcm5102a-hifi-0, 0",
    "HDA-Intel, HDA Intel PCH, ALC257 Analog, 0",
    "bcm2835_headpho, bcm2835 Headphones, bcm2835 Headphones, 1",
    "HDA-Intel, HDA Intel PCH, HDMI 0, 2",
    "vc4-hdmi, vc4-hdmi-0, MAI PCM i2s-hifi-0, 2",
    "Loopback, Loopback, Loopback PCM, 3",
    "Dummy, Dummy, Dummy PCM, 3"
  })
  void whatOneListensToComesFirst(String driver, String card, String pcm, int rank) {
    assertEquals(rank, CardList.rank(driver, card, pcm));
  }
}
