package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.SquareCluster;
import org.ngoma.instruments.dsp.Svf;

/** A cowbell: two square waves a rough fifth apart through a band-pass, hit hard and ringing on. */
final class Cowbell implements DrumVoice {

  private static final float LOW_HZ = 547f;
  private static final float HIGH_HZ = 811f;
  private static final float CENTRE_HZ = 1150f;
  private static final float DAMPING = 1.1f;
  private static final float STROKE_MS = 40f;

  private final Fall ring = new Fall();
  private final Fall stroke = new Fall();
  private final SquareCluster squares = new SquareCluster(LOW_HZ, HIGH_HZ);
  private final Svf band = new Svf();
  private final float[] scratch = new float[Block.FRAMES];
  private int sampleRate;
  private int startAt;

  @Override
  public void prepare(int rate) {
    sampleRate = rate;
    reset();
  }

  @Override
  public void reset() {
    silence();
  }

  @Override
  public void silence() {
    ring.reset();
    stroke.reset();
    band.reset();
    startAt = 0;
  }

  @Override
  public void strike(int offset, DrumStroke hit) {
    startAt = offset;
    band.reset();
    squares.start(sampleRate, hit.ratio);
    float framesPerMs = sampleRate / 1000f;
    ring.start(0.3f * hit.gain(), hit.decayMs * framesPerMs);
    stroke.start(0.45f * hit.gain(), STROKE_MS * framesPerMs);
    float shift = Math.min(2.5f, (float) Math.sqrt(hit.brightness()));
    band.tune(CENTRE_HZ * hit.ratio * shift / sampleRate, DAMPING);
  }

  @Override
  public boolean sounding() {
    return ring.level() > 0f || stroke.level() > 0f;
  }

  @Override
  public void render(float[] out) {
    int from = startAt;
    int frames = Block.FRAMES - from;
    Arrays.fill(scratch, 0f);
    squares.add(0.7f, scratch, from, frames);
    band.bandPass(scratch, from, Block.FRAMES);
    float level = ring.level() + stroke.level();
    float step = (ring.advance(frames) + stroke.advance(frames) - level) / frames;
    for (int i = 0; i < frames; i++) {
      out[from + i] = Math.fma(Math.fma(step, i, level), scratch[from + i], out[from + i]);
    }
    startAt = 0;
  }
}
