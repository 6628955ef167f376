package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {

  private static final int BLOCK = 32;

  /** Goes on frame by frame as a voice does: in whole blocks, piece by piece. */
  private static int framesUntil(Adsr adsr, AdsrShape shape, float end) {
    int frames = 0;
    while (adsr.level() != end && frames < 10_000_000) {
      for (int left = BLOCK; left > 0 && adsr.level() != end; ) {
        int gone = adsr.advance(shape, left);
        left -= gone;
        frames += gone;
      }
    }
    return frames;
  }

  @ParameterizedTest
  @CsvSource({"0.5, 48000", "1, 48000", "7, 44100", "250, 48000", "3000, 96000"})
  void everySegmentTakesItsTime(float ms, int rate) {
    AdsrShape shape = new AdsrShape(BLOCK);
    shape.prepare(rate);
    shape.set(ms, ms, 0.25f, ms);
    Adsr adsr = new Adsr();
    adsr.start();
    double frames = ms * rate / 1000;
    double tolerance = 0.001 * frames + 2;
    assertEquals(frames, framesUntil(adsr, shape, 1f), tolerance, "attack");
    assertEquals(frames, framesUntil(adsr, shape, 0.25f), tolerance, "decay");
    adsr.release();
    assertEquals(frames, framesUntil(adsr, shape, 0f), tolerance, "release");
    assertTrue(adsr.silent(shape));
  }

  @Test
  void theAttackBulgesAndTheDecaySags() {
    AdsrShape shape = new AdsrShape(BLOCK);
    shape.prepare(48_000);
    shape.set(100, 100, 0f, 100);
    Adsr adsr = new Adsr();
    adsr.start();
    for (int block = 0; block < 75; block++) {
      adsr.advance(shape, BLOCK);
    }
    // 1.25 (1 - 0.2^(1/2)) half way up.
    assertEquals(0.691, adsr.level(), 0.002);
    framesUntil(adsr, shape, 1f);
    for (int block = 0; block < 75; block++) {
      adsr.advance(shape, BLOCK);
    }
    assertEquals(Math.pow(1e-3, 0.5), adsr.level(), 0.004);
  }

  @Test
  void aSustainRaisedPastTheLevelDoesNotHoldTheDecayUp() {
    AdsrShape shape = new AdsrShape(BLOCK);
    shape.prepare(48_000);
    shape.set(1, 500, 0.2f, 100);
    Adsr adsr = new Adsr();
    adsr.start();
    for (int block = 0; block < 200; block++) {
      advanceBlock(adsr, shape);
    }
    shape.set(1, 500, 0.9f, 100);
    advanceBlock(adsr, shape);
    assertEquals(0.9f, adsr.level());
    assertFalse(adsr.silent(shape));
  }

  private static void advanceBlock(Adsr adsr, AdsrShape shape) {
    for (int left = BLOCK; left > 0; ) {
      left -= adsr.advance(shape, left);
    }
  }

  @Test
  void aFallLosesSixtyDecibelsInItsTimeAndEndsAtNothing() {
    Fall fall = new Fall();
    fall.start(0.8f, 4800);
    for (int block = 0; block < 75; block++) {
      fall.advance(BLOCK);
    }
    assertEquals(0.8 * Math.pow(1e-3, 0.5), fall.level(), 0.001);
    for (int block = 75; block < 149; block++) {
      fall.advance(BLOCK);
    }
    assertTrue(fall.level() > 0 && fall.level() < 1e-3);
    fall.advance(BLOCK);
    fall.advance(BLOCK);
    assertEquals(0f, fall.level());
  }

  @Test
  void aHurriedFallEndsSooner() {
    Fall fall = new Fall();
    fall.start(1f, 480_000);
    fall.advance(BLOCK);
    fall.hurry(320);
    for (int block = 0; block < 11; block++) {
      fall.advance(BLOCK);
    }
    assertEquals(0f, fall.level());
  }
}
