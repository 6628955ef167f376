package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.StepGain;
import org.ngoma.instruments.dsp.StepLevels;
import org.ngoma.instruments.dsp.StrokeFollower;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Gives drums more or less stick and more or less room, whatever their level: {@link
 * StrokeFollower}.
 */
public final class TransientShaper implements Effect {

  private static final int STEPS = Block.FRAMES / StepLevels.FRAMES;

  /** What the knobs give or take at their ends. */
  private static final float MOST_DB = 18f;

  private final Controls controls = new Controls(TransientTable.TABLE);
  private final StrokeFollower follower = new StrokeFollower();
  private final StepGain gain = new StepGain();
  private final float[] peaks = new float[STEPS];
  private int sampleRate;
  private boolean fresh;

  @Override
  public ParamTable params() {
    return TransientTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    follower.reset();
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
      follower.set(
          sampleRate,
          controls.value(TransientTable.ATTACK_TIME),
          controls.value(TransientTable.SUSTAIN_TIME));
      if (fresh) {
        gain.jump(target());
      }
      fresh = false;
    }
    StepLevels.peaks(left, right, Block.FRAMES, peaks);
    for (int s = 0; s < STEPS; s++) {
      follower.hear(peaks[s]);
      gain.aim(s, target());
    }
    gain.draw();
    gain.apply(left);
    gain.apply(right);
  }

  private float target() {
    float attackDb = MOST_DB * controls.value(TransientTable.ATTACK) * follower.stroke();
    float ringDb = MOST_DB * controls.value(TransientTable.SUSTAIN) * follower.ring();
    float mix = controls.value(TransientTable.MIX);
    float shaped = FastMath.dbToGain(attackDb + ringDb);
    return FastMath.dbToGain(controls.value(TransientTable.LEVEL)) * (1 - mix + mix * shaped);
  }
}
