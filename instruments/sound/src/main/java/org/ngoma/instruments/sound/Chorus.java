package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.DelayLine;
import org.ngoma.instruments.dsp.Energy;
import org.ngoma.sequencer.model.ParamTable;

/**
 * One sound as if several played it: up to four voices a side whose delays sway against each other.
 *
 * <p>Dattorro, "Effect Design 2" (JAES 1997). The voices of a side lie evenly around one slow wave,
 * those of the other side between them; how far a delay sways follows from the rate, so that depth
 * is heard as the same bend of pitch at every rate.
 */
public final class Chorus implements Effect {

  static final int VOICES = 4;

  /** Places on the wave, so that the first two lie opposite and all four are even. */
  private static final float[] PLACE = {0, 0.5f, 0.25f, 0.75f};

  /** By so much the right side is ahead: between the left voices, however many there are. */
  private static final float SIDES_APART = 0.375f;

  /** 1 / sqrt(voices), the gain that keeps unrelated voices as loud. */
  private static final float[] GAIN = {0, 1, 0.707_106_8f, 0.577_350_3f, 0.5f};

  /** 50 cents, as part of the speed of a tape. */
  private static final float DEEPEST_BEND = 0.029f;

  private static final float LEAST_DELAY_MS = 1;
  private static final double LONGEST_MS = 85;
  private static final float MOST_FEEDBACK = 0.9f;
  private static final double VOICE_FADE_MS = 30;
  private static final double SWING_MS = 100;

  private final Controls controls = new Controls(ChorusTable.TABLE);
  private final SongSway sway = new SongSway();
  private final float[] leftWet = new float[Block.FRAMES];
  private final float[] rightWet = new float[Block.FRAMES];
  private final float[] tap = new float[Block.FRAMES];

  /** Where each voice was at the end of the last block, left then right, in frames. */
  private final float[] delays = new float[2 * VOICES];

  private final float[] gains = new float[VOICES];

  private float framesPerMs;
  private float gainStep;
  private float swingPart;
  private DelayLine leftLine;
  private DelayLine rightLine;
  private OnePoles filter;
  private float swing;
  private int quietFrames;
  private boolean fresh;

  @Override
  public ParamTable params() {
    return ChorusTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    framesPerMs = sampleRate * 0.001f;
    double blocksPerMs = framesPerMs / Block.FRAMES;
    gainStep = (float) (1 / (VOICE_FADE_MS * blocksPerMs));
    swingPart = (float) (1 - StrictMath.exp(-1 / (SWING_MS * blocksPerMs)));
    leftLine = new DelayLine((int) (LONGEST_MS * framesPerMs), Block.FRAMES);
    rightLine = new DelayLine((int) (LONGEST_MS * framesPerMs), Block.FRAMES);
    filter = new OnePoles(sampleRate);
    sway.prepare(sampleRate);
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    sway.reset();
    leftLine.reset();
    rightLine.reset();
    filter.reset();
    Arrays.fill(leftWet, 0);
    Arrays.fill(rightWet, 0);
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
    if (controls.advance()) {
      filter.tune(controls.value(ChorusTable.LOW_CUT), controls.value(ChorusTable.HIGH_CUT));
    }
    sway.advance(block, controls.choice(ChorusTable.SYNC), controls.value(ChorusTable.RATE));
    float dry = Energy.of(left, Block.FRAMES) + Energy.of(right, Block.FRAMES);
    feed(left, right);
    float kept = Energy.of(leftWet, Block.FRAMES) + Energy.of(rightWet, Block.FRAMES);
    quietFrames = dry + kept > Energy.INAUDIBLE ? 0 : quietFrames + Block.FRAMES;
    voices();
    leftLine.advance(Block.FRAMES);
    rightLine.advance(Block.FRAMES);
    if (quietFrames >= leftLine.size()) {
      quietFrames = leftLine.size();
      filter.reset();
      Arrays.fill(leftWet, 0);
      Arrays.fill(rightWet, 0);
    }
    filter.process(leftWet, rightWet);
    DryWet.mix(controls, ChorusTable.MIX, left, right, leftWet, rightWet);
  }

  /** Writes what comes in, and of the last block's voices what goes back. */
  private void feed(float[] left, float[] right) {
    // Voices that fall together must not add up to more than goes round in the loop.
    float together = gains[0] + gains[1] + gains[2] + gains[3];
    float most = MOST_FEEDBACK / Math.max(1, together);
    float feedback = most * controls.start(ChorusTable.FEEDBACK);
    float step = most * controls.step(ChorusTable.FEEDBACK);
    for (int i = 0; i < Block.FRAMES; i++) {
      float f = feedback + i * step;
      leftWet[i] = left[i] + f * leftWet[i] + Tiny.FLUSH - Tiny.FLUSH;
      rightWet[i] = right[i] + f * rightWet[i] + Tiny.FLUSH - Tiny.FLUSH;
    }
    leftLine.write(leftWet, Block.FRAMES);
    rightLine.write(rightWet, Block.FRAMES);
  }

  private void voices() {
    float base = controls.value(ChorusTable.DELAY) * framesPerMs;
    float bend = DEEPEST_BEND * controls.value(ChorusTable.DEPTH);
    float room = base - LEAST_DELAY_MS * framesPerMs;
    // A sine of so many frames bends by 2 pi rate frames / sampleRate.
    float aim = bend * framesPerMs * 1000 / (6.283_185f * sway.rateHz());
    swing += (fresh ? 1 : swingPart) * (Math.min(room, aim) - swing);
    float nearer = Math.min(swing, room);
    float apart = SIDES_APART * controls.value(ChorusTable.WIDTH);
    int count = controls.choice(ChorusTable.VOICES);
    Arrays.fill(leftWet, 0);
    Arrays.fill(rightWet, 0);
    for (int v = 0; v < VOICES; v++) {
      float to = v < count ? GAIN[count] : 0;
      float from = fresh ? to : gains[v];
      gains[v] = from + Math.max(-gainStep, Math.min(gainStep, to - from));
      float leftDelay = base + nearer * sway.sine(PLACE[v]);
      float rightDelay = base + nearer * sway.sine(PLACE[v] + apart);
      if (from != 0 || gains[v] != 0) {
        voice(leftLine, fresh ? leftDelay : delays[v], leftDelay, from, gains[v], leftWet);
        float start = fresh ? rightDelay : delays[VOICES + v];
        voice(rightLine, start, rightDelay, from, gains[v], rightWet);
      }
      delays[v] = leftDelay;
      delays[VOICES + v] = rightDelay;
    }
    fresh = false;
  }

  private void voice(DelayLine line, float from, float to, float gain, float endGain, float[] out) {
    line.read(from, (to - from) / Block.FRAMES, tap, Block.FRAMES);
    float step = (endGain - gain) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      out[i] += tap[i] * (gain + i * step);
    }
  }
}
