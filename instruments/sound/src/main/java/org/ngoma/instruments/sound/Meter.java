package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.FastMath;

/** What a channel's meter shows: a peak that falls back slowly, and the RMS of the recent past. */
final class Meter {

  /** A peak falls back by so much when the sound has gone. */
  private static final float DB_PER_SECOND = 24;

  /** As slow as the needle of a VU meter. */
  private static final float RMS_SECONDS = 0.3f;

  /** -120 dB: shown as nothing. */
  private static final float LEAST = 1e-6f;

  private final float peakKept;
  private final float squareKept;
  private float peak;
  private float meanSquare;

  Meter(int sampleRate) {
    peakKept = FastMath.dbToGain(-DB_PER_SECOND * Block.FRAMES / sampleRate);
    squareKept = FastMath.exp2(-1.442_695f * Block.FRAMES / (RMS_SECONDS * sampleRate));
  }

  /**
   * Takes a block.
   *
   * @param highest sample of both sides
   * @param energy sum of the squares of both sides
   */
  @RealTime
  void take(float highest, float energy) {
    peak = Math.max(highest, peak * peakKept);
    float square = energy * (0.5f / Block.FRAMES);
    meanSquare = square + (meanSquare - square) * squareKept;
    if (peak < LEAST) {
      peak = 0;
    }
    if (meanSquare < LEAST * LEAST) {
      meanSquare = 0;
    }
  }

  @RealTime
  void reset() {
    peak = 0;
    meanSquare = 0;
  }

  /** 1 is full scale. */
  @RealTime
  float peak() {
    return peak;
  }

  /** Of both sides, 1 is full scale. */
  @RealTime
  float rms() {
    return (float) Math.sqrt(meanSquare);
  }
}
