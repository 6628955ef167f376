package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.AdsrShape;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Lfo;
import org.ngoma.instruments.dsp.TableOscillator;

/** What all voices of a {@link Synth} share during one block: its knobs, and its LFO. */
final class SynthPatch {

  private static final float WHOLE_CYCLE = 0x1p32f;
  private static final float PER_LANE_FRAME = 1f / (TableOscillator.LANES * Block.FRAMES);
  private static final int LFO_SEED = 11;

  private final Controls controls = new Controls(SynthTable.TABLE);
  private final Lfo lfo = new Lfo(Block.FRAMES, LFO_SEED);
  final AdsrShape amp = new AdsrShape(Block.FRAMES);
  final AdsrShape filterEnv = new AdsrShape(Block.FRAMES);

  int wave1;
  int wave2;
  float gain1;
  float gain1Step;
  float gain2;
  float gain2Step;
  float sub;
  float subStep;
  float noise;
  float noiseStep;

  /** Sine. */
  final int subWave = 3;

  int width;
  int widthStep;
  float ratio2;
  float ratio2Octaves;

  /** Semitones added to every voice at the end of this block, by bend and vibrato. */
  float pitchOffset;

  int filterKind;
  float damping;

  /** log2 of the cutoff as part of the sample rate, before voices add their own. */
  float cutoffOctaves;

  float envOctaves;
  float trackOctaves;

  /**
   * Gain into the drive, and how much of it is heard; steps are from lane to lane, frame to frame.
   */
  float drive;

  float driveStep;
  float driveWet;
  float driveWetStep;

  /** Gain behind the voices, with tremolo. */
  float level;

  float levelStep;

  private float restingCutoffOctaves;
  private float startLevel;
  private float endLevel;

  private float hz1Octaves;
  private float blocksPerMs;

  /** Octaves from key 0 up to half the sample rate. */
  float nyquistOctaves;

  void prepare(int sampleRate) {
    controls.prepare(sampleRate);
    lfo.prepare(sampleRate);
    amp.prepare(sampleRate);
    filterEnv.prepare(sampleRate);
    hz1Octaves = -FastMath.log2(sampleRate);
    nyquistOctaves = FastMath.log2(0.5f * sampleRate / FastMath.keyToHz(0));
    blocksPerMs = sampleRate / (1000f * Block.FRAMES);
  }

  void reset() {
    controls.reset();
    lfo.reset();
  }

  void set(int row, float value) {
    controls.set(row, value);
  }

  /** Where a row stands at the end of this block. */
  float value(int row) {
    return controls.value(row);
  }

  int choice(int row) {
    return controls.choice(row);
  }

  /** Blocks that a glide takes, 0 for none. */
  int glideBlocks() {
    return (int) (controls.value(SynthTable.GLIDE) * blocksPerMs);
  }

  /**
   * Goes one block on. The LFO rests while nothing sounds: what a song sounds like must not depend
   * on how long the box stood before it was played.
   */
  void advance(boolean sounding) {
    boolean changed = controls.advance();
    if (sounding) {
      lfo.advance(controls.choice(SynthTable.LFO_SHAPE), controls.value(SynthTable.LFO_RATE));
    }
    if (changed) {
      deriveOscillators();
      deriveFilter();
      deriveEnvelopes();
    }
    modulate();
  }

  private void modulate() {
    pitchOffset =
        Math.fma(lfo.end(), controls.value(SynthTable.LFO_PITCH), controls.value(SynthTable.PITCH));
    cutoffOctaves =
        Math.fma(
            lfo.end() * (1f / 12f), controls.value(SynthTable.LFO_CUTOFF), restingCutoffOctaves);
    float start = startLevel * (1f - controls.start(SynthTable.LFO_AMP) * dip(lfo.start()));
    float end = endLevel * (1f - controls.value(SynthTable.LFO_AMP) * dip(lfo.end()));
    level = start;
    levelStep = (end - start) / Block.FRAMES;
  }

  private static float dip(float wave) {
    return Math.fma(-0.5f, wave, 0.5f);
  }

  private void deriveEnvelopes() {
    amp.set(
        controls.value(SynthTable.ATTACK),
        controls.value(SynthTable.DECAY),
        controls.value(SynthTable.SUSTAIN),
        controls.value(SynthTable.RELEASE));
    filterEnv.set(
        controls.value(SynthTable.FILTER_ATTACK),
        controls.value(SynthTable.FILTER_DECAY),
        controls.value(SynthTable.FILTER_SUSTAIN),
        controls.value(SynthTable.FILTER_RELEASE));
    startLevel = FastMath.dbToGain(controls.start(SynthTable.LEVEL));
    endLevel = FastMath.dbToGain(controls.value(SynthTable.LEVEL));
  }

  private void deriveOscillators() {
    wave1 = controls.choice(SynthTable.WAVE1);
    wave2 = controls.choice(SynthTable.WAVE2);
    gain2 = controls.start(SynthTable.MIX);
    gain2Step = controls.step(SynthTable.MIX);
    gain1 = 1f - gain2;
    gain1Step = -gain2Step;
    sub = controls.start(SynthTable.SUB);
    subStep = controls.step(SynthTable.SUB);
    noise = controls.start(SynthTable.NOISE);
    noiseStep = controls.step(SynthTable.NOISE);
    // Half a cycle more than an int holds: through long, then wrapped.
    width = (int) (long) (controls.start(SynthTable.WIDTH) * WHOLE_CYCLE);
    widthStep = (int) (controls.step(SynthTable.WIDTH) * WHOLE_CYCLE);
    float interval =
        Math.fma(0.01f, controls.value(SynthTable.DETUNE2), controls.value(SynthTable.SEMITONES2));
    ratio2 = FastMath.semitonesToRatio(interval);
    ratio2Octaves = interval * (1f / 12f);
  }

  private void deriveFilter() {
    filterKind = controls.choice(SynthTable.FILTER);
    float resonance = controls.value(SynthTable.RESONANCE);
    damping = Math.fma(-1.96f, resonance, 2f);
    restingCutoffOctaves = hz1Octaves + FastMath.log2(controls.value(SynthTable.CUTOFF));
    envOctaves = controls.value(SynthTable.FILTER_ENV) * (1f / 12f);
    trackOctaves = controls.value(SynthTable.KEY_TRACK) * (1f / 12f);
    float startAmount = controls.start(SynthTable.DRIVE);
    float endAmount = controls.value(SynthTable.DRIVE);
    float endDrive = driveOf(endAmount);
    drive = driveOf(startAmount);
    driveStep = (endDrive - drive) * PER_LANE_FRAME;
    driveWet = wetOf(startAmount);
    driveWetStep = (wetOf(endAmount) - driveWet) * PER_LANE_FRAME;
  }

  private static float driveOf(float amount) {
    return Math.fma(7f * amount, amount, 1f);
  }

  private static float wetOf(float amount) {
    return Math.min(1f, 8f * amount);
  }

  /** Part of the sample rate at which a pitch in semitones sounds. */
  float cyclesPerFrame(float pitch) {
    return 0.5f * FastMath.exp2(Math.fma(pitch, 1f / 12f, -nyquistOctaves));
  }
}
