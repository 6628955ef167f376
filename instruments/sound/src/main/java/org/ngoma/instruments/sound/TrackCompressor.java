package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.CompressorCurve;
import org.ngoma.instruments.dsp.Energy;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.GainRider;
import org.ngoma.instruments.dsp.StepGain;
import org.ngoma.instruments.dsp.StepLevels;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Makes loud and soft alike, from gentle glue to limiting, steered by itself or by another track.
 *
 * <p>Feed-forward: level, {@link CompressorCurve}, {@link GainRider}, all in steps of {@link
 * StepLevels#FRAMES} frames, with straight lines of gain between. Parallel sound is a matter of the
 * gain alone.
 */
public final class TrackCompressor implements KeyedEffect {

  /** Frames wait this long, whatever the look-ahead, so that nothing moves when it is turned. */
  static final int LATENCY_MS = 10;

  private static final int STEPS = StepHistory.STEPS_PER_BLOCK;
  private static final float RMS_MS = 10;

  private final Controls controls = new Controls(CompressorTable.TABLE);
  private final CompressorCurve curve = new CompressorCurve();
  private final KeyInput key = new KeyInput();
  private final GainRider leftRider = new GainRider();
  private final GainRider rightRider = new GainRider();
  private final StepGain leftGain = new StepGain();
  private final StepGain rightGain = new StepGain();
  private final float[] leftSteps = new float[STEPS];
  private final float[] rightSteps = new float[STEPS];

  private int sampleRate;
  private BlockDelay delay;
  private StepHistory leftHistory;
  private StepHistory rightHistory;
  private float rmsApproach;
  private float leftPower;
  private float rightPower;
  private int stepsBack;
  private int quietFrames;

  /** Whether another track was given for the coming block, and for the last one. */
  private boolean keyed;

  private boolean steered;
  private boolean fresh;
  private boolean wasLinked;
  private boolean peak;

  /** Gain of the sound as it came and of the compressed one, at both ends of the block. */
  private float dryBefore;

  private float wetBefore;
  private float dry;
  private float wet;

  @Override
  public ParamTable params() {
    return CompressorTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    delay = new BlockDelay(BlockDelay.blocks(sampleRate, LATENCY_MS));
    leftHistory = new StepHistory(delay.frames());
    rightHistory = new StepHistory(delay.frames());
    rmsApproach = StepLevels.approach(sampleRate, RMS_MS);
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    key.reset();
    delay.reset();
    leftHistory.reset();
    rightHistory.reset();
    leftRider.reset();
    rightRider.reset();
    leftPower = 0;
    rightPower = 0;
    quietFrames = delay.frames();
    keyed = false;
    steered = false;
    wasLinked = true;
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
  public boolean resting() {
    return quietFrames >= delay.frames() && !steered && leftRider.rests() && rightRider.rests();
  }

  @Override
  public int latencyFrames() {
    return delay.frames();
  }

  @Override
  public void key(float[] left, float[] right) {
    key.key(left, right);
    keyed = true;
  }

  @Override
  public void process(Block block, float[] left, float[] right) {
    dryBefore = dry;
    wetBefore = wet;
    if (controls.advance()) {
      followControls();
    }
    boolean quiet = Energy.none(left, Block.FRAMES) && Energy.none(right, Block.FRAMES);
    quietFrames = quiet ? Math.min(delay.frames(), quietFrames + Block.FRAMES) : 0;
    steered = keyed;
    keyed = false;
    key.listen(left, right);
    float link = controls.value(CompressorTable.LINK);
    boolean linked = link == 1;
    if (wasLinked && !linked) {
      rightHistory.copy(leftHistory);
      rightRider.copy(leftRider);
      rightGain.jump(leftGain.now());
    }
    measure(linked);
    if (!linked) {
      share(link);
      ride(rightSteps, rightRider, rightGain);
    }
    ride(leftSteps, leftRider, leftGain);
    delay.swap(left, leftGain, right, linked ? leftGain : rightGain);
    wasLinked = linked;
    fresh = false;
  }

  private void followControls() {
    float ratio = controls.value(CompressorTable.RATIO_ROW);
    float slope = ratio >= 99.99f ? 1 : 1 - 1 / ratio;
    curve.set(
        controls.value(CompressorTable.THRESHOLD), slope, controls.value(CompressorTable.KNEE));
    peak = controls.choice(CompressorTable.DETECTOR) == 0;
    float attackMs = controls.value(CompressorTable.ATTACK);
    float releaseMs = controls.value(CompressorTable.RELEASE);
    boolean auto = controls.on(CompressorTable.AUTO);
    leftRider.set(sampleRate, attackMs, releaseMs, auto);
    rightRider.set(sampleRate, attackMs, releaseMs, auto);
    int ahead =
        Math.round(controls.value(CompressorTable.LOOK_AHEAD) * 0.001f * sampleRate)
            / StepLevels.FRAMES;
    stepsBack = Math.max(0, delay.frames() / StepLevels.FRAMES - ahead);
    float cutHz = controls.value(CompressorTable.KEY_CUT);
    key.cut(cutHz / sampleRate, cutHz > 20.01f);
    float makeUpDb = controls.value(CompressorTable.MAKE_UP);
    if (controls.on(CompressorTable.AUTO_MAKE_UP)) {
      makeUpDb += 0.5f * curve.atDb(0);
    }
    float mix = controls.value(CompressorTable.MIX);
    dry = 1 - mix;
    wet = mix * FastMath.dbToGain(makeUpDb);
    if (fresh) {
      dryBefore = dry;
      wetBefore = wet;
      leftGain.jump(dry + wet);
      rightGain.jump(dry + wet);
    }
  }

  /** Puts the reductions that the levels of this block ask for into the histories. */
  private void measure(boolean linked) {
    if (peak) {
      if (linked) {
        StepLevels.peaks(key.left, key.right, Block.FRAMES, leftSteps);
      } else {
        StepLevels.peaks(key.left, Block.FRAMES, leftSteps);
        StepLevels.peaks(key.right, Block.FRAMES, rightSteps);
      }
    } else {
      leftPower = rms(key.left, leftSteps, leftPower);
      rightPower = rms(key.right, rightSteps, rightPower);
      for (int s = 0; linked && s < STEPS; s++) {
        leftSteps[s] = Math.max(leftSteps[s], rightSteps[s]);
      }
    }
    for (int s = 0; s < STEPS; s++) {
      leftSteps[s] = curve.reductionDb(leftSteps[s]);
    }
    for (int s = 0; !linked && s < STEPS; s++) {
      rightSteps[s] = curve.reductionDb(rightSteps[s]);
    }
    if (!linked) {
      rightHistory.add(rightSteps);
      rightHistory.read(stepsBack, rightSteps);
    }
    leftHistory.add(leftSteps);
    leftHistory.read(stepsBack, leftSteps);
  }

  private float rms(float[] x, float[] out, float powerBefore) {
    StepLevels.powers(x, Block.FRAMES, out);
    float power = powerBefore;
    for (int s = 0; s < STEPS; s++) {
      power = Math.fma(rmsApproach, out[s] - power, power) + Tiny.FLUSH - Tiny.FLUSH;
      out[s] = (float) Math.sqrt(power);
    }
    return power;
  }

  /** Lets each side feel the louder one by this much. */
  private void share(float link) {
    for (int s = 0; s < STEPS; s++) {
      float most = Math.max(leftSteps[s], rightSteps[s]);
      leftSteps[s] = Math.fma(link, most - leftSteps[s], leftSteps[s]);
      rightSteps[s] = Math.fma(link, most - rightSteps[s], rightSteps[s]);
    }
  }

  private void ride(float[] wantedDb, GainRider rider, StepGain gain) {
    if (rider.rests() && dry == dryBefore && wet == wetBefore && nothingIn(wantedDb)) {
      gain.stay();
      return;
    }
    float part = 1f / STEPS;
    for (int s = 0; s < STEPS; s++) {
      float way = (s + 1) * part;
      float dryNow = Math.fma(way, dry - dryBefore, dryBefore);
      float wetNow = Math.fma(way, wet - wetBefore, wetBefore);
      gain.aim(s, Math.fma(wetNow, rider.next(wantedDb[s]), dryNow));
    }
    gain.draw();
  }

  private static boolean nothingIn(float[] wantedDb) {
    for (int s = 0; s < STEPS; s++) {
      if (wantedDb[s] != 0) {
        return false;
      }
    }
    return true;
  }
}
