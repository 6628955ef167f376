package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Sine;
import org.ngoma.instruments.dsp.SoftDrive;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.instruments.dsp.TableOscillator;

/**
 * A struck skin or stick: a few decaying partials that drop in pitch, and a tap of noise; kick,
 * toms, conga, rim, clave.
 *
 * <p>Modal synthesis with the measured ratios of ideal and loaded membranes (Fletcher and Rossing,
 * "The Physics of Musical Instruments", chapter 18).
 */
final class Membrane implements DrumVoice {

  private static final float NOISE_DAMPING = 1.2f;

  private final MembraneShape shape;
  private final int partials;
  private final Fall[] levels;
  private final int[] phases;
  private final Sine sine = new Sine(Block.FRAMES);
  private final Fall bend = new Fall();
  private final Fall tap = new Fall();
  private final Noise noise;
  private final Svf tapFilter = new Svf();

  /** One sample of the block before, then this block. */
  private final float[] dry = new float[1 + Block.FRAMES];

  private final float[] scratch = new float[Block.FRAMES];
  private float sampleRate;
  private float cycles;
  private float gain;
  private int startAt;

  Membrane(MembraneShape shape, int seed) {
    this.shape = shape;
    partials = shape.ratios().length;
    levels = new Fall[partials];
    for (int i = 0; i < partials; i++) {
      levels[i] = new Fall();
    }
    phases = new int[partials];
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
    for (int i = 0; i < partials; i++) {
      levels[i].reset();
    }
    bend.reset();
    tap.reset();
    tapFilter.reset();
    dry[Block.FRAMES] = 0f;
    startAt = 0;
  }

  @Override
  public void strike(int offset, DrumStroke stroke) {
    startAt = offset;
    dry[Block.FRAMES] = 0f;
    tapFilter.reset();
    float framesPerMs = sampleRate / 1000f;
    float brightness = stroke.brightness();
    float upper = Math.min(2f, (float) Math.sqrt(brightness));
    cycles = shape.hz() * stroke.ratio / sampleRate;
    gain = stroke.gain();
    for (int i = 0; i < partials; i++) {
      phases[i] = 0;
      levels[i].start(
          shape.levels()[i] * (i == 0 ? 1f : upper),
          shape.decays()[i] * stroke.decayMs * framesPerMs);
    }
    bend.start(2f * stroke.snap * shape.bendSemitones(), shape.bendMs() * framesPerMs);
    tap.start(shape.noiseLevel() * Math.min(4f, brightness), shape.noiseMs() * framesPerMs);
    tapFilter.tune(shape.noiseHz() * upper / sampleRate, NOISE_DAMPING);
  }

  @Override
  public boolean sounding() {
    boolean any = tap.level() > 0f;
    for (int i = 0; i < partials; i++) {
      any |= levels[i].level() > 0f;
    }
    return any;
  }

  @Override
  public void render(float[] out) {
    int from = startAt;
    int frames = Block.FRAMES - from;
    dry[0] = dry[Block.FRAMES];
    Arrays.fill(dry, 1, dry.length, 0f);
    float start = cycles * FastMath.semitonesToRatio(bend.level());
    float end = cycles * FastMath.semitonesToRatio(bend.advance(frames));
    for (int i = 0; i < partials; i++) {
      int increment = TableOscillator.increment(start * shape.ratios()[i]);
      int step = (TableOscillator.increment(end * shape.ratios()[i]) - increment) / frames;
      float level = levels[i].level();
      float levelStep = (levels[i].advance(frames) - level) / frames;
      phases[i] = sine.add(phases[i], increment, step, level, levelStep, dry, 1 + from, frames);
    }
    addTap(from, frames);
    mix(out);
    startAt = 0;
  }

  private void addTap(int from, int frames) {
    float level = tap.level();
    if (level > 0f) {
      float step = (tap.advance(frames) - level) / frames;
      noise.fill(scratch, from, frames, 1f);
      tapFilter.bandPass(scratch, from, Block.FRAMES);
      for (int i = 0; i < frames; i++) {
        float g = Math.fma(step, i, level);
        dry[1 + from + i] = Math.fma(g, scratch[from + i], dry[1 + from + i]);
      }
    }
  }

  private void mix(float[] out) {
    if (shape.drive() > 0f) {
      SoftDrive.apply(dry, 1, 1, shape.drive(), 0f, scratch, Block.FRAMES);
      for (int i = 0; i < Block.FRAMES; i++) {
        out[i] = Math.fma(gain, scratch[i], out[i]);
      }
    } else {
      for (int i = 0; i < Block.FRAMES; i++) {
        out[i] = Math.fma(gain, dry[1 + i], out[i]);
      }
    }
  }
}
