package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * White noise, the same from each seed: hiss, breath, the skin of a snare.
 *
 * <p>Marsaglia's 32-bit xorshift (2003), period 2^32 - 1 samples: a day at 48 kHz.
 */
public final class Noise {

  private static final float TO_UNIT = 0x1p-31f;

  private int seed;
  private int state;

  /**
   * A generator at the start of its sequence.
   *
   * @param seed any number; neighbouring seeds give unrelated noise
   */
  public Noise(int seed) {
    reseed(seed);
  }

  /** Goes to the start of another sequence. */
  public void reseed(int newSeed) {
    int mixed = (newSeed + 0x9e3779b9) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 15)) * 0xc2b2ae35;
    mixed ^= mixed >>> 16;
    seed = mixed == 0 ? 0x1234567 : mixed;
    state = seed;
  }

  /** Starts the sequence again. */
  public void reset() {
    state = seed;
  }

  /** The next sample, evenly spread over -1..1. */
  public float next() {
    int x = state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    state = x;
    return x * TO_UNIT;
  }

  /** Replaces {@code length} samples from {@code offset} on by noise times {@code gain}. */
  public void fill(float[] out, int offset, int length, float gain) {
    if (gain == 0f) {
      Arrays.fill(out, offset, offset + length, 0f);
      return;
    }
    float scale = gain * TO_UNIT;
    int x = state;
    for (int i = offset; i < offset + length; i++) {
      x ^= x << 13;
      x ^= x >>> 17;
      x ^= x << 5;
      out[i] = x * scale;
    }
    state = x;
  }
}
