package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.SquareCluster;
import org.ngoma.instruments.dsp.Svf;

/**
 * A cowbell: two square waves a rough fifth apart through a band-pass, hit hard and ringing on.
 * Snap is the hit, noise adds the stick from its middle on, shape is the interval.
 */
final class Cowbell implements DrumVoice {

  private static final float LOW_HZ = 547f;
  private static final float HIGH_HZ = 811f;
  private static final float CENTRE_HZ = 1150f;
  private static final float DAMPING = 1.1f;
  private static final float STROKE_MS = 40f;
  private static final float STICK_MS = 9f;

  private final DrumWorkspace work;
  private final Noise noise;
  private final Fall ring = new Fall();
  private final Fall stroke = new Fall();
  private final Fall stick = new Fall();
  private final SquareCluster squares = new SquareCluster(LOW_HZ, HIGH_HZ);
  private final Svf band = new Svf();

  Cowbell(DrumWorkspace work, Noise noise) {
    this.work = work;
    this.noise = noise;
  }

  @Override
  public void silence() {
    ring.reset();
    stroke.reset();
    stick.reset();
    band.reset();
  }

  @Override
  public void strike(DrumStroke hit) {
    squares.start(hit.sampleRate, hit.ratio, DrumStroke.around(hit.shape, 2f));
    float gain = hit.gain();
    ring.start(0.3f * gain, hit.decayMs * hit.framesPerMs);
    stroke.start(0.9f * hit.snap * gain, STROKE_MS * hit.framesPerMs);
    stick.start(Math.max(0f, 2f * hit.noise - 1f) * gain, STICK_MS * hit.framesPerMs);
    float shift = Math.min(2.5f, (float) Math.sqrt(hit.brightness()));
    band.tune(CENTRE_HZ * hit.ratio * shift / hit.sampleRate, DAMPING);
  }

  @Override
  public boolean sounding() {
    return ring.level() > 0f || stroke.level() > 0f;
  }

  @Override
  public void render(float[] out, float[] right, int from) {
    int frames = Block.FRAMES - from;
    float[] wave = work.one;
    Arrays.fill(wave, 0f);
    squares.add(0.7f, wave, from, frames);
    band.bandPass(wave, from, Block.FRAMES);
    float level = ring.level() + stroke.level();
    float step = (ring.advance(frames) + stroke.advance(frames) - level) / frames;
    for (int i = 0; i < frames; i++) {
      out[from + i] = Math.fma(Math.fma(step, i, level), wave[from + i], out[from + i]);
    }
    if (stick.level() > 0f) {
      addStick(out, from, frames);
    }
  }

  private void addStick(float[] out, int from, int frames) {
    float level = stick.level();
    float step = (stick.advance(frames) - level) / frames;
    for (int i = 0; i < frames; i++) {
      out[from + i] = Math.fma(Math.fma(step, i, level), noise.next(), out[from + i]);
    }
  }
}
