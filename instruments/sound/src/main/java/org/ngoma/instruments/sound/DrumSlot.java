package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Noise;

/**
 * One stroke on a pad, of whatever model: what all drum voices share. It starts at its frame, may
 * be faded out, and begins its noise anew after a reset.
 */
final class DrumSlot {

  private final Noise noise;
  private final DrumVoice[] voices = new DrumVoice[DrumModel.FAMILIES];
  private final float[] left = new float[Block.FRAMES];
  private final float[] right = new float[Block.FRAMES];
  private DrumVoice voice;
  private int startAt;
  private boolean fading;
  private int fadeAt;
  private float fade;
  private float fadeStep;

  DrumSlot(int seed, DrumWorkspace work) {
    noise = new Noise(seed);
    voices[DrumModel.MEMBRANE] = new Membrane(work, noise);
    voices[DrumModel.SNARE] = new Snare(work, noise);
    voices[DrumModel.CLAP] = new Clap(work, noise);
    voices[DrumModel.METAL] = new Metal(work, noise);
    voices[DrumModel.SHAKER] = new Shaker(work, noise);
    voices[DrumModel.COWBELL] = new Cowbell(work, noise);
    voices[DrumModel.FM] = new FmDrum(work, noise);
    voices[DrumModel.ZAP] = new Zap(work, noise);
    voices[DrumModel.SAMPLE] = new SampledDrum();
    voice = voices[DrumModel.MEMBRANE];
  }

  void reset() {
    silence();
    noise.reset();
  }

  void silence() {
    voice.silence();
    startAt = 0;
    fading = false;
    fade = 1f;
  }

  void strike(int offset, DrumStroke stroke) {
    silence();
    voice = voices[DrumModel.family(stroke.model)];
    voice.silence();
    voice.strike(stroke);
    startAt = offset;
  }

  /** Fades out what sounds, from a frame of the coming block on. */
  void fadeOut(int offset, float frames) {
    if (voice.sounding() && !fading) {
      fading = true;
      fadeAt = Math.max(startAt, offset);
      fadeStep = 1f / frames;
    }
  }

  boolean sounding() {
    return voice.sounding();
  }

  boolean wide() {
    return voice.wide() && voice.sounding();
  }

  /** Adds one block. */
  void render(float[] outLeft, float[] outRight) {
    if (!voice.sounding()) {
      return;
    }
    if (!fading) {
      voice.render(outLeft, outRight, startAt);
      startAt = 0;
      return;
    }
    Arrays.fill(left, 0f);
    Arrays.fill(right, 0f);
    voice.render(left, right, startAt);
    startAt = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      fade = i < fadeAt ? fade : Math.max(0f, fade - fadeStep);
      // Flat at both ends, so that even a low note leaves without a tick.
      float level = fade * fade * Math.fma(-2f, fade, 3f);
      outLeft[i] = Math.fma(level, left[i], outLeft[i]);
      outRight[i] = Math.fma(level, right[i], outRight[i]);
    }
    fadeAt = 0;
    if (fade == 0f) {
      silence();
    }
  }
}
