package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/** The tempo as effects follow it: low-passed, so that a jittering clock is not heard in them. */
final class SongTempo {

  private static final double SLOWEST_BPM = 20;
  private static final double FOLLOW_MS = 50;

  private double follow;
  private double bpm;
  private boolean fresh = true;

  void prepare(int sampleRate) {
    follow = 1 - StrictMath.exp(-1000.0 * Block.FRAMES / (FOLLOW_MS * sampleRate));
    reset();
  }

  /** Takes the next tempo as it is. */
  @RealTime
  void reset() {
    fresh = true;
  }

  /** Goes one block on; the tempo in quarters a minute. */
  @RealTime
  double advance(Block block) {
    double now = Math.max(SLOWEST_BPM, block.bpm);
    bpm = fresh ? now : bpm + (now - bpm) * follow;
    fresh = false;
    if (Math.abs(now - bpm) < 1e-5 * now) {
      bpm = now;
    }
    return bpm;
  }
}
