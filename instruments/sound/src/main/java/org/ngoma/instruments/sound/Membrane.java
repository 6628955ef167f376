package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.SoftDrive;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.instruments.dsp.TableOscillator;

/**
 * A struck skin or stick: a few decaying partials that drop in pitch, and a tap of noise; kicks,
 * toms, hand drums, rim, wood, triangle.
 *
 * <p>Modal synthesis with the measured ratios of ideal and loaded membranes (Fletcher and Rossing,
 * "The Physics of Musical Instruments", chapter 18). Snap is how far the pitch drops, shape how
 * slowly, and how much of the upper partials there is.
 */
final class Membrane implements DrumVoice {

  private static final float NOISE_DAMPING = 1.2f;

  private final DrumWorkspace work;
  private final Noise noise;
  private final Fall[] levels = new Fall[MembraneShape.MOST_PARTIALS];
  private final int[] phases = new int[MembraneShape.MOST_PARTIALS];
  private final Fall bend = new Fall();
  private final Fall tap = new Fall();
  private final Svf tapFilter = new Svf();
  private MembraneShape shape = MembraneShape.KICK;
  private int partials;
  private float cycles;
  private float bendSign;
  private float gain;
  private float last;

  Membrane(DrumWorkspace work, Noise noise) {
    this.work = work;
    this.noise = noise;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = new Fall();
    }
  }

  @Override
  public void silence() {
    for (int i = 0; i < levels.length; i++) {
      levels[i].reset();
    }
    bend.reset();
    tap.reset();
    tapFilter.reset();
    last = 0f;
  }

  @Override
  public void strike(DrumStroke stroke) {
    shape = DrumModel.membrane(stroke.model);
    partials = shape.ratios().length;
    float brightness = stroke.brightness();
    float upper = Math.min(2f, (float) Math.sqrt(brightness));
    cycles = shape.hz() * stroke.ratio / stroke.sampleRate;
    gain = shape.loudness() * stroke.gain();
    for (int i = 0; i < partials; i++) {
      phases[i] = 0;
      levels[i].start(
          shape.levels()[i] * (i == 0 ? 1f : 2f * stroke.shape * upper),
          shape.decays()[i] * stroke.decayMs * stroke.framesPerMs);
    }
    float bendMs = shape.bendMs() * DrumStroke.around(stroke.shape, 4f);
    bendSign = Math.copySign(1f, shape.bendSemitones());
    float softer = 2f * stroke.accent * shape.velocityBend() * (1f - stroke.velocity);
    float semitones = 2f * stroke.snap * Math.abs(shape.bendSemitones()) * (1f - softer);
    bend.start(semitones, bendMs * stroke.framesPerMs);
    tap.start(
        2f * stroke.noise * shape.noiseLevel() * Math.min(4f, brightness),
        shape.noiseMs() * stroke.framesPerMs);
    tapFilter.tune(shape.noiseHz() * upper / stroke.sampleRate, NOISE_DAMPING);
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
  public void render(float[] out, float[] right, int from) {
    int frames = Block.FRAMES - from;
    float[] dry = work.dry;
    dry[0] = last;
    Arrays.fill(dry, 1, dry.length, 0f);
    float start = cycles * FastMath.semitonesToRatio(bendSign * bend.level());
    float end = cycles * FastMath.semitonesToRatio(bendSign * bend.advance(frames));
    for (int i = 0; i < partials; i++) {
      int increment = TableOscillator.increment(start * shape.ratios()[i]);
      int step = (TableOscillator.increment(end * shape.ratios()[i]) - increment) / frames;
      float level = levels[i].level();
      float levelStep = (levels[i].advance(frames) - level) / frames;
      phases[i] =
          work.sine.add(phases[i], increment, step, level, levelStep, dry, 1 + from, frames);
    }
    addTap(from, frames);
    last = dry[Block.FRAMES];
    mix(out);
  }

  private void addTap(int from, int frames) {
    float level = tap.level();
    if (level > 0f) {
      float[] scratch = work.one;
      float step = (tap.advance(frames) - level) / frames;
      noise.fill(scratch, from, frames, 1f);
      tapFilter.bandPass(scratch, from, Block.FRAMES);
      for (int i = 0; i < frames; i++) {
        float g = Math.fma(step, i, level);
        work.dry[1 + from + i] = Math.fma(g, scratch[from + i], work.dry[1 + from + i]);
      }
    }
  }

  private void mix(float[] out) {
    if (shape.drive() > 0f) {
      SoftDrive.apply(work.dry, 1, 1, shape.drive(), 0f, work.one, Block.FRAMES);
      for (int i = 0; i < Block.FRAMES; i++) {
        out[i] = Math.fma(gain, work.one[i], out[i]);
      }
    } else {
      for (int i = 0; i < Block.FRAMES; i++) {
        out[i] = Math.fma(gain, work.dry[1 + i], out[i]);
      }
    }
  }
}
