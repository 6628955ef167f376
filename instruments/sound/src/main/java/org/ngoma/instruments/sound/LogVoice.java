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

  /** No side band that counts passes this part of the rate. */
  private static final float HIGHEST = 0.45f;

  /** Side bands beyond Carson's that are still within 60 dB. */
  private static final float BESIDE = 2f;

  private static final float TURN = 6.283_185f;

  private static final float MOST_DRIVE = 7f;

  /** Most that knob, velocity and pressure drive together, and what pressure adds at most. */
  private static final float MOST_SHARE = 1.4f;

  private static final float PRESSED_SHARE = 0.8f;

  /** Key whose decays are the knobs' whatever the key does to them. */
  private static final float DECAY_KEY = 33f;

  /** Part of their way that bend and pressure go in a block. */
  private static final float FOLLOW = 0.3f;

  /** A bend or pressure below this is none. */
  private static final float STILL = 1e-5f;

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
  private final Fall ratioDrop = new Fall();
  private final LogKnock knock;

  /** Phase moves of the body in cycles, laid out as {@link #dry} is. */
  private final float[] modulation = new float[1 + FRAMES];

  /** Phase moves of the knock by the tick, likewise. */
  private final float[] stacked = new float[1 + FRAMES];

  /** One sample of the block before, then this block. */
  private final float[] dry = new float[1 + FRAMES];

  private final float[] driven = new float[FRAMES];

  private int bodyPhase;
  private int subPhase;
  private int phase2;
  private int phase3;
  private float ratio2;
  private float ratio3;
  private float ratioSign;
  private float stack;
  private float subDrop;

  private int startAt;
  private int releaseAt = NEVER;
  private float releaseFrames;
  private int fadeAt;
  private float fade;
  private float fadeStep;
  private float gain;
  private float driveShare;
  private float pressureDrive;
  private float pressurePitch;

  /** Where bend and pressure are, and where they go. */
  private float bend;

  private float bendTarget;
  private float pressure;
  private float pressureTarget;

  private float pitch;
  private float glideTarget;
  private float glideStep;
  private int glideBlocksLeft;
  private float lastPitch;
  private float lastDrive;
  private boolean starting;

  /** A voice with knock noise of its own. */
  LogVoice(int seed) {
    knock = new LogKnock(seed, sine);
  }

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
    ratioDrop.reset();
    knock.reset();
    bend = 0f;
    bendTarget = 0f;
    pressure = 0f;
    pressureTarget = 0f;
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
    float hardness = 1f - knobs.value(LogDrumTable.VELOCITY_KNOCK) * (1f - velocity);
    float depth = DEEPEST * hardness;
    float octaves = knobs.value(LogDrumTable.KEY_DECAY) * (DECAY_KEY - key) * (1f / 12f);
    float length = framesPerMs * FastMath.exp2(octaves);
    body.start(1f, knobs.value(LogDrumTable.BODY_DECAY) * length);
    sub.start(knobs.value(LogDrumTable.SUB), knobs.value(LogDrumTable.SUB_DECAY) * length);
    mod2.start(depth * knobs.value(LogDrumTable.LEVEL2), knobs.value(LogDrumTable.DECAY2) * length);
    mod3.start(depth * knobs.value(LogDrumTable.LEVEL3), knobs.value(LogDrumTable.DECAY3) * length);
    pitchDrop.start(
        knobs.value(LogDrumTable.PITCH_ENV), knobs.value(LogDrumTable.PITCH_TIME) * framesPerMs);
    float ratioSemitones = knobs.value(LogDrumTable.RATIO2_ENV);
    ratioSign = Math.copySign(1f, ratioSemitones);
    ratioDrop.start(Math.abs(ratioSemitones), knobs.value(LogDrumTable.RATIO2_TIME) * framesPerMs);
    stack = knobs.value(LogDrumTable.STACK);
    subDrop = knobs.value(LogDrumTable.SUB_DROP);
    knock.start(knobs, hardness, framesPerMs);
    pressureDrive = knobs.value(LogDrumTable.PRESSURE_DRIVE);
    pressurePitch = knobs.value(LogDrumTable.PRESSURE_PITCH);
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

  void bendTo(float semitones) {
    bendTarget = semitones;
  }

  void pressTo(float amount) {
    pressureTarget = amount;
  }

  /** Bend and pressure as they were before the note. */
  void holdAt(float semitones, float amount) {
    bend = semitones;
    bendTarget = semitones;
    pressure = amount;
    pressureTarget = amount;
  }

  private float moved() {
    return Math.fma(pressurePitch, pressure, bend);
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
    float before = starting ? pitch + tune + moved() : lastPitch;
    bend += FOLLOW * (bendTarget - bend);
    pressure += FOLLOW * (pressureTarget - pressure);
    bend = Math.abs(bend) < STILL ? 0f : bend;
    pressure = pressure < STILL ? 0f : pressure;
    if (glideBlocksLeft > 0) {
      glideBlocksLeft--;
      pitch = glideBlocksLeft == 0 ? glideTarget : pitch + glideStep;
    }
    lastPitch = pitch + tune + moved();
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
    float dropStart = pitchDrop.level();
    float dropEnd = pitchDrop.advance(to - from);
    float subCycles = 0.5f * cyclesAtKey0;
    float subStart = subCycles * FastMath.semitonesToRatio(Math.fma(subDrop, dropStart, basePitch));
    float subEnd = subCycles * FastMath.semitonesToRatio(Math.fma(subDrop, dropEnd, endPitch));
    float start = cyclesAtKey0 * FastMath.semitonesToRatio(basePitch + dropStart);
    float end = cyclesAtKey0 * FastMath.semitonesToRatio(endPitch + dropEnd);

    Arrays.fill(modulation, at, at + frames, 0f);
    modulate(start, end, at, frames);

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
    knock.add(dry, at, frames);
  }

  /** Both modulators: side by side, or the tick shaking the knock that shakes the body. */
  private void modulate(float start, float end, int at, int frames) {
    float ratioStart = ratio2 * FastMath.semitonesToRatio(ratioSign * ratioDrop.level());
    float ratioEnd = ratio2 * FastMath.semitonesToRatio(ratioSign * ratioDrop.advance(frames / 2));
    float start3 = limited(mod3.level(), start, ratio3);
    float end3 = limited(mod3.advance(frames / 2), end, ratio3);
    float wide3 = stack > 0f ? ratio3 * (BESIDE + TURN * stack * Math.max(start3, end3)) : 0f;
    float start2 = limited(mod2.level(), start, ratioStart + wide3);
    float end2 = limited(mod2.advance(frames / 2), end, ratioEnd + wide3);
    float step2 = (end2 - start2) / frames;
    float step3 = (end3 - start3) / frames;
    int increment = TableOscillator.increment(ratioStart * start);
    int glide = (TableOscillator.increment(ratioEnd * end) - increment) / frames;
    int increment3 = TableOscillator.increment(ratio3 * start);
    int glide3 = (TableOscillator.increment(ratio3 * end) - increment3) / frames;
    if (stack == 0f) {
      phase2 = sine.add(phase2, increment, glide, start2, step2, modulation, at, frames);
      phase3 = sine.add(phase3, increment3, glide3, start3, step3, modulation, at, frames);
      return;
    }
    Arrays.fill(stacked, at, at + frames, 0f);
    phase3 = sine.add(phase3, increment3, glide3, start3, step3, stacked, at, frames);
    for (int i = at; i < at + frames; i++) {
      modulation[i] = (1f - stack) * stacked[i];
      stacked[i] *= stack;
    }
    phase2 =
        sine.addModulated(phase2, increment, glide, start2, step2, stacked, modulation, at, frames);
  }

  /**
   * A modulator's level in cycles, taken back where its side bands would come near half the rate:
   * the first ones gently, those that count by Carson's rule at all events.
   *
   * @param carrier pitch as part of the rate
   * @param ratio of the modulator, with what shakes itself
   */
  private static float limited(float level, float carrier, float ratio) {
    float room = 10f * (HIGHEST_SIDE_BAND - carrier * (1f + ratio));
    float deepest = ((HIGHEST - carrier) / (carrier * ratio) - BESIDE) * (1f / TURN);
    return Math.min(level * Math.max(0f, Math.min(1f, room)), Math.max(0f, deepest));
  }

  private void drive(float amount, float[] out) {
    float pressed = PRESSED_SHARE * pressureDrive * pressure;
    float share = Math.min(MOST_SHARE, Math.fma(driveShare, amount, pressed));
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
