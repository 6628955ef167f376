package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.SoftDrive;
import org.ngoma.instruments.dsp.Svf;

/**
 * One pad of a kit: two strokes, the old one fading out in a few ms beside the new one, then
 * filter, drive, level and pan.
 */
final class DrumPad {

  /** Velocity layers of a sampled pad, and takes of each that come round robin. */
  static final int LAYERS = 4;

  static final int TAKES = 4;

  private static final int SLOTS = 2;
  private static final float CHOKE_MS = 4f;

  /** Frames for which a moving filter stands still. */
  private static final int FILTER_STEP = 8;

  private static final float FLAT = 1.414f;
  private static final float RESONANCE_OCTAVES = 4.5f;
  private static final float MOST_DRIVE = 23f;

  /** Drive fades in over this part of its way, so that its start is not a step. */
  private static final float DRIVE_FADE = 0.05f;

  /** Below this level, -120 dB, what rings on in the filter is cut. */
  private static final float SILENT = 1e-6f;

  private final int pad;
  private final Controls knobs;
  private final DrumSlot[] slots = new DrumSlot[SLOTS];
  private final DrumSample[] samples = new DrumSample[LAYERS * TAKES];
  private final int[] turn = new int[LAYERS];
  private final Svf filterLeft = new Svf();
  private final Svf filterRight = new Svf();

  /** One sample of the block before, then this block. */
  private final float[] left = new float[1 + Block.FRAMES];

  private final float[] right = new float[1 + Block.FRAMES];
  private final float[] struckLeft = new float[Block.FRAMES];
  private final float[] struckRight = new float[Block.FRAMES];
  private final float[] driven = new float[Block.FRAMES];
  private int sampleRate;
  private int latest;
  private int filter;
  private boolean ringing;
  private boolean wide;

  DrumPad(int pad, Controls knobs, DrumWorkspace work) {
    this.pad = pad;
    this.knobs = knobs;
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new DrumSlot(1 + SLOTS * pad + i, work);
    }
  }

  void prepare(int rate) {
    sampleRate = rate;
    reset();
  }

  void reset() {
    for (int i = 0; i < SLOTS; i++) {
      slots[i].reset();
    }
    Arrays.fill(turn, 0);
    latest = 0;
    settle();
  }

  private void settle() {
    filterLeft.reset();
    filterRight.reset();
    left[Block.FRAMES] = 0f;
    right[Block.FRAMES] = 0f;
    ringing = false;
    wide = false;
  }

  /**
   * Plays a recording from the next stroke on.
   *
   * @param cell layer times {@value #TAKES} plus take
   * @param sample or null for none
   */
  void use(int cell, DrumSample sample) {
    samples[cell] = sample;
  }

  int chokeGroup() {
    return knobs.choice(row(DrumKitTable.CHOKE));
  }

  private int row(int row) {
    return DrumKitTable.row(pad, row);
  }

  /**
   * Is struck inside the coming block.
   *
   * @param stroke with its velocity; the rest is read from the knobs here
   * @param semitones and {@code length} of the key, added to tuning and decay
   */
  void strike(int offset, DrumStroke stroke, float semitones, float length) {
    stroke.model = knobs.choice(row(DrumKitTable.MODEL));
    float accent = knobs.value(row(DrumKitTable.VELOCITY_PITCH)) * (stroke.velocity - 1f);
    stroke.ratio =
        FastMath.semitonesToRatio(knobs.value(row(DrumKitTable.TUNE)) + semitones + accent);
    float decayMs = knobs.value(row(DrumKitTable.DECAY));
    stroke.decayMs = decayMs * length;
    stroke.decayPart = decayMs / DrumKitTable.defaultDecayMs(pad);
    stroke.tone = knobs.value(row(DrumKitTable.TONE));
    stroke.snap = knobs.value(row(DrumKitTable.SNAP));
    stroke.noise = knobs.value(row(DrumKitTable.NOISE));
    stroke.shape = knobs.value(row(DrumKitTable.SHAPE));
    stroke.accent = knobs.value(row(DrumKitTable.ACCENT));
    stroke.sample = null;
    if (DrumModel.family(stroke.model) == DrumModel.SAMPLE) {
      stroke.sample = pick(stroke.velocity);
    }
    filter = knobs.choice(row(DrumKitTable.FILTER));
    fadeOut(offset, DrumModel.fadeMs(stroke.model));
    latest = 1 - latest;
    slots[latest].strike(offset, stroke);
    ringing = true;
  }

  /** The next take of the layer for this velocity; the filled layers share the range evenly. */
  private DrumSample pick(float velocity) {
    int filled = 0;
    for (int layer = 0; layer < LAYERS; layer++) {
      filled += takes(layer) > 0 ? 1 : 0;
    }
    int wanted = Math.min(filled - 1, (int) (velocity * filled));
    for (int layer = 0; layer < LAYERS; layer++) {
      int takes = takes(layer);
      if (takes > 0 && wanted-- == 0) {
        int take = turn[layer] % takes;
        turn[layer] = take + 1;
        return nth(layer, take);
      }
    }
    return null;
  }

  private int takes(int layer) {
    int count = 0;
    for (int take = 0; take < TAKES; take++) {
      count += samples[layer * TAKES + take] != null ? 1 : 0;
    }
    return count;
  }

  private DrumSample nth(int layer, int wanted) {
    int left = wanted;
    for (int take = 0; take < TAKES; take++) {
      DrumSample sample = samples[layer * TAKES + take];
      if (sample != null && left-- == 0) {
        return sample;
      }
    }
    return null;
  }

  /** Is silenced by another pad of its group. */
  void choke(int offset) {
    fadeOut(offset, CHOKE_MS);
  }

  private void fadeOut(int offset, float ms) {
    for (int i = 0; i < SLOTS; i++) {
      slots[i].fadeOut(offset, ms * sampleRate / 1000f);
    }
  }

  boolean sounding() {
    return ringing;
  }

  /** Adds one block, and to the sends that it feeds. */
  void render(float[] outLeft, float[] outRight, PadSends sends) {
    strokes();
    boolean filtered = filter != DrumKitTable.NO_FILTER;
    if (filtered) {
      filter(filterLeft, struckLeft);
      if (wide) {
        filter(filterRight, struckRight);
      }
    }
    drive(struckLeft, left);
    if (wide) {
      drive(struckRight, right);
    }
    place(outLeft, outRight, sends);
    boolean struck = slots[0].sounding() || slots[1].sounding();
    if (!struck && !(filtered && loud())) {
      settle();
    }
  }

  /** Both strokes; a mono one beside a stereo one goes to both sides. */
  private void strokes() {
    Arrays.fill(struckLeft, 0f);
    wide |= slots[0].wide() || slots[1].wide();
    boolean firstWide = slots[0].wide();
    boolean secondWide = slots[1].wide();
    if (!firstWide) {
      slots[0].render(struckLeft, struckRight);
    }
    if (!secondWide) {
      slots[1].render(struckLeft, struckRight);
    }
    if (wide) {
      System.arraycopy(struckLeft, 0, struckRight, 0, Block.FRAMES);
    }
    if (firstWide) {
      slots[0].render(struckLeft, struckRight);
    }
    if (secondWide) {
      slots[1].render(struckLeft, struckRight);
    }
  }

  private boolean loud() {
    float peak = 0f;
    for (int i = 0; i < Block.FRAMES; i++) {
      peak = Math.max(peak, Math.abs(struckLeft[i]));
      peak = wide ? Math.max(peak, Math.abs(struckRight[i])) : peak;
    }
    return peak > SILENT;
  }

  private void filter(Svf svf, float[] x) {
    int cutoff = row(DrumKitTable.CUTOFF);
    int resonance = row(DrumKitTable.RESONANCE);
    boolean moving = knobs.moves(cutoff) || knobs.moves(resonance);
    int frames = moving ? FILTER_STEP : Block.FRAMES;
    for (int from = 0; from < Block.FRAMES; from += frames) {
      float hz = Math.fma(knobs.step(cutoff), from, knobs.start(cutoff));
      float peak = Math.fma(knobs.step(resonance), from, knobs.start(resonance));
      float damping = FLAT * FastMath.exp2(-RESONANCE_OCTAVES * peak);
      svf.tune(hz / sampleRate, damping);
      int to = from + frames;
      if (filter == DrumKitTable.LOW_PASS) {
        svf.lowPass(x, from, to);
      } else if (filter == DrumKitTable.BAND_PASS) {
        svf.bandPass(x, from, to);
      } else {
        svf.highPass(x, from, to);
      }
    }
    // A peak is half taken back, in dB, so that it is heard as colour and not as level.
    if (filter != DrumKitTable.BAND_PASS) {
      float from = FastMath.exp2(-0.5f * RESONANCE_OCTAVES * knobs.start(resonance));
      float to = FastMath.exp2(-0.5f * RESONANCE_OCTAVES * knobs.value(resonance));
      float step = (to - from) / Block.FRAMES;
      for (int i = 0; i < Block.FRAMES; i++) {
        x[i] *= Math.fma(step, i, from);
      }
    }
  }

  /**
   * Drives one side in place.
   *
   * @param history holds the last sample of the block before at its end
   */
  private void drive(float[] x, float[] history) {
    int row = row(DrumKitTable.DRIVE);
    float from = knobs.start(row);
    float to = knobs.value(row);
    if (from == 0f && to == 0f) {
      history[Block.FRAMES] = x[Block.FRAMES - 1];
      return;
    }
    history[0] = history[Block.FRAMES];
    System.arraycopy(x, 0, history, 1, Block.FRAMES);
    float start = Math.fma(MOST_DRIVE * from, from, 1f);
    float end = Math.fma(MOST_DRIVE * to, to, 1f);
    SoftDrive.apply(history, 1, 1, start, (end - start) / Block.FRAMES, driven, Block.FRAMES);
    float wet = Math.min(1f, from / DRIVE_FADE);
    float wetStep = (Math.min(1f, to / DRIVE_FADE) - wet) / Block.FRAMES;
    float makeup = (float) Math.sqrt(Math.sqrt(start));
    float makeupStep = ((float) Math.sqrt(Math.sqrt(end)) - makeup) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      float y = Math.fma(makeupStep, i, makeup) * driven[i];
      x[i] = Math.fma(Math.fma(wetStep, i, wet), y - x[i], x[i]);
    }
  }

  /** Adds the pad at its level and pan, on straight lines while they move. */
  private void place(float[] outLeft, float[] outRight, PadSends sends) {
    int level = row(DrumKitTable.LEVEL);
    int pan = row(DrumKitTable.PAN);
    float start = FastMath.dbToGain(knobs.start(level));
    float end = FastMath.dbToGain(knobs.value(level));
    float startAngle = Math.fma(knobs.start(pan), 0.125f, 0.125f);
    float endAngle = Math.fma(knobs.value(pan), 0.125f, 0.125f);
    float leftStart = start * FastMath.cos2pi(startAngle);
    float leftEnd = end * FastMath.cos2pi(endAngle);
    float rightStart = start * FastMath.sin2pi(startAngle);
    float rightEnd = end * FastMath.sin2pi(endAngle);
    float[] other = wide ? struckRight : struckLeft;
    add(outLeft, struckLeft, leftStart, leftEnd);
    add(outRight, other, rightStart, rightEnd);
    for (int send = 0; send < DrumKitTable.SENDS_OF_A_PAD; send++) {
      float from = PadSends.gain(knobs.start(row(DrumKitTable.SEND_A + send)));
      float to = PadSends.gain(knobs.value(row(DrumKitTable.SEND_A + send)));
      if (from > 0f || to > 0f) {
        add(sends.left(send), struckLeft, from * leftStart, to * leftEnd);
        add(sends.right(send), other, from * rightStart, to * rightEnd);
      }
    }
  }

  private static void add(float[] out, float[] x, float start, float end) {
    float step = (end - start) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      out[i] = Math.fma(Math.fma(step, i, start), x[i], out[i]);
    }
  }
}
