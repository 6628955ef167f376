package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.DelayLine;
import org.ngoma.instruments.dsp.Energy;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.ParamTable;

/**
 * The whoosh of a jet: the sound beside a copy whose short delay sweeps, with feedback, and on wish
 * through zero, where the copy overtakes the sound.
 *
 * <p>Dattorro, "Effect Design 2" (JAES 1997). The delay sweeps by equal ratios, through zero by
 * equal differences. The dry sound of the sweep through zero is late by 4 ms, as on tape; that is
 * part of the effect and not told as latency.
 */
public final class Flanger implements Effect {

  private static final float ZERO_MS = 4;
  private static final double LONGEST_MS = 42;
  private static final float NEAREST_FRAMES = 1.5f;
  private static final float OCTAVES = 2;
  private static final double SWITCH_MS = 30;

  private final Controls controls = new Controls(FlangerTable.TABLE);
  private final SongSway sway = new SongSway();
  private final float[] leftDry = new float[Block.FRAMES];
  private final float[] rightDry = new float[Block.FRAMES];

  private float framesPerMs;
  private float switchStep;
  private DelayLine leftLine;
  private DelayLine rightLine;
  private DelayLine leftPast;
  private DelayLine rightPast;
  private float leftDelay;
  private float rightDelay;
  private float leftBack;
  private float rightBack;

  /** 0 as usual, 1 through zero. */
  private float through;

  private float throughBefore;
  private int quietFrames;
  private boolean fresh;

  @Override
  public ParamTable params() {
    return FlangerTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    framesPerMs = sampleRate * 0.001f;
    switchStep = (float) (Block.FRAMES / (SWITCH_MS * framesPerMs));
    int longest = (int) (LONGEST_MS * framesPerMs);
    leftLine = new DelayLine(longest, Block.FRAMES);
    rightLine = new DelayLine(longest, Block.FRAMES);
    leftPast = new DelayLine((int) (ZERO_MS * framesPerMs) + 1, Block.FRAMES);
    rightPast = new DelayLine((int) (ZERO_MS * framesPerMs) + 1, Block.FRAMES);
    sway.prepare(sampleRate);
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    sway.reset();
    leftLine.clear();
    rightLine.clear();
    leftPast.reset();
    rightPast.reset();
    leftBack = 0;
    rightBack = 0;
    quietFrames = leftLine.size();
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
    return quietFrames >= leftLine.size();
  }

  @Override
  public int latencyFrames() {
    return 0;
  }

  @Override
  public void process(Block block, float[] left, float[] right) {
    controls.advance();
    sway.advance(block, controls.choice(FlangerTable.SYNC), controls.value(FlangerTable.RATE));
    boolean on = controls.on(FlangerTable.THROUGH_ZERO);
    throughBefore = through;
    through = Math.max(0, Math.min(1, through + (on ? switchStep : -switchStep)));
    float spread = 0.5f * controls.value(FlangerTable.SPREAD);
    if (fresh) {
      through = on ? 1 : 0;
      throughBefore = through;
    }
    float leftEnd = delay(sway.sine(0));
    float rightEnd = delay(sway.sine(spread));
    if (fresh) {
      leftDelay = leftEnd;
      rightDelay = rightEnd;
      fresh = false;
    }
    float heard = Energy.of(left, Block.FRAMES) + Energy.of(right, Block.FRAMES);
    pass(leftPast, left, leftDry);
    pass(rightPast, right, rightDry);
    leftBack = sweep(leftLine, left, leftDelay, leftEnd, leftBack);
    rightBack = sweep(rightLine, right, rightDelay, rightEnd, rightBack);
    leftDelay = leftEnd;
    rightDelay = rightEnd;
    heard += Energy.of(left, Block.FRAMES) + Energy.of(right, Block.FRAMES);
    giveOut(left, right);
    end(heard);
  }

  /** Frames of delay where the wave stands at {@code wave}. */
  private float delay(float wave) {
    float depth = controls.value(FlangerTable.DEPTH);
    float base = controls.value(FlangerTable.DELAY) * framesPerMs;
    float usual = base * FastMath.exp2(OCTAVES * depth * wave);
    float zero = ZERO_MS * framesPerMs;
    float swing = Math.min(zero - NEAREST_FRAMES, 2 * base * depth);
    return Math.max(NEAREST_FRAMES, usual + through * (zero + swing * wave - usual));
  }

  /** Keeps the dry sound and gives it back late where the sweep goes through zero. */
  private void pass(DelayLine past, float[] x, float[] dry) {
    past.write(x, Block.FRAMES);
    if (through == 0 && throughBefore == 0) {
      System.arraycopy(x, 0, dry, 0, Block.FRAMES);
    } else {
      past.read(ZERO_MS * framesPerMs, 0, dry, Block.FRAMES);
      float step = (through - throughBefore) / Block.FRAMES;
      for (int i = 0; i < Block.FRAMES; i++) {
        dry[i] = x[i] + (throughBefore + i * step) * (dry[i] - x[i]);
      }
    }
    past.advance(Block.FRAMES);
  }

  /** Replaces a block by its swept copy; returns the last sample of it. */
  private float sweep(DelayLine line, float[] x, float from, float to, float back) {
    float feedback = controls.start(FlangerTable.FEEDBACK);
    float feedbackStep = controls.step(FlangerTable.FEEDBACK);
    float step = (to - from) / Block.FRAMES;
    float y = back;
    for (int i = 0; i < Block.FRAMES; i++) {
      float f = feedback + i * feedbackStep;
      line.put(i, x[i] + f * y + Tiny.FLUSH - Tiny.FLUSH);
      y = line.get(i, from + i * step);
      x[i] = y;
    }
    line.advance(Block.FRAMES);
    return y;
  }

  private void end(float heard) {
    quietFrames = heard > Energy.INAUDIBLE ? 0 : quietFrames + Block.FRAMES;
    if (quietFrames >= leftLine.size()) {
      if (quietFrames - Block.FRAMES < leftLine.size()) {
        leftLine.clear();
        rightLine.clear();
        leftBack = 0;
        rightBack = 0;
      }
      quietFrames = leftLine.size();
    }
  }

  private void giveOut(float[] left, float[] right) {
    float gain = evenGain(controls.start(FlangerTable.FEEDBACK));
    float gainStep = (evenGain(controls.value(FlangerTable.FEEDBACK)) - gain) / Block.FRAMES;
    float mix = controls.start(FlangerTable.MIX);
    float mixStep = controls.step(FlangerTable.MIX);
    for (int i = 0; i < Block.FRAMES; i++) {
      float m = mix + i * mixStep;
      float g = m * (gain + i * gainStep);
      left[i] = (1 - m) * leftDry[i] + g * left[i] + Tiny.FLUSH - Tiny.FLUSH;
      right[i] = (1 - m) * rightDry[i] + g * right[i] + Tiny.FLUSH - Tiny.FLUSH;
    }
  }

  /** A ringing comb has the power 1 / (1 - feedback squared); this keeps it as loud. */
  private static float evenGain(float feedback) {
    return (float) Math.sqrt(1 - feedback * feedback);
  }
}
