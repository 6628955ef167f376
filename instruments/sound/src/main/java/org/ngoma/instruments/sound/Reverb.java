package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.DelayLine;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.ParamTable;

/**
 * A room around the sound, from a chamber to a cathedral; wet only, for a send.
 *
 * <p>Pre-delay and low cut, four allpasses a side that turn each click into a burst (Schroeder),
 * and a feedback delay network (Jot) for the tail; the bursts themselves are heard first, as the
 * early reflections.
 */
public final class Reverb implements Effect {

  private static final double[] LEFT_DIFFUSION_MS = {3.61, 4.93, 9.37, 12.79};
  private static final double[] RIGHT_DIFFUSION_MS = {3.89, 4.57, 9.91, 12.13};
  private static final double LONGEST_PRE_DELAY_MS = 250;
  private static final float EARLY = 0.3f;

  /** -180 dB: nobody hears it, and what is not louder is taken for silence. */
  private static final float INAUDIBLE = 1e-9f;

  private final Controls controls = new Controls(ReverbTable.TABLE);
  private final FadingTap preDelay = new FadingTap();
  private final ReverbTank tank = new ReverbTank();
  private final float[] leftIn = new float[Block.FRAMES];
  private final float[] rightIn = new float[Block.FRAMES];

  private int sampleRate;
  private DelayLine leftLine;
  private DelayLine rightLine;
  private Diffuser leftDiffuser;
  private Diffuser rightDiffuser;
  private int settlingFrames;

  private boolean fresh;
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
    return new Diffuser(frames);
  }

  @Override
  public void reset() {
    controls.reset();
    leftLine.reset();
    rightLine.reset();
    leftDiffuser.reset();
    rightDiffuser.reset();
    tank.reset();
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
  public int latencyFrames() {
    return 0;
  }

  @Override
  public void process(Block block, float[] left, float[] right) {
    if (controls.advance()) {
      followControls();
    }
    fresh = false;
    float heard = Math.max(peak(left), peak(right));
    if (quietFrames >= settlingFrames && heard <= INAUDIBLE) {
      levelBefore = level;
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      return;
    }
    takeIn(left, right);
    leftDiffuser.process(leftIn);
    rightDiffuser.process(rightIn);
    float size = controls.value(ReverbTable.SIZE);
    tank.process(size, controls.value(ReverbTable.MOTION), leftIn, rightIn, left, right);
    heard = Math.max(heard, tank.peak());
    quietFrames = heard > INAUDIBLE ? 0 : Math.min(settlingFrames, quietFrames + Block.FRAMES);
    giveOut(left, right);
  }

  private void followControls() {
    tank.walls(
        controls.value(ReverbTable.SIZE),
        controls.value(ReverbTable.DECAY),
        controls.value(ReverbTable.DAMPING));
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
    leftLow = highPass(left, leftLow);
    rightLow = highPass(right, rightLow);
    leftLine.write(left, Block.FRAMES);
    rightLine.write(right, Block.FRAMES);
    leftLine.advance(Block.FRAMES);
    rightLine.advance(Block.FRAMES);
  }

  private float highPass(float[] x, float low) {
    float state = low;
    for (int i = 0; i < Block.FRAMES; i++) {
      float now = x[i] + Tiny.GUARD;
      float v = (now - state) * lowCut;
      x[i] = now - (v + state) + Tiny.FLUSH - Tiny.FLUSH;
      state = Math.fma(2f, v, state);
    }
    return state;
  }

  /** Adds the early part, sets width and level. */
  private void giveOut(float[] left, float[] right) {
    float width = controls.start(ReverbTable.WIDTH);
    float widthStep = controls.step(ReverbTable.WIDTH);
    float levelStep = (level - levelBefore) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      float l = left[i] + EARLY * leftIn[i];
      float r = right[i] + EARLY * rightIn[i];
      float middle = 0.5f * (l + r);
      float side = 0.5f * (l - r) * (width + i * widthStep);
      float gain = levelBefore + i * levelStep;
      left[i] = (middle + side) * gain + Tiny.FLUSH - Tiny.FLUSH;
      right[i] = (middle - side) * gain + Tiny.FLUSH - Tiny.FLUSH;
    }
    levelBefore = level;
  }

  private static float peak(float[] x) {
    float peak = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak;
  }
}
