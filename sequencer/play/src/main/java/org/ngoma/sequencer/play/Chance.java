package org.ngoma.sequencer.play;

import org.ngoma.hal.rt.RealTime;

/**
 * Dice that always fall the same way: what is drawn is a function of what it is drawn for, so that
 * a take can be shown beforehand, frozen, and played twice alike.
 *
 * <p>The mixing function is the finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable
 * Pseudorandom Number Generators, 2014).
 */
final class Chance {

  private Chance() {}

  /** A number as good as random for two others. */
  @RealTime
  static long mix(long a, long b) {
    long z = a * 0x9E3779B97F4A7C15L + b;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** One of {@code count} equally likely numbers from 0. */
  @RealTime
  static int below(int count, long drawn) {
    return (int) (((drawn >>> 33) * count) >>> 31);
  }
}
