package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** Lets a switch change inside an effect without a click: fade out, change, fade in. */
final class SwitchFade {

  private static final double FADE_MS = 8;

  private float stepPerBlock;
  private int now;
  private float start;
  private float end;
  private boolean fresh = true;

  void prepare(int sampleRate) {
    stepPerBlock = (float) (1000.0 * Block.FRAMES / (FADE_MS * sampleRate));
    reset();
  }

  /** The next position is there at once. */
  @RealTime
  void reset() {
    fresh = true;
  }

  /** Goes one block on; the position to be heard in this block. */
  @RealTime
  int advance(int wanted) {
    if (fresh) {
      fresh = false;
      now = wanted;
      end = 1;
    }
    start = end;
    if (now != wanted && start == 0) {
      now = wanted;
    }
    end = Math.max(0, Math.min(1, start + (now == wanted ? stepPerBlock : -stepPerBlock)));
    return now;
  }

  /** Gain at the first frame of the block. */
  @RealTime
  float start() {
    return start;
  }

  /** Change of it from frame to frame. */
  @RealTime
  float step() {
    return (end - start) / Block.FRAMES;
  }
}
