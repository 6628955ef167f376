package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.Energy;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.sequencer.model.ParamTable;

/**
 * An old sampler or a broken one: fewer bits, fewer and uneven samples a second.
 *
 * <p>A sample is held until the next one is due. With anti-aliasing a fourth-order Butterworth
 * low-pass goes before it and every step is rounded by a polynomial band-limited step (Valimaki and
 * Huovilainen, 2007), so that only what the held samples themselves mirror is heard. Dither is
 * triangular (Lipshitz, Wannamaker, Vanderkooy, JAES 1992) and rests with the sound.
 */
public final class Crush implements Effect {

  private static final float CORNER = 0.45f;

  /** Damping of the two halves of a Butterworth low-pass of fourth order. */
  private static final float FIRST_DAMPING = 1.847_759f;

  private static final float SECOND_DAMPING = 0.765_366_9f;
  private static final float DITHER_FADE_MS = 60;
  private static final double SETTLING_MS = 200;

  private final Controls controls = new Controls(CrushTable.TABLE);
  private final SwitchFade filtered = new SwitchFade();
  private final Noise timing = new Noise(11);
  private final float[] wet = new float[Block.FRAMES];
  private final Side left = new Side(21);
  private final Side right = new Side(22);

  /** Where in this block samples are taken, in frames before the frame; -1 where none is. */
  private final float[] due = new float[Block.FRAMES];

  private int sampleRate;
  private float ditherFall;
  private int settlingFrames;
  private int quietFrames;
  private float phase;
  private float interval;
  private float ditherBefore;
  private float dither;

  @Override
  public ParamTable params() {
    return CrushTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    ditherFall = 1000f * Block.FRAMES / (DITHER_FADE_MS * sampleRate);
    settlingFrames = (int) (SETTLING_MS * sampleRate / 1000);
    filtered.prepare(sampleRate);
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    filtered.reset();
    timing.reset();
    left.reset();
    right.reset();
    phase = 0;
    interval = 1;
    dither = 0;
    ditherBefore = 0;
    quietFrames = settlingFrames;
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
    return 1;
  }

  @Override
  public void process(Block block, float[] leftIn, float[] rightIn) {
    controls.advance();
    boolean clean = filtered.advance(controls.on(CrushTable.ANTI_ALIAS) ? 1 : 0) == 1;
    float rate = controls.value(CrushTable.RATE) / sampleRate;
    layOut(Math.min(1, rate));
    float energy = Energy.of(leftIn, Block.FRAMES) + Energy.of(rightIn, Block.FRAMES);
    boolean hisses = energy > Energy.INAUDIBLE && controls.on(CrushTable.DITHER);
    ditherBefore = dither;
    dither = hisses ? 1 : Math.max(0, dither - ditherFall);
    left.crush(leftIn, clean, rate);
    right.crush(rightIn, clean, rate);
    quietFrames = energy > Energy.INAUDIBLE ? 0 : quietFrames + Block.FRAMES;
    if (quietFrames >= settlingFrames) {
      quietFrames = settlingFrames;
      left.rest();
      right.rest();
    }
  }

  /** Lays out when samples are taken in this block, the same for both sides. */
  private void layOut(float rate) {
    float jitter = controls.value(CrushTable.JITTER);
    for (int i = 0; i < Block.FRAMES; i++) {
      phase += rate;
      due[i] = -1;
      if (phase >= interval) {
        phase -= interval;
        due[i] = Math.min(1, phase / rate);
        interval = 1 + 0.9f * jitter * timing.next();
        phase = Math.min(phase, 1);
      }
    }
  }

  /** What one side keeps from block to block. */
  private final class Side {
    private final Noise noise;
    private final Svf first = new Svf();
    private final Svf second = new Svf();
    private float held;
    private float before;
    private float dryBefore;

    /** The frame that the next step may still round. */
    private float pending;

    Side(int seed) {
      noise = new Noise(seed);
    }

    @RealTime
    void reset() {
      noise.reset();
      rest();
    }

    /** Lets go of what is left of the sound; the hiss goes on where it was. */
    @RealTime
    void rest() {
      first.reset();
      second.reset();
      held = 0;
      before = 0;
      dryBefore = 0;
      pending = 0;
    }

    @RealTime
    void crush(float[] x, boolean clean, float rate) {
      System.arraycopy(x, 0, wet, 0, Block.FRAMES);
      if (clean) {
        first.tune(CORNER * Math.min(1, rate), FIRST_DAMPING);
        second.tune(CORNER * Math.min(1, rate), SECOND_DAMPING);
        first.lowPass(wet, 0, Block.FRAMES);
        second.lowPass(wet, 0, Block.FRAMES);
      } else {
        first.reset();
        second.reset();
      }
      hold(clean);
      mix(x);
    }

    private void hold(boolean clean) {
      float drive = FastMath.dbToGain(controls.value(CrushTable.DRIVE));
      float levels = FastMath.exp2(controls.choice(CrushTable.BITS) - 1f);
      float unit = 1 / levels;
      float back = 1 / drive;
      float hiss = ditherBefore;
      float hissStep = (dither - ditherBefore) / Block.FRAMES;
      for (int i = 0; i < Block.FRAMES; i++) {
        float now = wet[i];
        float ago = due[i];
        float step = 0;
        if (ago >= 0) {
          float taken = clean ? now + ago * (before - now) : now;
          float fuzz = (hiss + i * hissStep) * 0.5f * (noise.next() + noise.next());
          float driven = Math.max(-1, Math.min(1, taken * drive));
          float next = back * unit * (float) Math.rint(driven * levels + 2 * fuzz);
          step = next - held;
          held = next;
        }
        before = now;
        float early = clean ? 0.5f * ago * ago * step : 0;
        float late = clean ? 0.5f * (1 - ago) * (1 - ago) * step : 0;
        wet[i] = pending + early;
        pending = held - late;
      }
      before = Tiny.flushed(before);
    }

    private void mix(float[] x) {
      float mix = controls.start(CrushTable.MIX);
      float mixStep = controls.step(CrushTable.MIX);
      float fade = filtered.start();
      float fadeStep = filtered.step();
      float dry = dryBefore;
      for (int i = 0; i < Block.FRAMES; i++) {
        float m = mix + i * mixStep;
        float now = x[i];
        float y = dry * (1 - m) + m * (fade + i * fadeStep) * wet[i];
        x[i] = y + Tiny.FLUSH - Tiny.FLUSH;
        dry = now;
      }
      dryBefore = dry;
    }
  }
}
