package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.DcBlocker;
import org.ngoma.instruments.dsp.DelayLine;
import org.ngoma.instruments.dsp.Energy;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Oversampler;
import org.ngoma.instruments.dsp.WaveShaper;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Warmth, dirt and fuzz: a curve that bends the wave at eight times the sample rate, tilted by a
 * tone knob, beside the dry sound at its very time.
 *
 * <p>Linear-phase oversampling, averaged curves, and a first-order emphasis of the highs around the
 * curve of the tape, as recorders have it.
 */
public final class Drive implements Effect {

  /** A wave folds so often that a part of the drive is plenty. */
  private static final float FOLD_PART = 0.42f;

  private static final float EMPHASIS_HZ = 3000;
  private static final float TILT_HZ = 900;
  private static final float TILT_DB = 8;
  private static final float DC_HZ = 8;

  /** Of the drive in dB, taken back behind the curve. */
  private static final float TAKEN_BACK = 0.42f;

  private static final float NEVER_SILENT_FRAMES_MS = 400;

  private final Controls controls = new Controls(DriveTable.TABLE);
  private final SwitchFade curve = new SwitchFade();
  private final Side left = new Side();
  private final Side right = new Side();

  private float emphasis;
  private float tilt;
  private int settlingFrames;
  private int quietFrames;
  private float gain;
  private float gainStep;
  private float level;
  private float levelStep;
  private float lows;
  private float highs;
  private boolean fresh;

  @Override
  public ParamTable params() {
    return DriveTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    emphasis = onePole(EMPHASIS_HZ, sampleRate);
    tilt = onePole(TILT_HZ, sampleRate);
    settlingFrames = (int) (NEVER_SILENT_FRAMES_MS * sampleRate / 1000);
    left.dc.prepare(sampleRate, DC_HZ);
    right.dc.prepare(sampleRate, DC_HZ);
    curve.prepare(sampleRate);
    controls.prepare(sampleRate);
    reset();
  }

  private static float onePole(float hz, int sampleRate) {
    float g = FastMath.tanPi(hz / sampleRate);
    return g / (1 + g);
  }

  @Override
  public void reset() {
    controls.reset();
    curve.reset();
    left.reset();
    right.reset();
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
    return Oversampler.LATENCY_FRAMES;
  }

  @Override
  public void process(Block block, float[] leftIn, float[] rightIn) {
    controls.advance();
    int kind = curve.advance(controls.choice(DriveTable.CURVE));
    follow(kind);
    boolean silent =
        Energy.of(leftIn, Block.FRAMES) + Energy.of(rightIn, Block.FRAMES) <= Energy.INAUDIBLE;
    quietFrames = silent ? Math.min(settlingFrames, quietFrames + Block.FRAMES) : 0;
    if (quietFrames >= settlingFrames) {
      if (quietFrames - Block.FRAMES < settlingFrames) {
        left.reset();
        right.reset();
      }
      Arrays.fill(leftIn, 0);
      Arrays.fill(rightIn, 0);
      return;
    }
    left.drive(kind, leftIn);
    right.drive(kind, rightIn);
  }

  private void follow(int kind) {
    float part = kind == WaveShaper.FOLD ? FOLD_PART : 1;
    float db = controls.value(DriveTable.DRIVE);
    float endGain = FastMath.dbToGain(part * db);
    float endLevel =
        FastMath.dbToGain(controls.value(DriveTable.LEVEL) - TAKEN_BACK * part * db)
            * (curve.start() + curve.step() * Block.FRAMES);
    gain =
        fresh || curve.start() == 0 ? endGain : gain + gainStep * Block.FRAMES * Oversampler.FACTOR;
    level = fresh ? endLevel : level + levelStep * Block.FRAMES;
    gainStep = (endGain - gain) / (Block.FRAMES * Oversampler.FACTOR);
    levelStep = (endLevel - level) / Block.FRAMES;
    float tilted = TILT_DB * controls.value(DriveTable.TONE);
    lows = FastMath.dbToGain(-tilted);
    highs = FastMath.dbToGain(tilted);
    fresh = false;
  }

  /** What one side keeps from block to block. */
  private final class Side {
    private final float[] high = new float[Block.FRAMES * Oversampler.FACTOR];
    private final float[] wet = new float[Block.FRAMES];
    private final float[] dry = new float[Block.FRAMES];
    private final Oversampler oversampler = new Oversampler(Block.FRAMES);
    private final WaveShaper shaper = new WaveShaper();
    private final DelayLine past = new DelayLine(Oversampler.LATENCY_FRAMES, Block.FRAMES);
    private final DcBlocker dc = new DcBlocker();
    private float emphasised;
    private float restored;
    private float tilted;
    private float lowsBefore;
    private float highsBefore;
    private boolean moves;

    @RealTime
    void reset() {
      oversampler.reset();
      shaper.reset();
      past.reset();
      dc.reset();
      emphasised = 0;
      restored = 0;
      tilted = 0;
      moves = false;
    }

    @RealTime
    void drive(int kind, float[] x) {
      past.write(x, Block.FRAMES);
      past.read(Oversampler.LATENCY_FRAMES, 0, dry, Block.FRAMES);
      past.advance(Block.FRAMES);
      System.arraycopy(x, 0, wet, 0, Block.FRAMES);
      if (kind == WaveShaper.TAPE) {
        emphasise();
      }
      oversampler.up(wet, high, Block.FRAMES);
      shaper.process(kind, high, high.length, gain, gainStep);
      oversampler.down(high, wet, Block.FRAMES);
      if (kind == WaveShaper.TAPE) {
        restore();
      }
      dc.process(wet, Block.FRAMES);
      tone();
      float mix = controls.start(DriveTable.MIX);
      float mixStep = controls.step(DriveTable.MIX);
      for (int i = 0; i < Block.FRAMES; i++) {
        float m = mix + i * mixStep;
        x[i] = dry[i] + m * (wet[i] - dry[i]) + Tiny.FLUSH - Tiny.FLUSH;
      }
    }

    /** Doubles the highs; {@link #restore} is its exact inverse. */
    private void emphasise() {
      float state = emphasised;
      for (int i = 0; i < Block.FRAMES; i++) {
        float v = (wet[i] - state) * emphasis;
        float low = v + state;
        state = low + v;
        wet[i] = 2 * wet[i] - low;
      }
      emphasised = Tiny.flushed(state);
    }

    private void restore() {
      // y = 2x - low(x), low = g x + (1 - g) s, solved for x.
      float state = restored;
      float through = 1 / (2 - emphasis);
      for (int i = 0; i < Block.FRAMES; i++) {
        float x = (wet[i] + (1 - emphasis) * state) * through;
        float v = (x - state) * emphasis;
        state += 2 * v;
        wet[i] = x;
      }
      restored = Tiny.flushed(state);
    }

    private void tone() {
      float low = moves ? lowsBefore : lows;
      float high = moves ? highsBefore : highs;
      float lowStep = (lows - low) / Block.FRAMES;
      float highStep = (highs - high) / Block.FRAMES;
      float state = tilted;
      for (int i = 0; i < Block.FRAMES; i++) {
        float v = (wet[i] - state) * tilt;
        float below = v + state;
        state = below + v;
        float turned = (low + i * lowStep) * below + (high + i * highStep) * (wet[i] - below);
        wet[i] = turned * (level + i * levelStep);
      }
      tilted = Tiny.flushed(state);
      lowsBefore = lows;
      highsBefore = highs;
      moves = true;
    }
  }
}
