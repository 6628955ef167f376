package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.DelayLine;
import org.ngoma.instruments.dsp.FastMath;

/**
 * The first walls that answer, before the room closes: seven reflections a side, the farther the
 * softer, some from the other side.
 *
 * <p>Moorer, "About this reverberation business" (CMJ 1979). Another size fades over to another
 * pattern.
 */
final class EarlyReflections {

  private static final float[] LEFT_MS = {4.1f, 9.7f, 14.9f, 22.3f, 30.1f, 41.7f, 55.3f};
  private static final float[] RIGHT_MS = {5.3f, 8.3f, 16.7f, 20.9f, 33.7f, 38.9f, 58.1f};

  /** Gain of a reflection after 0 ms, and the time at which it is half of that. */
  private static final float NEAR = 0.36f;

  private static final float HALF_MS = 18;
  private static final double LONGEST_MS = 60;
  private static final double FADE_MS = 30;
  private static final float NOTICED = 0.02f;

  private final float[] tap = new float[Block.FRAMES];
  private DelayLine leftLine;
  private DelayLine rightLine;
  private float framesPerMs;
  private float fadeStep;
  private float now;
  private float next;
  private float fade;

  void prepare(int sampleRate) {
    framesPerMs = sampleRate * 0.001f;
    fadeStep = (float) (Block.FRAMES / (FADE_MS * framesPerMs));
    int longest = (int) (LONGEST_MS * framesPerMs) + 1;
    leftLine = new DelayLine(longest, Block.FRAMES);
    rightLine = new DelayLine(longest, Block.FRAMES);
  }

  /** Silences it; the next size is there at once. */
  @RealTime
  void reset() {
    leftLine.reset();
    rightLine.reset();
    now = -1;
    fade = 0;
  }

  /** Part of the greatest room at a size of 0..1. */
  private static float scale(float size) {
    return FastMath.exp2(2.3f * (size - 1));
  }

  /**
   * Adds the reflections of one block.
   *
   * @param gain at the first frame, and its change from frame to frame
   */
  @RealTime
  void add(
      float size,
      float gain,
      float gainStep,
      float[] left,
      float[] right,
      float[] outLeft,
      float[] outRight) {
    leftLine.write(left, Block.FRAMES);
    rightLine.write(right, Block.FRAMES);
    float wanted = scale(size);
    now = now < 0 ? wanted : now;
    if (fade == 0 && Math.abs(wanted - now) > NOTICED * now) {
      next = wanted;
      fade = fadeStep;
    }
    float from = fade == 0 ? 0 : fade - fadeStep;
    float fadePerFrame = (fade - from) / Block.FRAMES;
    if (gain != 0 || gainStep != 0) {
      pattern(now, gain, gainStep, 1 - from, -fadePerFrame, outLeft, outRight);
      if (fade > 0) {
        pattern(next, gain, gainStep, from, fadePerFrame, outLeft, outRight);
      }
    }
    fade = fade == 0 ? 0 : fade + fadeStep;
    if (fade > 1 + 0.5f * fadeStep) {
      now = next;
      fade = 0;
    }
    leftLine.advance(Block.FRAMES);
    rightLine.advance(Block.FRAMES);
  }

  private void pattern(
      float scale,
      float gain,
      float gainStep,
      float part,
      float partStep,
      float[] outLeft,
      float[] outRight) {
    for (int k = 0; k < LEFT_MS.length; k++) {
      // The third and the sixth come from across the room.
      boolean across = k % 3 == 2;
      reflection(
          across ? rightLine : leftLine,
          LEFT_MS[k] * scale,
          gain,
          gainStep,
          part,
          partStep,
          outLeft);
      reflection(
          across ? leftLine : rightLine,
          RIGHT_MS[k] * scale,
          gain,
          gainStep,
          part,
          partStep,
          outRight);
    }
  }

  private void reflection(
      DelayLine line,
      float ms,
      float gain,
      float gainStep,
      float part,
      float partStep,
      float[] out) {
    line.read(Math.rint(ms * framesPerMs), 0, tap, Block.FRAMES);
    float softer = NEAR * HALF_MS / (HALF_MS + ms);
    for (int i = 0; i < Block.FRAMES; i++) {
      out[i] += tap[i] * softer * (gain + i * gainStep) * (part + i * partStep);
    }
  }
}
