package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Sine;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.instruments.dsp.TableOscillator;

/**
 * The mallet of the {@link LogDrum}: a band of noise as it meets the wood, and a click; at twice
 * the sample rate, ahead of the drive.
 */
final class LogKnock {

  private static final float CLICK_HZ = 2300f;
  private static final float CLICK_MS = 3.5f;
  private static final float CLICK_LEVEL = 0.8f;
  private static final float NOISE_LEVEL = 1.6f;
  private static final float NOISE_DAMPING = 1f;

  private final Noise noise;
  private final Sine sine;
  private final Svf band = new Svf();
  private final Fall tap = new Fall();
  private final Fall click = new Fall();
  private final float[] hiss = new float[LogVoice.FRAMES];
  private int clickPhase;
  private int clickIncrement;

  LogKnock(int seed, Sine sine) {
    noise = new Noise(seed);
    this.sine = sine;
  }

  void reset() {
    band.reset();
    tap.reset();
    click.reset();
    noise.reset();
  }

  /**
   * Strikes.
   *
   * @param hardness 0..1, from velocity
   */
  void start(Controls knobs, float hardness, float framesPerMs) {
    float fineHz = 2000f * framesPerMs;
    tap.start(
        NOISE_LEVEL * hardness * knobs.value(LogDrumTable.NOISE),
        knobs.value(LogDrumTable.NOISE_DECAY) * framesPerMs);
    band.tune(knobs.value(LogDrumTable.NOISE_TONE) / fineHz, NOISE_DAMPING);
    click.start(CLICK_LEVEL * hardness * knobs.value(LogDrumTable.CLICK), CLICK_MS * framesPerMs);
    clickPhase = 0;
    clickIncrement = TableOscillator.increment(CLICK_HZ / fineHz);
  }

  /** Adds some frames at twice the rate. */
  void add(float[] out, int at, int frames) {
    if (click.level() > 0f) {
      float level = click.level();
      float step = (click.advance(frames / 2) - level) / frames;
      clickPhase = sine.add(clickPhase, clickIncrement, 0, level, step, out, at, frames);
    }
    if (tap.level() > 0f) {
      float level = tap.level();
      float step = (tap.advance(frames / 2) - level) / frames;
      noise.fill(hiss, 0, frames, 1f);
      band.bandPass(hiss, 0, frames);
      for (int i = 0; i < frames; i++) {
        out[at + i] = Math.fma(Math.fma(step, i, level), hiss[i], out[at + i]);
      }
    }
  }
}
