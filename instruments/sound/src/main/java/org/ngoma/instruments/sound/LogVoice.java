package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Sine;
import org.ngoma.instruments.dsp.SoftDrive;
import org.ngoma.instruments.dsp.TableOscillator;

/** One stroke of the {@link LogDrum}, at twice the sample rate. */
final class LogVoice {

  /** Frames of a block at twice the sample rate. */
  static final int FRAMES = 2 * Block.FRAMES;

  private static final int NEVER = Block.FRAMES;

  /** Cycles by which a modulator at full level shakes the phase of the body. */
  private static final float DEEPEST = 0.55f;

  /** Modulation is taken back where its first upper side band passes this part of the rate. */
  private static final float HIGHEST_SIDE_BAND = 0.35f;

  private static final float MOST_DRIVE = 7f;

  /** Level into the drive: body and sub together stay just below its knee. */
  private static final float INTO_DRIVE = 0.55f;

  /** 0 while free. */
  int noteId;

  boolean held;
  boolean fading;
  int order;

  private final Sine sine = new Sine(FRAMES);
  private final Fall body = new Fall();
  private final Fall sub = new Fall();
  private final Fall mod2 = new Fall();
  private final Fall mod3 = new Fall();
  private final Fall pitchDrop = new Fall();

  /** Phase moves of the body in cycles, laid out as {@link #dry} is. */
  private final float[] modulation = new float[1 + FRAMES];

  /** One sample of the block before, then this block. */
  private final float[] dry = new float[1 + FRAMES];

  private final float[] driven = new float[FRAMES];

  private int bodyPhase;
  private int subPhase;
  private int phase2;
  private int phase3;
  private float ratio2;
  private float ratio3;

  private int startAt;
  private int releaseAt = NEVER;
  private float releaseFrames;
  private int fadeAt;
  private float fade;
  private float fadeStep;
  private float gain;
  private float driveShare;

  private float pitch;
  private float glideTarget;
  private float glideStep;
  private int glideBlocksLeft;
  private float lastPitch;
  private float lastDrive;
  private boolean starting;

  void reset() {
    noteId = 0;
    held = false;
    fading = false;
    starting = false;
    startAt = 0;
    releaseAt = NEVER;
    fadeAt = 0;
    fade = 1f;
    glideBlocksLeft = 0;
    dry[FRAMES] = 0f;
    body.reset();
    sub.reset();
    mod2.reset();
    mod3.reset();
    pitchDrop.reset();
  }

  /** Is struck inside the coming block; the knobs of its shape are read now. */
  void start(
      int offset,
      int id,
      int noteOrder,
      float key,
      float velocity,
      Controls knobs,
      float framesPerMs) {
    reset();
    noteId = id;
    order = noteOrder;
    held = true;
    starting = true;
    startAt = offset;
    pitch = key;
    bodyPhase = 0;
    subPhase = 0;
    phase2 = 0;
    phase3 = 0;
    ratio2 = knobs.value(LogDrumTable.RATIO2);
    ratio3 = knobs.value(LogDrumTable.RATIO3);
    float knock = DEEPEST * (1f - knobs.value(LogDrumTable.VELOCITY_KNOCK) * (1f - velocity));
    body.start(1f, knobs.value(LogDrumTable.BODY_DECAY) * framesPerMs);
    sub.start(knobs.value(LogDrumTable.SUB), knobs.value(LogDrumTable.SUB_DECAY) * framesPerMs);
    mod2.start(
        knock * knobs.value(LogDrumTable.LEVEL2), knobs.value(LogDrumTable.DECAY2) * framesPerMs);
    mod3.start(
        knock * knobs.value(LogDrumTable.LEVEL3), knobs.value(LogDrumTable.DECAY3) * framesPerMs);
    pitchDrop.start(
        knobs.value(LogDrumTable.PITCH_ENV), knobs.value(LogDrumTable.PITCH_TIME) * framesPerMs);
    gain = 1f - knobs.value(LogDrumTable.VELOCITY_AMP) * (1f - velocity * velocity);
    driveShare = 1f - knobs.value(LogDrumTable.VELOCITY_DRIVE) * (1f - velocity);
  }

  /** Moves to another key within so many blocks, from where the pitch stands. */
  void glideTo(float key, int blocks) {
    glideTarget = key;
    glideBlocksLeft = Math.max(1, blocks);
    glideStep = (key - pitch) / glideBlocksLeft;
  }

  float pitch() {
    return pitch;
  }

  void release(int offset, float frames) {
    if (held) {
      held = false;
      releaseAt = Math.max(startAt, offset);
      releaseFrames = frames;
    }
  }

  /** Fades out in a straight line. */
  void fadeOut(int offset, float frames) {
    if (!fading) {
      held = false;
      fading = true;
      fadeAt = offset;
      fadeStep = -0.5f / frames;
    }
  }

  boolean ended() {
    return fade <= 0f || (body.level() == 0f && sub.level() == 0f);
  }

  /**
   * Adds one block.
   *
   * @param cyclesAtKey0 part of the doubled sample rate at which key 0 sounds
   * @param drive 0..1, before velocity
   * @param out {@link #FRAMES} samples
   */
  void render(float tune, float cyclesAtKey0, float drive, float[] out) {
    dry[0] = dry[FRAMES];
    Arrays.fill(dry, 1, dry.length, 0f);
    float before = starting ? pitch + tune : lastPitch;
    if (glideBlocksLeft > 0) {
      glideBlocksLeft--;
      pitch = glideBlocksLeft == 0 ? glideTarget : pitch + glideStep;
    }
    lastPitch = pitch + tune;
    float pitchStep = (lastPitch - before) / Block.FRAMES;
    int middle = releaseAt;
    part(startAt, middle, before, pitchStep, cyclesAtKey0);
    if (middle < Block.FRAMES) {
      body.hurry(releaseFrames);
      sub.hurry(releaseFrames);
      part(middle, Block.FRAMES, before, pitchStep, cyclesAtKey0);
    }
    drive(drive, out);
    starting = false;
    startAt = 0;
    releaseAt = NEVER;
    fadeAt = 0;
  }

  /** Body and sub between two frames of the block, on straight lines. */
  private void part(int from, int to, float pitch0, float pitchStep, float cyclesAtKey0) {
    if (from == to) {
      return;
    }
    int frames = 2 * (to - from);
    int at = 1 + 2 * from;
    float perFrame = 1f / frames;
    float basePitch = Math.fma(pitchStep, from, pitch0);
    float endPitch = Math.fma(pitchStep, to, pitch0);
    float subStart = 0.5f * cyclesAtKey0 * FastMath.semitonesToRatio(basePitch);
    float subEnd = 0.5f * cyclesAtKey0 * FastMath.semitonesToRatio(endPitch);
    float start = cyclesAtKey0 * FastMath.semitonesToRatio(basePitch + pitchDrop.level());
    float end = cyclesAtKey0 * FastMath.semitonesToRatio(endPitch + pitchDrop.advance(to - from));

    Arrays.fill(modulation, at, at + frames, 0f);
    phase2 = modulator(phase2, mod2, ratio2, start, end, at, frames);
    phase3 = modulator(phase3, mod3, ratio3, start, end, at, frames);

    int increment = TableOscillator.increment(start);
    int step = (TableOscillator.increment(end) - increment) / frames;
    float level = body.level();
    float levelStep = (body.advance(to - from) - level) * perFrame;
    bodyPhase =
        sine.addModulated(
            bodyPhase, increment, step, level, levelStep, modulation, dry, at, frames);

    increment = TableOscillator.increment(subStart);
    step = (TableOscillator.increment(subEnd) - increment) / frames;
    level = sub.level();
    levelStep = (sub.advance(to - from) - level) * perFrame;
    subPhase = sine.add(subPhase, increment, step, level, levelStep, dry, at, frames);
  }

  private int modulator(
      int phase, Fall fall, float ratio, float start, float end, int at, int frames) {
    int increment = TableOscillator.increment(ratio * start);
    int step = (TableOscillator.increment(ratio * end) - increment) / frames;
    float level = fall.level() * room(start * (1f + ratio));
    float next = fall.advance(frames / 2) * room(end * (1f + ratio));
    return sine.add(phase, increment, step, level, (next - level) / frames, modulation, at, frames);
  }

  /** 1 where a side band is well below half the sample rate, 0 where it would come near. */
  private static float room(float sideBand) {
    return Math.max(0f, Math.min(1f, 10f * (HIGHEST_SIDE_BAND - sideBand)));
  }

  private void drive(float amount, float[] out) {
    float share = driveShare * amount;
    float end = Math.fma(MOST_DRIVE * share, share, INTO_DRIVE);
    float start = starting ? end : lastDrive;
    lastDrive = end;
    SoftDrive.apply(dry, 1, 1, start, (end - start) / FRAMES, driven, FRAMES);
    if (!fading) {
      for (int i = 0; i < FRAMES; i++) {
        out[i] = Math.fma(gain, driven[i], out[i]);
      }
      return;
    }
    for (int i = 0; i < FRAMES; i++) {
      fade = i < 2 * fadeAt ? fade : Math.max(0f, fade + fadeStep);
      out[i] = Math.fma(gain * fade, driven[i], out[i]);
    }
  }
}
