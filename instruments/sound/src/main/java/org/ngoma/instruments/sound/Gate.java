package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.StepGain;
import org.ngoma.instruments.dsp.StepLevels;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Lets through only what is loud, or, as a ducker, makes room while something else is: for tight
 * drums, chopped pads and the pumping of a kick.
 *
 * <p>Peak level every {@link StepLevels#FRAMES} frames against two thresholds; the gain rises in a
 * straight line of amplitude and falls in one of decibels, each within its time.
 */
public final class Gate implements KeyedEffect {

  /** Frames wait this long, whatever the look-ahead. */
  static final int LATENCY_MS = 5;

  private static final int STEPS = StepHistory.STEPS_PER_BLOCK;
  private static final float LOWEST_DB = -80;

  private final Controls controls = new Controls(GateTable.TABLE);
  private final KeyInput key = new KeyInput();
  private final StepGain gain = new StepGain();
  private final float[] steps = new float[STEPS];

  private int sampleRate;
  private BlockDelay delay;
  private StepHistory history;
  private int stepsBack;

  private boolean ducks;
  private float above;
  private float below;
  private float floor;

  /** What the gain gains, or keeps, in one step. */
  private float rise;

  private float fallKept;
  private int holdSteps;

  private boolean loud;
  private int holding;
  private float now;
  private boolean fresh;

  @Override
  public ParamTable params() {
    return GateTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    delay = new BlockDelay(BlockDelay.blocks(sampleRate, LATENCY_MS));
    history = new StepHistory(delay.frames());
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    key.reset();
    delay.reset();
    history.reset();
    loud = false;
    holding = 0;
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
    return delay.frames();
  }

  @Override
  public void key(float[] left, float[] right) {
    key.key(left, right);
  }

  @Override
  public void process(Block block, float[] left, float[] right) {
    if (controls.advance()) {
      followControls();
    }
    key.listen(left, right);
    StepLevels.peaks(key.left, key.right, Block.FRAMES, steps);
    history.add(steps);
    history.read(stepsBack, steps);
    for (int s = 0; s < STEPS; s++) {
      listen(steps[s]);
      move();
      gain.aim(s, now);
    }
    gain.draw();
    delay.swap(left, gain, right, gain);
  }

  private void followControls() {
    ducks = controls.choice(GateTable.MODE) == GateTable.DUCK;
    float thresholdDb = controls.value(GateTable.THRESHOLD);
    above = FastMath.dbToGain(thresholdDb);
    below = FastMath.dbToGain(thresholdDb - controls.value(GateTable.HYSTERESIS));
    float rangeDb = controls.value(GateTable.RANGE);
    floor = rangeDb <= LOWEST_DB ? 0 : FastMath.dbToGain(rangeDb);
    float attack = steps(controls.value(GateTable.ATTACK));
    float release = steps(controls.value(GateTable.RELEASE));
    rise = (1 - floor) / (ducks ? release : attack);
    fallKept = FastMath.dbToGain(rangeDb / (ducks ? attack : release));
    holdSteps = Math.round(steps(controls.value(GateTable.HOLD)));
    int ahead = Math.round(steps(controls.value(GateTable.LOOK_AHEAD)));
    stepsBack = Math.max(0, delay.frames() / StepLevels.FRAMES - ahead);
    float cutHz = controls.value(GateTable.KEY_CUT);
    key.cut(cutHz / sampleRate, cutHz > 20.01f);
    if (fresh) {
      now = ducks ? 1 : floor;
      gain.jump(now);
      fresh = false;
    }
  }

  private float steps(float ms) {
    return ms * 0.001f * sampleRate / StepLevels.FRAMES;
  }

  /** Decides whether what it listens to is loud. */
  private void listen(float peak) {
    if (peak >= above || (loud && peak >= below)) {
      loud = true;
      holding = holdSteps;
    } else if (loud && holding-- <= 0) {
      loud = false;
    }
  }

  private void move() {
    if (loud != ducks) {
      now = Math.min(1, now + rise);
    } else if (now > floor) {
      float fallen = now * fallKept;
      now = fallen <= Math.max(floor, 1.01e-4f) ? floor : fallen;
    } else {
      now = Math.min(floor, now + rise);
    }
  }
}
