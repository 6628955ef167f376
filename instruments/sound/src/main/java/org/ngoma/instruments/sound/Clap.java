package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Svf;

/**
 * Bursts of noise that follow each other within some ten ms, the last one with the room behind it:
 * clap, finger snap, guiro. Snap makes the bursts shorter, noise the air around them, shape sets
 * them apart.
 */
final class Clap implements DrumVoice {

  private static final float LOUDNESS = 2.1f;
  private static final float FLAT = 1.414f;

  private final DrumWorkspace work;
  private final Noise noise;
  private final Fall fall = new Fall();
  private final Svf band = new Svf();
  private final Svf lowCut = new Svf();
  private ClapShape shape = ClapShape.CLAP;
  private float gain;
  private float air;
  private float burstFrames;
  private float tailFrames;
  private float framesPerMs;
  private int bursts;
  private int nextBurst;
  private int framesToBurst;

  Clap(DrumWorkspace work, Noise noise) {
    this.work = work;
    this.noise = noise;
  }

  @Override
  public void silence() {
    fall.reset();
    band.reset();
    lowCut.reset();
    nextBurst = bursts;
  }

  @Override
  public void strike(DrumStroke stroke) {
    shape = DrumModel.clap(stroke.model);
    gain = LOUDNESS * stroke.gain();
    float brightness = stroke.brightness();
    air = 2f * stroke.noise * shape.airLevel() * Math.min(4f, brightness);
    float pitch = stroke.ratio * Math.min(1.5f, (float) Math.sqrt(brightness));
    band.tune(shape.centreHz() * pitch / stroke.sampleRate, shape.centreDamping());
    lowCut.tune(shape.lowCutHz() * stroke.ratio / stroke.sampleRate, FLAT);
    burstFrames = shape.burstFallMs() * DrumStroke.around(stroke.snap, -2f) * stroke.framesPerMs;
    tailFrames = stroke.decayMs * stroke.framesPerMs;
    framesPerMs = stroke.framesPerMs * DrumStroke.around(stroke.shape, 2f);
    bursts = shape.burstsMs().length;
    nextBurst = 0;
    framesToBurst = 0;
  }

  @Override
  public boolean sounding() {
    return nextBurst < bursts || fall.level() > 0f;
  }

  @Override
  public void render(float[] out, float[] right, int from) {
    float[] hiss = work.one;
    noise.fill(hiss, from, Block.FRAMES - from, 1f);
    int at = from;
    while (at < Block.FRAMES) {
      if (nextBurst < bursts && framesToBurst == 0) {
        burst();
      }
      int frames = Block.FRAMES - at;
      if (nextBurst < bursts) {
        frames = Math.min(frames, framesToBurst);
        framesToBurst -= frames;
      }
      float level = fall.level();
      float step = (fall.advance(frames) - level) / frames;
      for (int i = 0; i < frames; i++) {
        hiss[at + i] *= Math.fma(step, i, level);
      }
      at += frames;
    }
    for (int i = from; i < Block.FRAMES; i++) {
      out[i] = Math.fma(gain * air, hiss[i], out[i]);
    }
    band.bandPass(hiss, from, Block.FRAMES);
    lowCut.highPass(hiss, from, Block.FRAMES);
    for (int i = from; i < Block.FRAMES; i++) {
      out[i] = Math.fma(gain, hiss[i], out[i]);
    }
  }

  private void burst() {
    boolean last = nextBurst == bursts - 1;
    fall.start(shape.levels()[nextBurst], last ? tailFrames : burstFrames);
    nextBurst++;
    if (!last) {
      float ms = shape.burstsMs()[nextBurst] - shape.burstsMs()[nextBurst - 1];
      framesToBurst = Math.max(1, Math.round(ms * framesPerMs));
    }
  }
}
