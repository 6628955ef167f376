package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.SquareCluster;
import org.ngoma.instruments.dsp.Svf;

/**
 * A rattle: seeds that are on their way for some ms, then scatter. A weak stroke swells slower and
 * stays darker than a strong one. Snap makes the swell shorter, noise the sound wider; shape goes
 * from single grains through a full rattle to jingles.
 */
final class Shaker implements DrumVoice {

  private static final float FLAT = 1.414f;
  private static final float JINGLE_GAIN = 0.35f;
  private static final float[] JINGLE_HZ = {2317f, 3109f, 3771f, 4463f, 5419f, 6733f};
  private static final float FEWEST_GRAINS = 0.97f;

  private final DrumWorkspace work;
  private final Noise noise;
  private final Fall fall = new Fall();
  private final SquareCluster jingles = new SquareCluster(JINGLE_HZ);
  private final Svf lowCut = new Svf();
  private final Svf band = new Svf();
  private float rise;
  private float riseStep;
  private float jingle;
  private float threshold;

  Shaker(DrumWorkspace work, Noise noise) {
    this.work = work;
    this.noise = noise;
  }

  @Override
  public void silence() {
    fall.reset();
    lowCut.reset();
    band.reset();
  }

  @Override
  public void strike(DrumStroke stroke) {
    ShakerShape shape = DrumModel.shaker(stroke.model);
    fall.start(2.2f * stroke.gain(), stroke.decayMs * stroke.framesPerMs);
    rise = 0f;
    float riseMs = shape.riseMs() + shape.weakMoreMs() * (1f - stroke.velocity);
    riseStep = 1f / (riseMs * DrumStroke.around(stroke.snap, -3f) * stroke.framesPerMs);
    float more = 2f * stroke.shape - 1f;
    jingle = Math.max(0f, shape.jingle() + more);
    threshold = FEWEST_GRAINS * Math.max(0f, -more);
    float shift = stroke.ratio * Math.min(1.8f, (float) Math.sqrt(stroke.brightness()));
    float damping = shape.damping() * DrumStroke.around(stroke.noise, 3f);
    lowCut.tune(shape.lowCutHz() * shift / stroke.sampleRate, FLAT);
    band.tune(shape.centreHz() * shift / stroke.sampleRate, damping);
    jingles.start(stroke.sampleRate, stroke.ratio, 1f);
  }

  @Override
  public boolean sounding() {
    return fall.level() > 0f;
  }

  @Override
  public void render(float[] out, float[] right, int from) {
    int frames = Block.FRAMES - from;
    float[] hiss = work.one;
    noise.fill(hiss, from, frames, 1f);
    if (threshold > 0f) {
      grains(hiss, from);
    }
    if (jingle > 0f) {
      jingles.add(JINGLE_GAIN * jingle, hiss, from, frames);
    }
    lowCut.highPass(hiss, from, Block.FRAMES);
    band.bandPass(hiss, from, Block.FRAMES);
    float level = fall.level();
    float step = rise < 1f ? 0f : (fall.advance(frames) - level) / frames;
    for (int i = 0; i < frames; i++) {
      rise = Math.min(1f, rise + riseStep);
      float g = rise * rise * Math.fma(step, i, level);
      out[from + i] = Math.fma(g, hiss[from + i], out[from + i]);
    }
  }

  /** Leaves only the strongest samples, about as loud together as all were. */
  private void grains(float[] hiss, int from) {
    float gain = 0.6f / (float) Math.sqrt(1f - threshold);
    for (int i = from; i < Block.FRAMES; i++) {
      hiss[i] = Math.abs(hiss[i]) < threshold ? 0f : gain * hiss[i];
    }
  }
}
