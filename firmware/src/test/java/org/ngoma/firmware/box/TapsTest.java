package org.ngoma.firmware.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.instruments.dsp.SoundPicture;

class TapsTest {

  private static final int RATE = 48_000;
  private static final int PERIOD = 64;

  private final Lane lane = Lane.inMemory();
  private long frame;

  @Test
  void drawsWhatIsPlayed() {
    play(0.9, 10);
    Taps taps = new Taps(lane.output(), RATE);
    SoundPicture picture = taps.look();
    assertEquals(0, picture.vector().correlation(), "nothing was heard before the first look");
    for (int look = 0; look < 60; look++) {
      play(0.1, 40);
      picture = taps.look();
    }
    assertEquals(-20, picture.loudness().momentaryLufs(), 0.1);
    assertEquals(-20, picture.loudness().integratedLufs(), 0.1);
    assertEquals(-20, picture.loudness().truePeakDb(), 0.1);
    assertEquals(1, picture.vector().correlation(), 1e-4);
    assertEquals(0.1, picture.waveform().highest()[255], 1e-3);
  }

  @Test
  void goesOnAfterALongPause() {
    Taps taps = new Taps(lane.output(), RATE);
    play(0.1, 20);
    taps.look();
    play(0.1, 3000);
    for (int look = 0; look < 20; look++) {
      play(0.1, 40);
      SoundPicture picture = taps.look();
      assertTrue(picture.loudness().truePeakDb() < 0.5);
    }
    assertEquals(-20, taps.look().loudness().momentaryLufs(), 0.1);
  }

  private void play(double amplitude, int periods) {
    float[] x = new float[PERIOD];
    for (int p = 0; p < periods; p++) {
      for (int i = 0; i < PERIOD; i++) {
        x[i] = (float) (amplitude * Math.sin(2 * Math.PI * 1000 * frame++ / RATE));
      }
      lane.output().write(x, x, PERIOD);
    }
  }
}
