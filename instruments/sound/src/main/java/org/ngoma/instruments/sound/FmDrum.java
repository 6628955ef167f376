package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.instruments.dsp.TableOscillator;

/**
 * A drum of two sines, one shaking the phase of the other: plastic toms, bells, kalimba, whistle.
 *
 * <p>Phase modulation (Chowning 1973) with both levels falling. Snap is how far it shakes, shape
 * the ratio of the two.
 */
final class FmDrum implements DrumVoice {

  private static final float LEVEL = 0.62f;
  private static final float NOISE_DAMPING = 1f;
  private static final float PER_TURN = 0.159_155f;

  /** Highest side band that counts, as part of the sample rate; Carson's rule keeps below it. */
  private static final float HIGHEST = 0.42f;

  private final DrumWorkspace work;
  private final Noise noise;
  private final Fall body = new Fall();
  private final Fall index = new Fall();
  private final Fall bend = new Fall();
  private final Fall closed = new Fall();
  private final Fall tap = new Fall();
  private final Svf tapFilter = new Svf();
  private float cycles;
  private float ratio;
  private int phase;
  private int shaker;

  FmDrum(DrumWorkspace work, Noise noise) {
    this.work = work;
    this.noise = noise;
  }

  @Override
  public void silence() {
    body.reset();
    index.reset();
    bend.reset();
    closed.reset();
    tap.reset();
    tapFilter.reset();
  }

  @Override
  public void strike(DrumStroke stroke) {
    FmShape shape = DrumModel.fm(stroke.model);
    float framesPerMs = stroke.framesPerMs;
    float brightness = Math.min(4f, stroke.brightness());
    float gain = stroke.gain();
    phase = 0;
    shaker = 0;
    cycles = shape.hz() * stroke.ratio / stroke.sampleRate;
    ratio = shape.ratio() * DrumStroke.around(stroke.shape, 2.5f);
    body.start(LEVEL * gain, stroke.decayMs * framesPerMs);
    index.start(
        2f * stroke.snap * shape.index() * (float) Math.sqrt(brightness),
        shape.indexShare() * stroke.decayMs * framesPerMs);
    bend.start(shape.bendSemitones(), shape.bendMs() * framesPerMs);
    if (shape.riseMs() > 0f) {
      closed.start(1f, 3f * shape.riseMs() * framesPerMs);
    }
    tap.start(
        2f * stroke.noise * shape.noiseLevel() * gain * brightness, shape.noiseMs() * framesPerMs);
    tapFilter.tune(
        shape.noiseHz() * (float) Math.sqrt(brightness) / stroke.sampleRate, NOISE_DAMPING);
  }

  @Override
  public boolean sounding() {
    return body.level() > 0f || tap.level() > 0f;
  }

  @Override
  public void render(float[] out, float[] right, int from) {
    int frames = Block.FRAMES - from;
    float[] moves = work.one;
    Arrays.fill(moves, 0f);
    float start = cycles * FastMath.semitonesToRatio(bend.level());
    float end = cycles * FastMath.semitonesToRatio(bend.advance(frames));
    float depth = Math.min(index.level(), deepest(start));
    float depthEnd = Math.min(index.advance(frames), deepest(end));
    int increment = TableOscillator.increment(ratio * start);
    int step = (TableOscillator.increment(ratio * end) - increment) / frames;
    shaker =
        work.sine.add(
            shaker, increment, step, depth, (depthEnd - depth) / frames, moves, from, frames);

    increment = TableOscillator.increment(start);
    step = (TableOscillator.increment(end) - increment) / frames;
    float level = body.level() * (1f - closed.level());
    float levelEnd = body.advance(frames) * (1f - closed.advance(frames));
    float levelStep = (levelEnd - level) / frames;
    phase =
        work.sine.addModulated(phase, increment, step, level, levelStep, moves, out, from, frames);
    if (tap.level() > 0f) {
      addTap(out, from, frames);
    }
  }

  /** Index in cycles whose side bands stay below {@link #HIGHEST}. */
  private float deepest(float carrier) {
    float modulator = ratio * carrier;
    return Math.max(0f, PER_TURN * ((HIGHEST - carrier) / modulator - 2f));
  }

  private void addTap(float[] out, int from, int frames) {
    float[] hiss = work.other;
    float level = tap.level();
    float step = (tap.advance(frames) - level) / frames;
    noise.fill(hiss, from, frames, 1f);
    tapFilter.bandPass(hiss, from, Block.FRAMES);
    for (int i = 0; i < frames; i++) {
      out[from + i] = Math.fma(Math.fma(step, i, level), hiss[from + i], out[from + i]);
    }
  }
}
