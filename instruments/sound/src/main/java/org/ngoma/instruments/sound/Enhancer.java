package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.StepGain;
import org.ngoma.instruments.dsp.StepLevels;
import org.ngoma.instruments.dsp.StrokeFollower;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Makes a log drum carry: every note as heavy as the next in the sub, a knock that cuts through, an
 * octave above for small speakers, and no width down where it would only cost level.
 *
 * <p>What it adds, it adds to the middle: a levelled band around the sub, a band around the knock
 * while {@link StrokeFollower} hears a stroke, even harmonics of the lows (the square of the band,
 * divided by its envelope, so that soft notes get as warm as loud ones) and odd ones of the mids.
 * With all of it at 0 and the width kept, sound passes unchanged.
 */
public final class Enhancer implements Effect {

  private static final int STEPS = Block.FRAMES / StepLevels.FRAMES;
  private static final float FLAT = 1.414_213_5f;

  /** Dampings of the two halves of a Butterworth filter of 24 dB an octave. */
  private static final float FLAT_24_A = 1.847_759f;

  private static final float FLAT_24_B = 0.765_367f;

  /** Where the levels of all notes' subs are drawn to, and by how much at most. */
  private static final float SUB_AIM_DB = -12f;

  private static final float SUB_LIFT_DB = 12f;
  private static final float SUB_HOLD_DB = -5f;
  private static final float SUB_RATIO = 0.7f;

  /** Below it a note has ended and is left to end: -60 dB. */
  private static final float NOTHING = 1e-3f;

  private static final float ENVELOPE_MS = 60;
  private static final float STROKE_MS = 18;
  private static final float RING_MS = 300;
  private static final float KNOCK_GAIN = 4f;
  private static final float LOW_HZ = 220;
  private static final float OCTAVE_FROM_HZ = 70;
  private static final float MID_FROM_HZ = 220;
  private static final float MID_TO_HZ = 2500;

  private final Controls controls = new Controls(EnhancerTable.TABLE);
  private final StrokeFollower strokes = new StrokeFollower();
  private final Driven driven = new Driven();
  private final Svf subBand = new Svf();
  private final Svf knockBand = new Svf();
  private final Svf lowBand = new Svf();
  private final Svf octaveCut = new Svf();
  private final Svf midCut = new Svf();
  private final Svf midTop = new Svf();
  private final Svf sideCutA = new Svf();
  private final Svf sideCutB = new Svf();
  private final StepGain subGain = new StepGain();
  private final StepGain knockGain = new StepGain();
  private final StepGain warmth = new StepGain();
  private final StepGain level = new StepGain();
  private final StepGain mix = new StepGain();
  private final float[] steps = new float[STEPS];
  private final float[] middle = new float[Block.FRAMES];
  private final float[] side = new float[Block.FRAMES];
  private final float[] band = new float[Block.FRAMES];
  private final float[] added = new float[Block.FRAMES];

  private int sampleRate;
  private float envelopeKept;
  private float subEnvelope;
  private float lowEnvelope;
  private boolean fresh;

  @Override
  public ParamTable params() {
    return EnhancerTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    envelopeKept = StepLevels.kept(sampleRate, ENVELOPE_MS);
    strokes.set(sampleRate, STROKE_MS, RING_MS);
    lowBand.tune(LOW_HZ / sampleRate, FLAT);
    octaveCut.tune(OCTAVE_FROM_HZ / sampleRate, FLAT);
    midCut.tune(MID_FROM_HZ / sampleRate, FLAT);
    midTop.tune(MID_TO_HZ / sampleRate, FLAT);
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    strokes.reset();
    driven.reset();
    subBand.reset();
    knockBand.reset();
    lowBand.reset();
    octaveCut.reset();
    midCut.reset();
    midTop.reset();
    sideCutA.reset();
    sideCutB.reset();
    subGain.jump(0);
    knockGain.jump(0);
    warmth.jump(0);
    subEnvelope = 0;
    lowEnvelope = 0;
    fresh = true;
  }

  @Override
  public void set(int index, float value) {
    controls.set(index, value);
  }

  @Override
  public void jump(int index, float value) {
    controls.jump(index, value);
  }

  @Override
  public int latencyFrames() {
    return 0;
  }

  @Override
  public void process(Block block, float[] left, float[] right) {
    if (controls.advance()) {
      followControls();
    }
    for (int i = 0; i < Block.FRAMES; i++) {
      middle[i] = 0.5f * (left[i] + right[i]);
      side[i] = 0.5f * (left[i] - right[i]);
      added[i] = 0;
    }
    addSub();
    addKnock();
    addWarmth();
    addBite();
    narrow();
    mix.apply(added);
    for (int i = 0; i < Block.FRAMES; i++) {
      float m = middle[i] + added[i];
      left[i] = m + side[i];
      right[i] = m - side[i];
    }
    level.apply(left);
    level.apply(right);
    level.stay();
    mix.stay();
  }

  private void followControls() {
    subBand.tune(controls.value(EnhancerTable.SUB_FREQUENCY) / sampleRate, 1.1f);
    knockBand.tune(controls.value(EnhancerTable.KNOCK_FREQUENCY) / sampleRate, 1.2f);
    float monoHz = controls.value(EnhancerTable.MONO_BELOW);
    sideCutA.tune(monoHz / sampleRate, FLAT_24_A);
    sideCutB.tune(monoHz / sampleRate, FLAT_24_B);
    glide(level, FastMath.dbToGain(controls.value(EnhancerTable.LEVEL)));
    glide(mix, controls.value(EnhancerTable.MIX));
    fresh = false;
  }

  private void glide(StepGain gain, float to) {
    if (fresh) {
      gain.jump(to);
      return;
    }
    float from = gain.now();
    for (int s = 0; s < STEPS; s++) {
      gain.aim(s, from + (to - from) * (s + 1) / STEPS);
    }
    gain.draw();
  }

  private void addSub() {
    System.arraycopy(middle, 0, band, 0, Block.FRAMES);
    subBand.bandPass(band, 0, Block.FRAMES);
    StepLevels.peaks(band, Block.FRAMES, steps);
    float amount = controls.value(EnhancerTable.SUB);
    for (int s = 0; s < STEPS; s++) {
      subEnvelope = Math.max(steps[s], settled(subEnvelope * envelopeKept));
      float missingDb = SUB_AIM_DB - FastMath.gainToDb(Math.max(NOTHING, subEnvelope));
      float liftDb = Math.max(SUB_HOLD_DB, Math.min(SUB_LIFT_DB, SUB_RATIO * missingDb));
      // Fades to nothing below the floor, so that no hum is lifted between the notes.
      float there = Math.min(1, subEnvelope * (1 / NOTHING) * 0.1f);
      subGain.aim(s, there * (FastMath.dbToGain(amount * liftDb) - 1));
    }
    subGain.draw();
    add(subGain);
  }

  private void addKnock() {
    System.arraycopy(middle, 0, band, 0, Block.FRAMES);
    StepLevels.peaks(band, Block.FRAMES, steps);
    knockBand.bandPass(band, 0, Block.FRAMES);
    float amount = KNOCK_GAIN * controls.value(EnhancerTable.KNOCK);
    for (int s = 0; s < STEPS; s++) {
      strokes.hear(steps[s]);
      knockGain.aim(s, amount * strokes.stroke());
    }
    knockGain.draw();
    add(knockGain);
  }

  private void addWarmth() {
    System.arraycopy(middle, 0, band, 0, Block.FRAMES);
    lowBand.lowPass(band, 0, Block.FRAMES);
    StepLevels.peaks(band, Block.FRAMES, steps);
    float amount = controls.value(EnhancerTable.WARMTH);
    for (int s = 0; s < STEPS; s++) {
      lowEnvelope = Math.max(steps[s], settled(lowEnvelope * envelopeKept));
      warmth.aim(s, amount / (lowEnvelope + NOTHING));
    }
    warmth.draw();
    for (int i = 0; i < Block.FRAMES; i++) {
      band[i] *= band[i];
    }
    warmth.apply(band);
    octaveCut.highPass(band, 0, Block.FRAMES);
    addBand();
  }

  private void addBite() {
    System.arraycopy(middle, 0, band, 0, Block.FRAMES);
    midCut.highPass(band, 0, Block.FRAMES);
    midTop.lowPass(band, 0, Block.FRAMES);
    driven.difference(band, controls.start(EnhancerTable.BITE), controls.step(EnhancerTable.BITE));
    addBand();
  }

  private void add(StepGain gain) {
    gain.apply(band);
    addBand();
  }

  private void addBand() {
    for (int i = 0; i < Block.FRAMES; i++) {
      added[i] += band[i];
    }
  }

  private void narrow() {
    if (controls.value(EnhancerTable.MONO_BELOW) > 20.01f) {
      sideCutA.highPass(side, 0, Block.FRAMES);
      sideCutB.highPass(side, 0, Block.FRAMES);
    }
  }

  private static float settled(float envelope) {
    return envelope < 1e-9f ? 0 : envelope;
  }
}
