package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.AllpassChain;
import org.ngoma.instruments.dsp.Energy;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Notches that wander through the sound: four to twelve allpass stages a side beside the dry sound.
 *
 * <p>J. Smith, "An allpass approach to digital phasing and flanging" (ICMC 1984); the stages sweep
 * by equal ratios.
 */
public final class Phaser implements Effect {

  private static final int[] STAGES = {4, 6, 8, 12};
  private static final int MOST_STAGES = 12;
  private static final float OCTAVES = 2.5f;
  private static final float LOWEST_HZ = 20;
  private static final float HIGHEST = 0.45f;
  private static final double SETTLING_MS = 50;

  private final Controls controls = new Controls(PhaserTable.TABLE);
  private final SongSway sway = new SongSway();
  private final SwitchFade stages = new SwitchFade();
  private final AllpassChain leftChain = new AllpassChain(MOST_STAGES);
  private final AllpassChain rightChain = new AllpassChain(MOST_STAGES);
  private final float[] leftWet = new float[Block.FRAMES];
  private final float[] rightWet = new float[Block.FRAMES];

  private float cyclesPerHz;
  private int settlingFrames;
  private int quietFrames;
  private float leftCorner;
  private float rightCorner;
  private boolean fresh;

  @Override
  public ParamTable params() {
    return PhaserTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    cyclesPerHz = 1f / sampleRate;
    settlingFrames = (int) (SETTLING_MS * sampleRate / 1000);
    sway.prepare(sampleRate);
    stages.prepare(sampleRate);
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    sway.reset();
    stages.reset();
    leftChain.reset();
    rightChain.reset();
    quietFrames = settlingFrames;
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
    return quietFrames >= settlingFrames;
  }

  @Override
  public int latencyFrames() {
    return 0;
  }

  @Override
  public void process(Block block, float[] left, float[] right) {
    controls.advance();
    sway.advance(block, controls.choice(PhaserTable.SYNC), controls.value(PhaserTable.RATE));
    int count = STAGES[stages.advance(controls.choice(PhaserTable.STAGES))];
    float leftEnd = corner(sway.sine(0));
    float rightEnd = corner(sway.sine(0.5f * controls.value(PhaserTable.SPREAD)));
    if (fresh) {
      leftCorner = leftEnd;
      rightCorner = rightEnd;
      fresh = false;
    }
    System.arraycopy(left, 0, leftWet, 0, Block.FRAMES);
    System.arraycopy(right, 0, rightWet, 0, Block.FRAMES);
    pass(leftChain, leftWet, count, leftCorner, leftEnd);
    pass(rightChain, rightWet, count, rightCorner, rightEnd);
    leftCorner = leftEnd;
    rightCorner = rightEnd;
    float heard = Energy.of(left, Block.FRAMES) + Energy.of(right, Block.FRAMES);
    heard += Energy.of(leftWet, Block.FRAMES) + Energy.of(rightWet, Block.FRAMES);
    DryWet.mix(controls, PhaserTable.MIX, left, right, leftWet, rightWet);
    quietFrames = heard > Energy.INAUDIBLE ? 0 : quietFrames + Block.FRAMES;
    if (quietFrames >= settlingFrames) {
      quietFrames = settlingFrames;
      leftChain.reset();
      rightChain.reset();
    }
  }

  /** Coefficient of the stages where the wave stands at {@code wave}. */
  private float corner(float wave) {
    float octaves = OCTAVES * controls.value(PhaserTable.DEPTH) * wave;
    float hz = Math.max(LOWEST_HZ, controls.value(PhaserTable.CENTRE) * FastMath.exp2(octaves));
    return AllpassChain.coefficient(Math.min(HIGHEST, hz * cyclesPerHz));
  }

  private void pass(AllpassChain chain, float[] x, int count, float from, float to) {
    float feedback = controls.start(PhaserTable.FEEDBACK);
    float step = (to - from) / Block.FRAMES;
    chain.process(
        x, Block.FRAMES, count, from, step, feedback, controls.step(PhaserTable.FEEDBACK));
    float gain = stages.start() * evenGain(feedback);
    float end = stages.start() + stages.step() * Block.FRAMES;
    float gainStep = (end * evenGain(controls.value(PhaserTable.FEEDBACK)) - gain) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      x[i] *= gain + i * gainStep;
    }
  }

  /** A ringing chain has the power 1 / (1 - feedback squared); this keeps it as loud. */
  private static float evenGain(float feedback) {
    return (float) Math.sqrt(1 - feedback * feedback);
  }
}
