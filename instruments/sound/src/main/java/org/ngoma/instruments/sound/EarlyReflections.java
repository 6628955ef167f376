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

  private static final int COUNT = LEFT_MS.length;

  /** What the walls of one side answer, one behind the other, and behind them the sum. */
  private final float[] taps = new float[(COUNT + 1) * Block.FRAMES];

  private final float[] sum = new float[Block.FRAMES];
  private final float[] softer = new float[COUNT];
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
    gather(leftLine, rightLine, LEFT_MS, scale);
    add(outLeft, gain, gainStep, part, partStep);
    gather(rightLine, leftLine, RIGHT_MS, scale);
    add(outRight, gain, gainStep, part, partStep);
  }

  private void gather(DelayLine near, DelayLine far, float[] ms, float scale) {
    for (int k = 0; k < COUNT; k++) {
      float late = ms[k] * scale;
      // The third and the sixth come from across the room.
      DelayLine line = k % 3 == 2 ? far : near;
      int frames = (int) Math.rint(late * framesPerMs);
      line.readWhole(frames, taps, k * Block.FRAMES, Block.FRAMES);
      softer[k] = NEAR * HALF_MS / (HALF_MS + late);
    }
    sum(taps, softer);
    System.arraycopy(taps, COUNT * Block.FRAMES, sum, 0, Block.FRAMES);
  }

  private static void sum(float[] t, float[] softer) {
    float a = softer[0], b = softer[1], c = softer[2], d = softer[3];
    float e = softer[4], f = softer[5], g = softer[6];
    for (int i = 0; i < Block.FRAMES; i++) {
      float near = a * t[i] + b * t[Block.FRAMES + i] + c * t[2 * Block.FRAMES + i];
      float far = d * t[3 * Block.FRAMES + i] + e * t[4 * Block.FRAMES + i];
      float farthest = f * t[5 * Block.FRAMES + i] + g * t[6 * Block.FRAMES + i];
      t[7 * Block.FRAMES + i] = near + far + farthest;
    }
  }

  private void add(float[] out, float gain, float gainStep, float part, float partStep) {
    for (int i = 0; i < Block.FRAMES; i++) {
      out[i] += sum[i] * (gain + i * gainStep) * (part + i * partStep);
    }
  }
}
