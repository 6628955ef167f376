package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Svf;

/**
 * Several hands that never meet at once: four bursts of noise near 1.1 kHz, about 10 ms apart, the
 * last one with the room behind it.
 */
final class Clap implements DrumVoice {

  private static final float[] BURSTS_MS = {0f, 9.6f, 19.4f, 29.9f};
  private static final float[] BURST_LEVELS = {1f, 0.85f, 1f, 0.95f};
  private static final float BURST_FALL_MS = 24f;
  private static final float CENTRE_HZ = 1150f;
  private static final float CENTRE_DAMPING = 0.75f;
  private static final float LOW_CUT_HZ = 650f;
  private static final float FLAT = 1.414f;

  private final Fall fall = new Fall();
  private final Noise noise;
  private final Svf band = new Svf();
  private final Svf lowCut = new Svf();
  private final float[] scratch = new float[Block.FRAMES];
  private float sampleRate;
  private float gain;
  private float air;
  private float tailFrames;
  private int nextBurst = BURSTS_MS.length;
  private int framesToBurst;
  private int startAt;

  Clap(int seed) {
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
    band.reset();
    lowCut.reset();
    nextBurst = BURSTS_MS.length;
    startAt = 0;
  }

  @Override
  public void strike(int offset, DrumStroke stroke) {
    startAt = offset;
    band.reset();
    lowCut.reset();
    gain = 2.1f * stroke.gain();
    float brightness = stroke.brightness();
    air = 0.09f * Math.min(4f, brightness);
    float pitch = stroke.ratio * Math.min(1.5f, (float) Math.sqrt(brightness));
    band.tune(CENTRE_HZ * pitch / sampleRate, CENTRE_DAMPING);
    lowCut.tune(LOW_CUT_HZ * stroke.ratio / sampleRate, FLAT);
    tailFrames = stroke.decayMs * sampleRate / 1000f;
    nextBurst = 0;
    framesToBurst = 0;
  }

  @Override
  public boolean sounding() {
    return nextBurst < BURSTS_MS.length || fall.level() > 0f;
  }

  @Override
  public void render(float[] out) {
    int from = startAt;
    noise.fill(scratch, from, Block.FRAMES - from, 1f);
    int at = from;
    while (at < Block.FRAMES) {
      if (nextBurst < BURSTS_MS.length && framesToBurst == 0) {
        burst();
      }
      int frames = Block.FRAMES - at;
      if (nextBurst < BURSTS_MS.length) {
        frames = Math.min(frames, framesToBurst);
        framesToBurst -= frames;
      }
      float level = fall.level();
      float step = (fall.advance(frames) - level) / frames;
      for (int i = 0; i < frames; i++) {
        scratch[at + i] *= Math.fma(step, i, level);
      }
      at += frames;
    }
    for (int i = from; i < Block.FRAMES; i++) {
      out[i] = Math.fma(gain * air, scratch[i], out[i]);
    }
    band.bandPass(scratch, from, Block.FRAMES);
    lowCut.highPass(scratch, from, Block.FRAMES);
    for (int i = from; i < Block.FRAMES; i++) {
      out[i] = Math.fma(gain, scratch[i], out[i]);
    }
    startAt = 0;
  }

  private void burst() {
    boolean last = nextBurst == BURSTS_MS.length - 1;
    float burstFrames = BURST_FALL_MS * sampleRate / 1000f;
    fall.start(BURST_LEVELS[nextBurst], last ? tailFrames : burstFrames);
    nextBurst++;
    if (!last) {
      float ms = BURSTS_MS[nextBurst] - BURSTS_MS[nextBurst - 1];
      framesToBurst = Math.round(ms * sampleRate / 1000f);
    }
  }
}
