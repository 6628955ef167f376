package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** The end of the mix: the fade of everything, and the meters of what goes out. */
final class Output {

  private static final double FADE_MS = 5;

  private final int fadeBlocks;
  private final MasterMeter meter;

  /** Blocks of the fade still heard: 0 is silence, {@link #fadeBlocks} all. */
  private int fade;

  private boolean fadingIn = true;

  Output(int sampleRate) {
    fadeBlocks = (int) Math.ceil(FADE_MS * sampleRate / (1000.0 * Block.FRAMES));
    fade = fadeBlocks;
    meter = new MasterMeter(sampleRate);
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
  MasterMeter meter() {
    return meter;
  }

  /** Writes one block from index {@code at} on. */
  @RealTime
  void give(float[] mixLeft, float[] mixRight, float[] outLeft, float[] outRight, int at) {
    float from = (float) fade / fadeBlocks;
    fade = Math.max(0, Math.min(fadeBlocks, fade + (fadingIn ? 1 : -1)));
    float step = ((float) fade / fadeBlocks - from) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      float gain = from + i * step;
      outLeft[at + i] = mixLeft[i] * gain;
      outRight[at + i] = mixRight[i] * gain;
    }
    meter.add(outLeft, outRight, at);
  }
}
