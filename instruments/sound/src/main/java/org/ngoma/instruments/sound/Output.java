package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** The end of the mix: the fade of everything, and the meters of what goes out. */
final class Output {

  private static final double FADE_MS = 5;

  private final int fadeBlocks;
  private final Meter left;
  private final Meter right;

  /** Blocks of the fade still heard: 0 is silence, {@link #fadeBlocks} all. */
  private int fade;

  private boolean fadingIn = true;

  Output(int sampleRate) {
    fadeBlocks = (int) Math.ceil(FADE_MS * sampleRate / (1000.0 * Block.FRAMES));
    fade = fadeBlocks;
    left = new Meter(sampleRate);
    right = new Meter(sampleRate);
  }

  @RealTime
  void fade(boolean in) {
    fadingIn = in;
  }

  @RealTime
  boolean fadedOut() {
    return fade == 0 && !fadingIn;
  }

  @RealTime
  void reset() {
    left.reset();
    right.reset();
  }

  @RealTime
  Meter left() {
    return left;
  }

  @RealTime
  Meter right() {
    return right;
  }

  /** Writes one block from index {@code at} on. */
  @RealTime
  void give(float[] mixLeft, float[] mixRight, float[] outLeft, float[] outRight, int at) {
    float from = (float) fade / fadeBlocks;
    fade = Math.max(0, Math.min(fadeBlocks, fade + (fadingIn ? 1 : -1)));
    float step = ((float) fade / fadeBlocks - from) / Block.FRAMES;
    give(mixLeft, from, step, outLeft, at, left);
    give(mixRight, from, step, outRight, at, right);
  }

  @RealTime
  private static void give(float[] mix, float from, float step, float[] out, int at, Meter meter) {
    float highest = 0;
    float energy = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      float x = mix[i] * (from + i * step);
      out[at + i] = x;
      highest = Math.max(highest, Math.abs(x));
      energy = Math.fma(x, x, energy);
    }
    meter.take(highest, 2 * energy);
  }
}
