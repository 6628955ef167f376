package org.ngoma.instruments.sound;

import java.util.function.IntToDoubleFunction;

/** A stretch of stereo sound for tests, a whole number of blocks long. */
record Stereo(float[] left, float[] right) {

  static Stereo silence(int frames) {
    int whole = (frames + Block.FRAMES - 1) / Block.FRAMES * Block.FRAMES;
    return new Stereo(new float[whole], new float[whole]);
  }

  /** The same signal on both sides. */
  static Stereo of(int frames, IntToDoubleFunction signal) {
    Stereo sound = silence(frames);
    for (int i = 0; i < sound.frames(); i++) {
      sound.left[i] = (float) signal.applyAsDouble(i);
      sound.right[i] = sound.left[i];
    }
    return sound;
  }

  int frames() {
    return left.length;
  }

  /** What an effect makes of this sound, block by block; this sound stays. */
  Stereo through(Effect effect, Block block) {
    Stereo out = silence(frames());
    float[] l = new float[Block.FRAMES];
    float[] r = new float[Block.FRAMES];
    for (int at = 0; at < frames(); at += Block.FRAMES) {
      System.arraycopy(left, at, l, 0, Block.FRAMES);
      System.arraycopy(right, at, r, 0, Block.FRAMES);
      effect.process(block, l, r);
      System.arraycopy(l, 0, out.left, at, Block.FRAMES);
      System.arraycopy(r, 0, out.right, at, Block.FRAMES);
    }
    return out;
  }

  /** Highest sample of both sides. */
  float peak() {
    float peak = 0;
    for (int i = 0; i < frames(); i++) {
      peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
    }
    return peak;
  }
}
