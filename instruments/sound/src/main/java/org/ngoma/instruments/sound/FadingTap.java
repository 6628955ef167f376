package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.DelayLine;

/**
 * A place in a delay line that moves without a click: the old place fades out while the new one
 * fades in, so that no pitch bends; or it slides there like a tape that changes its speed, so that
 * the pitch bends.
 *
 * <p>All sides of an effect read their lines through one tap.
 */
final class FadingTap {

  private static final double FADE_MS = 30;
  private static final double SLIDE_MS = 120;

  /** Most that a slide bends: an octave and a fifth up, and down to a third of the speed. */
  private static final double FASTEST = 0.67;

  /** Least that a slide bends, so that it arrives: 7 cents. */
  private static final double SLOWEST = 0.004;

  private final float[] incoming = new float[Block.FRAMES];
  private int fadeBlocks;
  private double slidePart;
  private double now;
  private double next;

  /** Change from frame to frame while it slides. */
  private double step;

  /** Block of the running fade, counted from 1; 0 when none runs. */
  private int fadeBlock;

  void prepare(int sampleRate) {
    double blocksPerMs = sampleRate / (1000.0 * Block.FRAMES);
    fadeBlocks = (int) Math.max(1, Math.round(FADE_MS * blocksPerMs));
    slidePart = 1 - StrictMath.exp(-1 / (SLIDE_MS * blocksPerMs));
  }

  /** Stands at {@code frames} at once. */
  @RealTime
  void jump(double frames) {
    now = frames;
    next = frames;
    step = 0;
    fadeBlock = 0;
  }

  /** Begins to fade to {@code frames}; only when {@link #rests}. */
  @RealTime
  void fadeTo(int frames) {
    next = frames;
    fadeBlock = 1;
  }

  /** Slides one block on the way to {@code frames}; only when no fade runs. */
  @RealTime
  void slideTo(int frames) {
    double way = frames - now;
    if (Math.abs(way) < 1e-6) {
      jump(frames);
      return;
    }
    double most = FASTEST * Block.FRAMES;
    double least = Math.min(Math.abs(way), SLOWEST * Block.FRAMES);
    double part = Math.min(most, Math.max(least, slidePart * Math.abs(way)));
    step = Math.copySign(part, way) / Block.FRAMES;
  }

  @RealTime
  boolean rests() {
    return fadeBlock == 0;
  }

  /** Where it stands or comes from, in frames back. */
  @RealTime
  double frames() {
    return now;
  }

  /** The nearer one of where it comes from and where it fades to. */
  @RealTime
  double nearest() {
    return Math.min(now, next);
  }

  /** Reads one block where the tap stands. */
  @RealTime
  void read(DelayLine line, float[] out) {
    read(line, 0, 0, out);
  }

  /**
   * Reads one block.
   *
   * @param sway frames by which the place is farther back at the first frame
   * @param swayStep change of it from frame to frame
   */
  @RealTime
  void read(DelayLine line, double sway, double swayStep, float[] out) {
    line.read(now + sway, step + swayStep, out, Block.FRAMES);
    if (fadeBlock == 0) {
      return;
    }
    line.read(next + sway, swayStep, incoming, Block.FRAMES);
    float from = smoothStep((fadeBlock - 1f) / fadeBlocks);
    float fade = (smoothStep((float) fadeBlock / fadeBlocks) - from) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      out[i] += (incoming[i] - out[i]) * (from + i * fade);
    }
  }

  /** Goes one block on, once all sides are read. */
  @RealTime
  void advance() {
    if (step != 0) {
      now += step * Block.FRAMES;
      next = now;
      step = 0;
    }
    if (fadeBlock > 0) {
      fadeBlock++;
      if (fadeBlock > fadeBlocks) {
        jump(next);
      }
    }
  }

  private static float smoothStep(float x) {
    return x * x * (3 - 2 * x);
  }
}
