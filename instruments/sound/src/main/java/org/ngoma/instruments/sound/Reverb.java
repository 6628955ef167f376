package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.DelayLine;
import org.ngoma.instruments.dsp.Diffuser;
import org.ngoma.instruments.dsp.Energy;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.ParamTable;

/**
 * A room around the sound, from a chamber to a cathedral; wet only, for a send.
 *
 * <p>Pre-delay and low cut, four allpasses a side that turn each click into a burst (Schroeder),
 * early reflections (Moorer) of the bursts, and a feedback delay network (Jot) for the tail.
 */
public final class Reverb implements Effect {

  private static final double[] LEFT_DIFFUSION_MS = {3.61, 4.93, 9.37, 12.79};
  private static final double[] RIGHT_DIFFUSION_MS = {3.89, 4.57, 9.91, 12.13};
  private static final double LONGEST_PRE_DELAY_MS = 250;

  /** Of the bursts themselves where the early reflections are fully up. */
  private static final float BURST = 0.6f;

  /** log2 of the part of the decay at 1 kHz that 8 kHz has at full damping. */
  private static final float DARKEST_OCTAVES = -3;

  private static final float FREEZE_MS = 30;

  private final Controls controls = new Controls(ReverbTable.TABLE);
  private final FadingTap preDelay = new FadingTap();
  private final ReverbTank tank = new ReverbTank();
  private final EarlyReflections early = new EarlyReflections();
  private final Ducker ducker = new Ducker();
  private final float[] leftIn = new float[Block.FRAMES];
  private final float[] rightIn = new float[Block.FRAMES];
  private final float[] leftWet = new float[Block.FRAMES];
  private final float[] rightWet = new float[Block.FRAMES];

  private int sampleRate;
  private DelayLine leftLine;
  private DelayLine rightLine;
  private Diffuser leftDiffuser;
  private Diffuser rightDiffuser;
  private int settlingFrames;

  private float freezeStep;
  private boolean fresh;

  /** 0 as usual, 1 frozen. */
  private float frozen;

  private float frozenBefore;
  private int quietFrames;
  private float lowCut;
  private float leftLow;
  private float rightLow;
  private float levelBefore;
  private float level;

  @Override
  public ParamTable params() {
    return ReverbTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    int longest = (int) (LONGEST_PRE_DELAY_MS * sampleRate / 1000);
    leftLine = new DelayLine(longest, Block.FRAMES);
    rightLine = new DelayLine(longest, Block.FRAMES);
    leftDiffuser = diffuser(LEFT_DIFFUSION_MS);
    rightDiffuser = diffuser(RIGHT_DIFFUSION_MS);
    tank.prepare(sampleRate);
    early.prepare(sampleRate);
    ducker.prepare(sampleRate);
    freezeStep = 1000f * Block.FRAMES / (FREEZE_MS * sampleRate);
    preDelay.prepare(sampleRate);
    settlingFrames = leftLine.size() + 2 * tank.longestFrames();
    controls.prepare(sampleRate);
    reset();
  }

  private Diffuser diffuser(double[] ms) {
    int[] frames = new int[ms.length];
    for (int stage = 0; stage < ms.length; stage++) {
      frames[stage] = (int) Math.round(ms[stage] * sampleRate / 1000);
    }
    return new Diffuser(Block.FRAMES, frames);
  }

  @Override
  public void reset() {
    controls.reset();
    leftLine.reset();
    rightLine.reset();
    leftDiffuser.reset();
    rightDiffuser.reset();
    tank.reset();
    early.reset();
    ducker.reset();
    frozen = 0;
    frozenBefore = 0;
    leftLow = 0;
    rightLow = 0;
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
    boolean freeze = controls.on(ReverbTable.FREEZE);
    frozenBefore = frozen;
    frozen = Math.max(0, Math.min(1, frozen + (freeze ? freezeStep : -freezeStep)));
    if (fresh && freeze) {
      frozen = 1;
      frozenBefore = 1;
    }
    boolean moved = controls.advance();
    if (moved || frozen != frozenBefore) {
      followControls();
    }
    fresh = false;
    float heard = Energy.of(left, Block.FRAMES) + Energy.of(right, Block.FRAMES);
    ducker.advance(controls.value(ReverbTable.DUCKING), heard);
    if (quietFrames >= settlingFrames && heard <= Energy.INAUDIBLE) {
      levelBefore = level;
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      return;
    }
    takeIn(left, right);
    leftDiffuser.process(leftIn);
    rightDiffuser.process(rightIn);
    float size = controls.value(ReverbTable.SIZE);
    float motion = controls.value(ReverbTable.MOTION);
    tank.process(size, motion, frozen == 1, leftIn, rightIn, leftWet, rightWet);
    heard += tank.energy();
    quietFrames =
        heard > Energy.INAUDIBLE ? 0 : Math.min(settlingFrames, quietFrames + Block.FRAMES);
    giveOut(left, right);
  }

  private void followControls() {
    tank.walls(
        controls.value(ReverbTable.SIZE),
        controls.value(ReverbTable.DECAY),
        controls.value(ReverbTable.BASS),
        FastMath.exp2(DARKEST_OCTAVES * controls.value(ReverbTable.DAMPING)),
        frozen);
    float g = FastMath.tanPi(controls.value(ReverbTable.LOW_CUT) / sampleRate);
    lowCut = g / (1 + g);
    float db = controls.value(ReverbTable.LEVEL);
    level = db <= -60 ? 0 : FastMath.dbToGain(db);
    int frames = Math.round(controls.value(ReverbTable.PRE_DELAY) * 0.001f * sampleRate);
    if (fresh) {
      levelBefore = level;
      preDelay.jump(Math.max(Block.FRAMES, frames));
    }
  }

  /** Writes the input, low cut, into the pre-delay and reads what is due. */
  private void takeIn(float[] left, float[] right) {
    int frames = Math.round(controls.value(ReverbTable.PRE_DELAY) * 0.001f * sampleRate);
    int aim = Math.max(Block.FRAMES, frames);
    if (preDelay.rests() && aim != preDelay.frames()) {
      preDelay.fadeTo(aim);
    }
    preDelay.read(leftLine, leftIn);
    preDelay.read(rightLine, rightIn);
    preDelay.advance();
    leftLow = highPass(left, leftWet, leftLow);
    rightLow = highPass(right, rightWet, rightLow);
    leftLine.write(leftWet, Block.FRAMES);
    rightLine.write(rightWet, Block.FRAMES);
    leftLine.advance(Block.FRAMES);
    rightLine.advance(Block.FRAMES);
  }

  /** Cuts the lows, and everything while the room is frozen. */
  private float highPass(float[] in, float[] out, float low) {
    float state = low;
    float let = 1 - frozenBefore;
    float letStep = (frozenBefore - frozen) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      float now = in[i];
      float v = (now - state) * lowCut;
      out[i] = (now - (v + state)) * (let + i * letStep) + Tiny.FLUSH - Tiny.FLUSH;
      state = Math.fma(2f, v, state);
    }
    return Tiny.flushed(state);
  }

  /** Adds the early part, sets width, level and mix. */
  private void giveOut(float[] left, float[] right) {
    float bursts = BURST * controls.start(ReverbTable.EARLY);
    float burstStep = BURST * controls.step(ReverbTable.EARLY);
    for (int i = 0; i < Block.FRAMES; i++) {
      leftWet[i] += (bursts + i * burstStep) * leftIn[i];
      rightWet[i] += (bursts + i * burstStep) * rightIn[i];
    }
    early.add(
        controls.value(ReverbTable.SIZE),
        controls.start(ReverbTable.EARLY),
        controls.step(ReverbTable.EARLY),
        leftIn,
        rightIn,
        leftWet,
        rightWet);
    float width = controls.start(ReverbTable.WIDTH);
    float widthStep = controls.step(ReverbTable.WIDTH);
    float wet = levelBefore * ducker.start() * controls.start(ReverbTable.MIX);
    float duckedEnd = ducker.start() + ducker.step() * Block.FRAMES;
    float wetStep = (level * duckedEnd * controls.value(ReverbTable.MIX) - wet) / Block.FRAMES;
    float dry = 1 - controls.start(ReverbTable.MIX);
    float dryStep = -controls.step(ReverbTable.MIX);
    for (int i = 0; i < Block.FRAMES; i++) {
      float middle = 0.5f * (leftWet[i] + rightWet[i]);
      float side = 0.5f * (leftWet[i] - rightWet[i]) * (width + i * widthStep);
      float w = wet + i * wetStep;
      float d = dry + i * dryStep;
      left[i] = left[i] * d + (middle + side) * w + Tiny.FLUSH - Tiny.FLUSH;
      right[i] = right[i] * d + (middle - side) * w + Tiny.FLUSH - Tiny.FLUSH;
    }
    levelBefore = level;
  }
}
