package org.ngoma.instruments.sound;

/**
 * A place in a delay line that moves without click or bend of pitch: the old place fades out while
 * the new one fades in.
 *
 * <p>The line is a ring of whole blocks; all sides of an effect read theirs through one tap.
 */
final class FadingTap {

  private static final double FADE_MS = 30;

  private final float[] incoming = new float[Block.FRAMES];
  private int fadeBlocks;
  private int now;
  private int next;

  /** Block of the running fade, counted from 1; 0 when none runs. */
  private int fadeBlock;

  void prepare(int sampleRate) {
    fadeBlocks = (int) Math.max(1, Math.round(FADE_MS * sampleRate / (1000.0 * Block.FRAMES)));
  }

  /** Stands at {@code frames} at once. */
  void jump(int frames) {
    now = frames;
    next = frames;
    fadeBlock = 0;
  }

  /** Begins to fade to {@code frames}; only when {@link #rests}. */
  void fadeTo(int frames) {
    next = frames;
    fadeBlock = 1;
  }

  boolean rests() {
    return fadeBlock == 0;
  }

  /** Where it stands or comes from, in frames back. */
  int frames() {
    return now;
  }

  /**
   * Reads one block.
   *
   * @param at where the line will be written next
   * @param written frames in the line that count; what lies before them is silence
   */
  void read(float[] line, int at, int written, float[] out) {
    copyBack(line, at, written, now, out);
    if (fadeBlock == 0) {
      return;
    }
    copyBack(line, at, written, next, incoming);
    float from = smoothStep((fadeBlock - 1f) / fadeBlocks);
    float step = (smoothStep((float) fadeBlock / fadeBlocks) - from) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      out[i] += (incoming[i] - out[i]) * (from + i * step);
    }
  }

  /** Goes one block on, once all sides are read. */
  void advance() {
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

  private static void copyBack(float[] line, int at, int written, int frames, float[] out) {
    int from = at - frames;
    if (from < 0) {
      from += line.length;
    }
    int run = Math.min(Block.FRAMES, line.length - from);
    System.arraycopy(line, from, out, 0, run);
    System.arraycopy(line, 0, out, run, Block.FRAMES - run);
    int unwritten = Math.min(Block.FRAMES, frames - written);
    for (int i = 0; i < unwritten; i++) {
      out[i] = 0;
    }
  }
}
