package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;

/**
 * Holds sound back, so that it meets what comes later through effects that look ahead. A new time
 * fades in once there is enough to read, so that nothing clicks.
 */
final class Compensation {

  /** Longest time that is made up for by default: 85 ms at 48 kHz. */
  static final int LONGEST_FRAMES = 4096;

  private static final double FADE_MS = 20;

  private final float[] leftLine;
  private final float[] rightLine;
  private final float[] incoming = new float[Block.FRAMES];
  private final int longest;
  private final int fadeBlocks;
  private int wanted;

  /** Frames that it holds back, or did before the fade. */
  private int now;

  /** Where a fade leads. */
  private int next;

  /** Block of the running fade, counted from 1; 0 when none runs. */
  private int fadeBlock;

  private int at;

  /** Frames in the lines that count. */
  private int written;

  Compensation(int sampleRate, int longestFrames) {
    int blocks = (longestFrames + Block.FRAMES - 1) / Block.FRAMES + 1;
    leftLine = new float[blocks * Block.FRAMES];
    rightLine = new float[blocks * Block.FRAMES];
    longest = longestFrames;
    fadeBlocks = (int) Math.ceil(FADE_MS * sampleRate / (1000.0 * Block.FRAMES));
  }

  /** Holds back by so much, as soon as it can; a longer time than it can is its longest. */
  @RealTime
  void aim(int frames) {
    wanted = Math.max(0, Math.min(longest, frames));
  }

  /** Stands where it is to stand, and what it holds is silence. */
  @RealTime
  void reset() {
    written = 0;
    fadeBlock = 0;
    now = wanted;
    Arrays.fill(leftLine, 0);
    Arrays.fill(rightLine, 0);
  }

  /** Whether it holds nothing back and is not about to. */
  @RealTime
  boolean idle() {
    return now == 0 && wanted == 0 && fadeBlock == 0;
  }

  /** Whether it has arrived where it is to stand. */
  @RealTime
  boolean settled() {
    return now == wanted && fadeBlock == 0;
  }

  /** Takes a block in without giving one out: what a later {@link #process} will need. */
  @RealTime
  void listen(float[] left, float[] right) {
    write(left, right);
    begin();
    end();
  }

  /** Delays one block in place. */
  @RealTime
  void process(float[] left, float[] right) {
    if (idle()) {
      written = 0;
      return;
    }
    write(left, right);
    begin();
    read(leftLine, left);
    read(rightLine, right);
    end();
  }

  @RealTime
  private void write(float[] left, float[] right) {
    System.arraycopy(left, 0, leftLine, at, Block.FRAMES);
    System.arraycopy(right, 0, rightLine, at, Block.FRAMES);
    at = at + Block.FRAMES == leftLine.length ? 0 : at + Block.FRAMES;
    written = Math.min(leftLine.length, written + Block.FRAMES);
  }

  /** Begins to move once the line holds what the new place reads. */
  @RealTime
  private void begin() {
    if (fadeBlock == 0 && now != wanted && written >= wanted + Block.FRAMES) {
      next = wanted;
      fadeBlock = 1;
    }
  }

  @RealTime
  private void end() {
    if (fadeBlock > 0 && ++fadeBlock > fadeBlocks) {
      now = next;
      fadeBlock = 0;
    }
  }

  @RealTime
  private void read(float[] line, float[] out) {
    back(line, now, out);
    if (fadeBlock == 0) {
      return;
    }
    back(line, next, incoming);
    float from = smoothStep((fadeBlock - 1f) / fadeBlocks);
    float step = (smoothStep((float) fadeBlock / fadeBlocks) - from) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      out[i] += (incoming[i] - out[i]) * (from + i * step);
    }
  }

  @RealTime
  private static float smoothStep(float x) {
    return x * x * (3 - 2 * x);
  }

  /** Copies the block that was written so many frames before the last one. */
  @RealTime
  private void back(float[] line, int frames, float[] out) {
    int from = at - Block.FRAMES - frames;
    if (from < 0) {
      from += line.length;
    }
    int run = Math.min(Block.FRAMES, line.length - from);
    System.arraycopy(line, from, out, 0, run);
    System.arraycopy(line, 0, out, run, Block.FRAMES - run);
  }
}
