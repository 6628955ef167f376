package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.TableOscillator;
import org.ngoma.instruments.dsp.WaveTables;

/** What one voice of the {@link Synth} sends into its filter: two waves, a sub, noise. */
final class SynthOscillators {

  private static final int LANES = TableOscillator.LANES;
  private static final int SAW = 0;
  private static final int PULSE = 1;
  private static final int TRIANGLE = 2;

  private final Noise noise;
  private final int[] phase = new int[3];
  private final int[] increment = new int[3];
  private final int[] wave = new int[3];
  private final int[] level = new int[3];
  private float lastPitch;

  /** Part of the sample rate at which {@link #lastPitch} sounds. */
  private float cycles;

  private boolean fresh;

  /** Oscillators with noise of their own, chosen by {@code seed}. */
  SynthOscillators(int seed) {
    noise = new Noise(seed);
  }

  /** Begins a note at this phase. */
  void start(int startPhase) {
    noise.reset();
    phase[0] = startPhase;
    phase[1] = startPhase;
    phase[2] = startPhase;
    fresh = true;
  }

  /**
   * Adds to every fourth sample from {@code at} on.
   *
   * @param pitch in semitones, where it stands at the end of the block
   */
  void render(SynthPatch patch, float pitch, float[] in, int at, int frames) {
    if (fresh || pitch != lastPitch) {
      cycles = patch.cyclesPerFrame(pitch);
    }
    float highest = fresh ? pitch : Math.max(pitch, lastPitch);
    float room = patch.nyquistOctaves - highest * (1f / 12f);
    lastPitch = pitch;
    wave(0, patch.wave1, cycles, room, patch, patch.gain1, patch.gain1Step, in, at, frames);
    wave(
        1,
        patch.wave2,
        cycles * patch.ratio2,
        room - patch.ratio2Octaves,
        patch,
        patch.gain2,
        patch.gain2Step,
        in,
        at,
        frames);
    wave(
        2,
        patch.subWave,
        cycles * 0.5f,
        room + 1f,
        patch,
        patch.sub,
        patch.subStep,
        in,
        at,
        frames);
    if (patch.noise != 0f || patch.noiseStep != 0f) {
      addNoise(patch.noise, patch.noiseStep, in, at, frames);
    }
    fresh = false;
  }

  private void wave(
      int osc,
      int shape,
      float cycles,
      float room,
      SynthPatch patch,
      float gain,
      float gainStep,
      float[] in,
      int at,
      int frames) {
    int end = TableOscillator.increment(cycles);
    int start = fresh ? end : increment[osc];
    int step = (end - start) / Block.FRAMES;
    increment[osc] = end;
    int newLevel = tables(shape).levelFor(room);
    if (gain == 0f && gainStep == 0f) {
      phase[osc] += end * frames;
    } else if (fresh || (newLevel == level[osc] && shape == wave[osc])) {
      phase[osc] = run(osc, shape, newLevel, start, step, patch, gain, gainStep, in, at, frames);
    } else {
      // Another table sounds different: fade over, or the change would click.
      float endGain = Math.fma(gainStep, frames, gain);
      run(osc, wave[osc], level[osc], start, step, patch, gain, -gain / frames, in, at, frames);
      phase[osc] =
          run(osc, shape, newLevel, start, step, patch, 0f, endGain / frames, in, at, frames);
    }
    level[osc] = newLevel;
    wave[osc] = shape;
  }

  private int run(
      int osc,
      int shape,
      int tableLevel,
      int start,
      int step,
      SynthPatch patch,
      float gain,
      float gainStep,
      float[] in,
      int at,
      int frames) {
    if (shape == PULSE) {
      return TableOscillator.addPulse(
          tableLevel,
          phase[osc],
          start,
          step,
          patch.width,
          patch.widthStep,
          gain,
          gainStep,
          in,
          at,
          frames);
    }
    return TableOscillator.add(
        tables(shape), tableLevel, phase[osc], start, step, gain, gainStep, in, at, frames);
  }

  private static WaveTables tables(int shape) {
    return switch (shape) {
      case SAW, PULSE -> WaveTables.SAW;
      case TRIANGLE -> WaveTables.TRIANGLE;
      default -> WaveTables.SINE;
    };
  }

  private void addNoise(float gain, float gainStep, float[] in, int at, int frames) {
    float g = gain;
    for (int i = at, end = at + LANES * frames; i < end; i += LANES) {
      in[i] = Math.fma(g, noise.next(), in[i]);
      g += gainStep;
    }
  }
}
