package org.ngoma.instruments.sound;

import java.util.Arrays;

/**
 * One drum that may be struck again while it sounds: the old stroke fades out in a few ms beside
 * the new one.
 */
final class DrumSlots {

  private static final int SLOTS = 2;

  private final DrumVoice[] voices = new DrumVoice[SLOTS];
  private final boolean[] fading = new boolean[SLOTS];
  private final int[] fadeAt = new int[SLOTS];
  private final float[] fade = new float[SLOTS];
  private final float[] fadeStep = new float[SLOTS];
  private final float[] scratch = new float[Block.FRAMES];
  private final float fadeMs;
  private float fadeFrames;
  private int latest;

  /**
   * Two voices of the same drum.
   *
   * @param fadeMs how long an old stroke takes to fade
   */
  DrumSlots(DrumVoice one, DrumVoice other, float fadeMs) {
    voices[0] = one;
    voices[1] = other;
    this.fadeMs = fadeMs;
  }

  void prepare(int sampleRate) {
    fadeFrames = fadeMs * sampleRate / 1000f;
    for (int i = 0; i < SLOTS; i++) {
      voices[i].prepare(sampleRate);
    }
    reset();
  }

  void reset() {
    for (int i = 0; i < SLOTS; i++) {
      voices[i].reset();
      fading[i] = false;
      fade[i] = 1f;
    }
    latest = 0;
  }

  void strike(int offset, DrumStroke stroke) {
    choke(offset, fadeFrames);
    latest = 1 - latest;
    fading[latest] = false;
    fade[latest] = 1f;
    voices[latest].strike(offset, stroke);
  }

  /** Fades out what sounds. */
  void choke(int offset, float frames) {
    for (int i = 0; i < SLOTS; i++) {
      if (voices[i].sounding() && !fading[i]) {
        fading[i] = true;
        fadeAt[i] = offset;
        fadeStep[i] = -1f / frames;
      }
    }
  }

  boolean sounding() {
    return voices[0].sounding() || voices[1].sounding();
  }

  /** Adds one block. */
  void render(float[] out) {
    for (int i = 0; i < SLOTS; i++) {
      if (voices[i].sounding()) {
        if (fading[i]) {
          renderFading(i, out);
        } else {
          voices[i].render(out);
        }
      }
    }
  }

  private void renderFading(int slot, float[] out) {
    Arrays.fill(scratch, 0f);
    voices[slot].render(scratch);
    float level = fade[slot];
    for (int i = 0; i < Block.FRAMES; i++) {
      level = i < fadeAt[slot] ? level : Math.max(0f, level + fadeStep[slot]);
      out[i] = Math.fma(level, scratch[i], out[i]);
    }
    fade[slot] = level;
    fadeAt[slot] = 0;
    if (level == 0f) {
      voices[slot].silence();
      fading[slot] = false;
      fade[slot] = 1f;
    }
  }
}
