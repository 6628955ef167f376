package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Svf;

/**
 * A shaker: seeds that take 10 to 15 ms to reach the wall, then scatter. A weak stroke swells
 * slower and stays darker than a strong one.
 */
final class Shaker implements DrumVoice {

  private static final float STRONG_RISE_MS = 10f;
  private static final float WEAK_MORE_MS = 6f;
  private static final float LOW_CUT_HZ = 4200f;
  private static final float CENTRE_HZ = 6800f;
  private static final float DAMPING = 0.9f;
  private static final float FLAT = 1.414f;

  private final Fall fall = new Fall();
  private final Noise noise;
  private final Svf lowCut = new Svf();
  private final Svf band = new Svf();
  private final float[] scratch = new float[Block.FRAMES];
  private float sampleRate;
  private float rise;
  private float riseStep;
  private int startAt;

  Shaker(int seed) {
    noise = new Noise(seed);
  }

  @Override
  public void prepare(int rate) {
    sampleRate = rate;
    reset();
  }

  @Override
  public void reset() {
    silence();
    noise.reset();
  }

  @Override
  public void silence() {
    fall.reset();
    lowCut.reset();
    band.reset();
    startAt = 0;
  }

  @Override
  public void strike(int offset, DrumStroke stroke) {
    startAt = offset;
    lowCut.reset();
    band.reset();
    float framesPerMs = sampleRate / 1000f;
    fall.start(2.2f * stroke.gain(), stroke.decayMs * framesPerMs);
    rise = 0f;
    float riseMs = STRONG_RISE_MS + WEAK_MORE_MS * (1f - stroke.velocity);
    riseStep = 1f / (riseMs * framesPerMs);
    float shift = stroke.ratio * Math.min(1.8f, (float) Math.sqrt(stroke.brightness()));
    lowCut.tune(LOW_CUT_HZ * shift / sampleRate, FLAT);
    band.tune(CENTRE_HZ * shift / sampleRate, DAMPING);
  }

  @Override
  public boolean sounding() {
    return fall.level() > 0f;
  }

  @Override
  public void render(float[] out) {
    int from = startAt;
    int frames = Block.FRAMES - from;
    noise.fill(scratch, from, frames, 1f);
    lowCut.highPass(scratch, from, Block.FRAMES);
    band.bandPass(scratch, from, Block.FRAMES);
    float level = fall.level();
    float step = rise < 1f ? 0f : (fall.advance(frames) - level) / frames;
    for (int i = 0; i < frames; i++) {
      rise = Math.min(1f, rise + riseStep);
      float g = rise * rise * Math.fma(step, i, level);
      out[from + i] = Math.fma(g, scratch[from + i], out[from + i]);
    }
    startAt = 0;
  }
}
