package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.AdsrShape;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.FilterOctet;
import org.ngoma.instruments.dsp.Lfo;
import org.ngoma.instruments.dsp.Octet;

/** What all voices of a {@link Sampler} share during one block: its knobs, and its LFO. */
final class SamplerPatch {

  static final int FREE = 1;
  static final int TO_TEMPO = 2;
  static final int REPITCH_TO_TEMPO = 3;

  static final int ONE_SHOT = 3;
  static final int UNTIL_RELEASE = 4;

  private static final float PER_LANE_FRAME = 1f / (Octet.LANES * Block.FRAMES);
  private static final int LFO_SEED = 23;

  private final Controls controls = new Controls(SamplerTable.TABLE);
  private final Lfo lfo = new Lfo(Block.FRAMES, LFO_SEED);
  final AdsrShape amp = new AdsrShape(Block.FRAMES);
  final AdsrShape filterEnv = new AdsrShape(Block.FRAMES);

  /** Semitones added to every voice, by tuning, bend and vibrato. */
  float pitchOffset;

  /** Whether a filter is in the way, and which one. */
  boolean filtered;

  int filterKind;
  float damping;

  /** log2 of the cutoff as part of the sample rate, before voices add their own. */
  float cutoffOctaves;

  float envOctaves;
  float trackOctaves;
  float drive;
  float driveStep;
  float driveWet;
  float driveWetStep;

  /** Gain behind the voices, with tremolo. */
  float level;

  float levelStep;
  boolean light;
  int stretch;
  int sampleRate;

  /** Frames of a sample for one of output by the speed alone, before its rate counts. */
  float speed;

  private float restingCutoffOctaves;
  private float startLevel;
  private float endLevel;
  private float rateOctaves;
  private float blocksPerMs;

  void prepare(int rate) {
    sampleRate = rate;
    controls.prepare(rate);
    lfo.prepare(rate);
    amp.prepare(rate);
    filterEnv.prepare(rate);
    rateOctaves = -FastMath.log2(rate);
    blocksPerMs = rate / (1000f * Block.FRAMES);
  }

  void reset() {
    controls.reset();
    lfo.reset();
  }

  void set(int row, float value) {
    controls.set(row, value);
  }

  void jump(int row, float value) {
    controls.jump(row, value);
  }

  float value(int row) {
    return controls.value(row);
  }

  int choice(int row) {
    return controls.choice(row);
  }

  boolean on(int row) {
    return controls.on(row);
  }

  /** Blocks that a glide takes, 0 for none. */
  int glideBlocks() {
    return (int) (controls.value(SamplerTable.GLIDE) * blocksPerMs);
  }

  /** Frames of a sample of this rate. */
  long frames(int row, int rate) {
    return (long) (0.001f * controls.value(row) * rate);
  }

  /** Goes one block on; the LFO rests while nothing sounds. */
  void advance(boolean sounding, float bpm) {
    boolean changed = controls.advance();
    if (sounding) {
      lfo.advance(controls.choice(SamplerTable.LFO_SHAPE), controls.value(SamplerTable.LFO_RATE));
    }
    if (changed) {
      derive();
    }
    float tempo = bpm / controls.value(SamplerTable.TEMPO);
    speed = stretch == TO_TEMPO ? tempo : controls.value(SamplerTable.SPEED);
    float semitones = controls.value(SamplerTable.PITCH) + controls.choice(SamplerTable.SEMITONE);
    semitones = Math.fma(0.01f, controls.value(SamplerTable.TUNE), semitones);
    semitones = Math.fma(lfo.end(), controls.value(SamplerTable.LFO_PITCH), semitones);
    pitchOffset =
        stretch == REPITCH_TO_TEMPO ? Math.fma(12f, FastMath.log2(tempo), semitones) : semitones;
    cutoffOctaves =
        Math.fma(
            lfo.end() * (1f / 12f), controls.value(SamplerTable.LFO_CUTOFF), restingCutoffOctaves);
    float start = startLevel * (1f - controls.start(SamplerTable.LFO_AMP) * dip(lfo.start()));
    float end = endLevel * (1f - controls.value(SamplerTable.LFO_AMP) * dip(lfo.end()));
    level = start;
    levelStep = (end - start) / Block.FRAMES;
  }

  private static float dip(float wave) {
    return Math.fma(-0.5f, wave, 0.5f);
  }

  private void derive() {
    amp.set(
        controls.value(SamplerTable.ATTACK),
        controls.value(SamplerTable.DECAY),
        controls.value(SamplerTable.SUSTAIN),
        controls.value(SamplerTable.RELEASE));
    filterEnv.set(
        controls.value(SamplerTable.FILTER_ATTACK),
        controls.value(SamplerTable.FILTER_DECAY),
        controls.value(SamplerTable.FILTER_SUSTAIN),
        controls.value(SamplerTable.FILTER_RELEASE));
    startLevel =
        FastMath.dbToGain(controls.start(SamplerTable.LEVEL) + controls.start(SamplerTable.GAIN));
    endLevel =
        FastMath.dbToGain(controls.value(SamplerTable.LEVEL) + controls.value(SamplerTable.GAIN));
    light = controls.choice(SamplerTable.QUALITY) == 1;
    stretch = controls.choice(SamplerTable.STRETCH);
    int filter = controls.choice(SamplerTable.FILTER);
    filtered = filter > 0;
    filterKind = filtered ? filter - 1 : FilterOctet.LOW_PASS;
    damping = Math.fma(-1.96f, controls.value(SamplerTable.RESONANCE), 2f);
    restingCutoffOctaves = rateOctaves + FastMath.log2(controls.value(SamplerTable.CUTOFF));
    envOctaves = controls.value(SamplerTable.FILTER_ENV) * (1f / 12f);
    trackOctaves = controls.value(SamplerTable.KEY_TRACK) * (1f / 12f);
    deriveDrive();
  }

  private void deriveDrive() {
    float startAmount = controls.start(SamplerTable.DRIVE);
    float endAmount = controls.value(SamplerTable.DRIVE);
    drive = driveOf(startAmount);
    driveStep = (driveOf(endAmount) - drive) * PER_LANE_FRAME;
    driveWet = wetOf(startAmount);
    driveWetStep = (wetOf(endAmount) - driveWet) * PER_LANE_FRAME;
  }

  private static float driveOf(float amount) {
    return Math.fma(15f * amount, amount, 1f);
  }

  private static float wetOf(float amount) {
    return Math.min(1f, 8f * amount);
  }
}
