package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Adsr;
import org.ngoma.instruments.dsp.AdsrShape;
import org.ngoma.instruments.dsp.Octet;

/**
 * How loud one voice is, frame by frame: its envelope, and its fade when another needs its place.
 */
final class VoiceGain {

  private static final int LANES = Octet.LANES;
  private static final int NEVER = Block.FRAMES;
  private static final float NOT_LEVEL = -1f;

  private final Adsr amp = new Adsr();
  private int startAt;
  private int releaseAt;
  private int fadeAt;
  private boolean starting;
  private boolean fading;
  private float fade;
  private float fadeStep;

  /** Level that fills this voice's gains since an earlier block. */
  private float drawn;

  /** Begins inside the coming block. */
  void start(int offset) {
    amp.reset();
    starting = true;
    fading = false;
    startAt = offset;
    releaseAt = NEVER;
    fadeAt = 0;
    fade = 1f;
    drawn = NOT_LEVEL;
  }

  /** Lets go inside the coming block. */
  void release(int offset) {
    releaseAt = Math.min(releaseAt, Math.max(startAt, offset));
  }

  /** Fades out in a straight line, whatever the envelope does. */
  void fadeOut(int offset, float frames) {
    if (!fading) {
      fading = true;
      fadeAt = Math.max(startAt, offset);
      fadeStep = -1f / frames;
    }
  }

  boolean fading() {
    return fading;
  }

  float level() {
    return amp.level() * fade;
  }

  boolean ended(AdsrShape shape) {
    return !starting && (amp.silent(shape) || fade <= 0f);
  }

  /** Draws the coming block; frame 0 stands at {@code slot}, the next {@link #LANES} behind. */
  void draw(AdsrShape shape, float[] gain, int slot) {
    if (amp.stands(shape) && !starting && !fading && releaseAt == NEVER) {
      if (drawn != amp.level()) {
        drawn = amp.level();
        line(gain, slot, 0, Block.FRAMES, drawn, 0f);
      }
      return;
    }
    drawn = NOT_LEVEL;
    int f = 0;
    if (starting) {
      line(gain, slot, 0, startAt, 0f, 0f);
      amp.start();
      f = startAt;
    }
    if (releaseAt < NEVER) {
      segments(shape, gain, slot, f, releaseAt);
      amp.release();
      f = releaseAt;
    }
    segments(shape, gain, slot, f, Block.FRAMES);
    if (fading) {
      for (int i = fadeAt; i < Block.FRAMES; i++) {
        fade = Math.max(0f, fade + fadeStep);
        gain[LANES * i + slot] *= fade;
      }
    }
    starting = false;
    startAt = 0;
    releaseAt = NEVER;
    fadeAt = 0;
  }

  private void segments(AdsrShape shape, float[] gain, int slot, int from, int to) {
    int f = from;
    while (f < to) {
      float before = amp.level();
      int frames = amp.advance(shape, to - f);
      if (frames > 0) {
        line(gain, slot, f, frames, before, (amp.level() - before) / frames);
        f += frames;
      }
    }
  }

  private static void line(float[] gain, int slot, int first, int frames, float from, float step) {
    int at = LANES * first + slot;
    for (int i = 1; i <= frames; i++) {
      gain[at] = Math.fma(step, i, from);
      at += LANES;
    }
  }
}
