package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.SquareCluster;
import org.ngoma.instruments.dsp.Svf;

/**
 * Hats and cymbals: six square waves out of tune with each other, and noise, with all the low end
 * taken away.
 *
 * <p>The principle of the early analogue drum machines; frequencies of our own choice, none a
 * simple multiple of another. Snap is the stick, shape how far the six lie apart.
 */
final class Metal implements DrumVoice {

  /** The six squares of every piece of metal. */
  static final float[] HZ = {211.3f, 297.1f, 363.7f, 411.9f, 533.6f, 797.2f};

  private static final float SQUARE_GAIN = 0.28f;
  private static final float FLAT = 1.414f;
  private static final float RING_DAMPING = 0.8f;

  /** How much is heard of what lies beside the ring. */
  private static final float AIR = 0.45f;

  private final DrumWorkspace work;
  private final Noise noise;
  private final Fall ring = new Fall();
  private final Fall stroke = new Fall();
  private final Fall closing = new Fall();
  private final SquareCluster squares = new SquareCluster(HZ);
  private final Svf lowCut = new Svf();
  private final Svf lowCut2 = new Svf();
  private final Svf resonance = new Svf();
  private float noiseShare;

  Metal(DrumWorkspace work, Noise noise) {
    this.work = work;
    this.noise = noise;
  }

  @Override
  public void silence() {
    ring.reset();
    stroke.reset();
    closing.reset();
    lowCut.reset();
    lowCut2.reset();
    resonance.reset();
  }

  @Override
  public void strike(DrumStroke hit) {
    MetalShape shape = DrumModel.metal(hit.model);
    squares.start(hit.sampleRate, shape.pitch() * hit.ratio, DrumStroke.around(hit.shape, 2f));
    noiseShare =
        hit.noise <= 0.5f
            ? 2f * hit.noise * shape.noise()
            : Math.fma(2f * hit.noise - 1f, 1f - shape.noise(), shape.noise());
    float framesPerMs = hit.framesPerMs;
    float gain = shape.loudness() * hit.gain();
    float brightness = hit.brightness();
    ring.start(gain, hit.decayMs * framesPerMs);
    stroke.start(
        2f * hit.snap * gain * shape.strokeLevel() * Math.min(2f, brightness),
        shape.strokeMs() * framesPerMs);
    if (shape.attackMs() > 0f) {
      closing.start(1f, shape.attackMs() * framesPerMs);
    }
    float shift = Math.min(1.5f, FastMath.exp2(0.6f * FastMath.log2(brightness)));
    lowCut.tune(shape.lowCutHz() * shift / hit.sampleRate, FLAT);
    lowCut2.tune(shape.lowCutHz() * shift / hit.sampleRate, FLAT);
    resonance.tune(shape.ringHz() * shift / hit.sampleRate, RING_DAMPING);
  }

  @Override
  public boolean sounding() {
    return ring.level() > 0f || stroke.level() > 0f;
  }

  @Override
  public void render(float[] out, float[] right, int from) {
    int frames = Block.FRAMES - from;
    float[] source = work.one;
    float[] rung = work.other;
    noise.fill(source, from, frames, noiseShare);
    squares.add((1f - noiseShare) * SQUARE_GAIN, source, from, frames);
    lowCut.highPass(source, from, Block.FRAMES);
    lowCut2.highPass(source, from, Block.FRAMES);
    System.arraycopy(source, from, rung, from, frames);
    resonance.bandPass(rung, from, Block.FRAMES);
    float level = (ring.level() + stroke.level()) * (1f - closing.level());
    float end = (ring.advance(frames) + stroke.advance(frames)) * (1f - closing.advance(frames));
    float step = (end - level) / frames;
    for (int i = 0; i < frames; i++) {
      float y = Math.fma(AIR, source[from + i], rung[from + i]);
      out[from + i] = Math.fma(Math.fma(step, i + 1, level), y, out[from + i]);
    }
  }
}
