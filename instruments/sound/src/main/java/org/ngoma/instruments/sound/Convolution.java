package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.DelayLine;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.sequencer.model.ParamTable;

/**
 * The sound of a real place, from a recording of how it answers a click, or of a place made up.
 *
 * <p>Partitioned convolution ({@link org.ngoma.instruments.dsp.Convolver}) of both sides, without
 * latency, behind a pre-delay and before the cuts and the width.
 */
public final class Convolution implements Effect, FileUser {

  private static final double LONGEST_PRE_DELAY_MS = 250;
  private static final float BUTTERWORTH = 1.4142f;

  /** -180 dB: nobody hears it, and what is not louder is taken for silence. */
  private static final float INAUDIBLE = 1e-9f;

  private final Controls controls = new Controls(ConvolutionTable.TABLE);
  private final FadingTap preDelay = new FadingTap();
  private final Svf[] lowCuts = {new Svf(), new Svf()};
  private final Svf[] highCuts = {new Svf(), new Svf()};
  private final float[] wetLeft = new float[Block.FRAMES];
  private final float[] wetRight = new float[Block.FRAMES];

  private int sampleRate;
  private DelayLine leftLine;
  private DelayLine rightLine;
  private ImpulseShaper shaper;

  private boolean fresh;
  private boolean empty;
  private int quietFrames;
  private float wetBefore;

  @Override
  public ParamTable params() {
    return ConvolutionTable.TABLE;
  }

  @Override
  public List<String> slots() {
    return ConvolutionTable.SLOTS;
  }

  @Override
  public Material load(int slot, Path file, int sampleRate) throws IOException {
    ImpulseShaper present = shaper;
    int room = present == null ? 0 : present.roomFrames();
    int memory = present == null ? 0 : present.convolver().capacityFrames();
    return ImpulseMaterial.load(file, sampleRate, room, memory);
  }

  @Override
  @RealTime
  public void use(int slot, Material material) {
    shaper.use((ImpulseMaterial) material);
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    int longest = (int) (LONGEST_PRE_DELAY_MS * sampleRate / 1000) + Block.FRAMES;
    leftLine = new DelayLine(longest, Block.FRAMES);
    rightLine = new DelayLine(longest, Block.FRAMES);
    preDelay.prepare(sampleRate);
    controls.prepare(sampleRate);
    shaper = new ImpulseShaper(controls, sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    leftLine.reset();
    rightLine.reset();
    fresh = true;
    beEmpty();
  }

  private void beEmpty() {
    shaper.reset();
    for (int side = 0; side < 2; side++) {
      lowCuts[side].reset();
      highCuts[side].reset();
    }
    empty = true;
    quietFrames = 0;
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
    boolean silent = peak(left) <= INAUDIBLE && peak(right) <= INAUDIBLE;
    if (silent) {
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
    }
    takeIn(left, right);
    fresh = false;
    shaper.advance(empty);
    if (silent && empty && quietFrames >= leftLine.size()) {
      wetBefore = wet();
      return;
    }
    quietFrames = silent ? quietFrames + Block.FRAMES : 0;
    empty &= silent;
    shaper.convolver().process(wetLeft, wetRight, wetLeft, wetRight);
    cut(0, wetLeft);
    cut(1, wetRight);
    giveOut(left, right);
    if (quietFrames > leftLine.size() + shaper.tailFrames() && !empty) {
      beEmpty();
      quietFrames = leftLine.size();
    }
  }

  private void followControls() {
    float lowCut = controls.value(ConvolutionTable.LOW_CUT) / sampleRate;
    float highCut = controls.value(ConvolutionTable.HIGH_CUT) / sampleRate;
    for (int side = 0; side < 2; side++) {
      lowCuts[side].tune(lowCut, BUTTERWORTH);
      highCuts[side].tune(highCut, BUTTERWORTH);
    }
    shaper.followKnobs();
    if (fresh) {
      wetBefore = wet();
      preDelay.jump(preDelayFrames());
    }
  }

  /** Read behind the block just written: a whole block is no delay. */
  private int preDelayFrames() {
    float frames = controls.value(ConvolutionTable.PRE_DELAY) * 0.001f * sampleRate;
    return Block.FRAMES + Math.round(frames);
  }

  private float wet() {
    float db = controls.value(ConvolutionTable.LEVEL);
    return db <= -60 ? 0 : FastMath.dbToGain(db) * controls.value(ConvolutionTable.MIX);
  }

  /** Writes the input into the pre-delay and reads what is due. */
  private void takeIn(float[] left, float[] right) {
    int aim = preDelayFrames();
    if (preDelay.rests() && aim != preDelay.frames()) {
      preDelay.fadeTo(aim);
    }
    leftLine.write(left, Block.FRAMES);
    rightLine.write(right, Block.FRAMES);
    leftLine.advance(Block.FRAMES);
    rightLine.advance(Block.FRAMES);
    preDelay.read(leftLine, wetLeft);
    preDelay.read(rightLine, wetRight);
    preDelay.advance();
  }

  private void cut(int side, float[] wet) {
    lowCuts[side].highPass(wet, 0, Block.FRAMES);
    highCuts[side].lowPass(wet, 0, Block.FRAMES);
  }

  private void giveOut(float[] left, float[] right) {
    float width = controls.start(ConvolutionTable.WIDTH);
    float widthStep = controls.step(ConvolutionTable.WIDTH);
    float mix = controls.start(ConvolutionTable.MIX);
    float mixStep = controls.step(ConvolutionTable.MIX);
    float wet = wet();
    float wetStep = (wet - wetBefore) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      float middle = 0.5f * (wetLeft[i] + wetRight[i]);
      float side = 0.5f * (wetLeft[i] - wetRight[i]) * (width + i * widthStep);
      float gain = wetBefore + i * wetStep;
      float dry = 1 - (mix + i * mixStep);
      left[i] = Math.fma(dry, left[i], (middle + side) * gain) + Tiny.FLUSH - Tiny.FLUSH;
      right[i] = Math.fma(dry, right[i], (middle - side) * gain) + Tiny.FLUSH - Tiny.FLUSH;
    }
    wetBefore = wet;
  }

  private static float peak(float[] x) {
    float peak = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak;
  }
}
