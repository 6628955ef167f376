package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;

/** A return or group in the mixer: what comes together there, its chain and its fader. */
final class Bus {

  /** What the sources of this block gave so far. */
  final float[] left = new float[Block.FRAMES];

  final float[] right = new float[Block.FRAMES];
  final Chain chain = new Chain();
  final Fader fader;
  final Meter meter;

  /** Holds the sum of the sources back, until the last of them has come. */
  final Compensation before;

  /** Holds what leaves the chain back for the slower ones beside it. */
  final Compensation behind;

  /** Whether any source gave something into this block. */
  boolean fed;

  Bus(int sampleRate) {
    fader = new Fader(sampleRate);
    meter = new Meter(sampleRate);
    before = new Compensation(sampleRate, Compensation.LONGEST_FRAMES);
    behind = new Compensation(sampleRate, Compensation.LONGEST_FRAMES);
  }

  /** Makes room for the next block. */
  @RealTime
  void clear() {
    if (fed) {
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      fed = false;
    }
  }

  @RealTime
  void reset() {
    chain.reset();
    fader.arrive();
    before.reset();
    behind.reset();
    meter.reset();
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
  }
}
