package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.DcBlocker;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.FilterQuad;
import org.ngoma.instruments.dsp.SoftDrive;
import org.ngoma.instruments.dsp.TableOscillator;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Subtractive polyphonic synthesizer: basses, pads, stabs, leads.
 *
 * <p>Two band-limited oscillators, sub and noise go through a drive and a resonant filter with
 * envelope into an amplifier with envelope; sixteen notes. Voices lie four by four side by side
 * (see {@link FilterQuad}). A stolen voice fades while the new one already sounds, so there are
 * more voices than notes.
 */
public final class Synth implements Instrument {

  private static final int LANES = TableOscillator.LANES;
  private static final int QUADS = 12;

  /** Notes at once, and voices at once that are not fading. */
  private static final int MOST_NOTES = 16;

  private static final int MOST_VOICES = 24;
  private static final float FADE_SECONDS = 0.0025f;

  /** A driven narrow pulse has DC. */
  private static final float DC_CORNER_HZ = 8f;

  private static final int POLY = 0;
  private static final int LEGATO = 2;

  /** Voices of a unison start this part of a cycle apart, and stand on both sides. */
  private static final int PHASE_APART = 0x61c88647;

  private static final float GOLDEN = 0.618_034f;

  /** Puts one note at full velocity near -13 dBFS, so that a chord of five stays below 0. */
  private static final float HEADROOM = 0.5f;

  private final SynthPatch patch = new SynthPatch();
  private final SynthLane[] lanes = new SynthLane[QUADS * LANES];
  private final FilterQuad[] quads = new FilterQuad[QUADS];
  private final float[][] pans = new float[QUADS][2 * LANES];
  private final float[][] gains = new float[QUADS][LANES * Block.FRAMES];
  private final float[][] driveTails = new float[QUADS][LANES];
  private final boolean[] quadSounding = new boolean[QUADS];
  private final HeldKeys heldKeys = new HeldKeys();

  /** Four lanes side by side, behind the last frame of the block before. */
  private final float[] input = new float[LANES + LANES * Block.FRAMES];

  private final float[] driven = new float[LANES * Block.FRAMES];
  private final float[] busLeft = new float[Block.FRAMES];
  private final float[] busRight = new float[Block.FRAMES];
  private final DcBlocker dcLeft = new DcBlocker();
  private final DcBlocker dcRight = new DcBlocker();
  private float fadeFrames;
  private int order;
  private boolean playedBefore;
  private float lastPitch;

  public Synth() {
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new SynthLane(i);
    }
    for (int q = 0; q < QUADS; q++) {
      quads[q] = new FilterQuad();
    }
  }

  @Override
  public ParamTable params() {
    return SynthTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    patch.prepare(sampleRate);
    fadeFrames = FADE_SECONDS * sampleRate;
    dcLeft.prepare(sampleRate, DC_CORNER_HZ);
    dcRight.prepare(sampleRate, DC_CORNER_HZ);
    reset();
  }

  @Override
  public void reset() {
    patch.reset();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i].reset();
    }
    Arrays.fill(quadSounding, false);
    heldKeys.clear();
    dcLeft.reset();
    dcRight.reset();
    order = 0;
    playedBefore = false;
  }

  @Override
  public void set(int index, float value) {
    patch.set(index, value);
  }

  @Override
  public void noteOn(int offset, int noteId, int key, float velocity) {
    int mode = patch.choice(SynthTable.MODE);
    boolean legato = mode == LEGATO && !heldKeys.isEmpty() && retarget(noteId, key);
    heldKeys.press(noteId, key, velocity);
    if (legato) {
      return;
    }
    if (mode != POLY) {
      fadeAll(offset);
    }
    startNote(offset, noteId, key, velocity);
  }

  @Override
  public void noteOff(int offset, int noteId) {
    heldKeys.lift(noteId);
    int mode = patch.choice(SynthTable.MODE);
    if (mode != POLY && !heldKeys.isEmpty() && sounds(noteId)) {
      if (mode != LEGATO || !retarget(heldKeys.topId(), heldKeys.topKey())) {
        fadeAll(offset);
        startNote(offset, heldKeys.topId(), heldKeys.topKey(), heldKeys.topVelocity());
      }
      return;
    }
    for (int i = 0; i < lanes.length; i++) {
      if (lanes[i].noteId == noteId) {
        lanes[i].release(offset);
      }
    }
  }

  @Override
  public void allNotesOff() {
    heldKeys.clear();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i].release(0);
    }
  }

  private boolean sounds(int noteId) {
    for (int i = 0; i < lanes.length; i++) {
      if (lanes[i].noteId == noteId && lanes[i].held) {
        return true;
      }
    }
    return false;
  }

  /** Lets the voices that are held glide to another key; false when none is. */
  private boolean retarget(int noteId, int key) {
    boolean any = false;
    for (int i = 0; i < lanes.length; i++) {
      SynthLane lane = lanes[i];
      if (lane.held) {
        lane.noteId = noteId;
        lane.glideTo(key, patch.glideBlocks());
        any = true;
      }
    }
    lastPitch = key;
    return any;
  }

  private void fadeAll(int offset) {
    for (int i = 0; i < lanes.length; i++) {
      if (lanes[i].noteId != 0) {
        lanes[i].fadeOut(offset, fadeFrames);
      }
    }
  }

  private void startNote(int offset, int noteId, int key, float velocity) {
    int voices = patch.choice(SynthTable.UNISON);
    makeRoom(offset, voices);
    order++;
    float sensitivity = patch.value(SynthTable.VELOCITY_AMP);
    float loud = 1f - sensitivity * (1f - velocity * velocity);
    float perVoice = loud * HEADROOM / (float) Math.sqrt(voices);
    float octaves = patch.value(SynthTable.VELOCITY_CUTOFF) * (velocity - 1f) * (1f / 12f);
    float detune = 0.01f * patch.value(SynthTable.UNISON_DETUNE);
    float spread = patch.value(SynthTable.SPREAD);
    float from = patch.glideBlocks() > 0 && playedBefore ? lastPitch : key;
    for (int voice = 0; voice < voices; voice++) {
      int index = freeLane();
      if (index < 0) {
        return;
      }
      float side = voices == 1 ? alternating(order) : 2f * voice / (voices - 1) - 1f;
      lanes[index].start(
          offset,
          noteId,
          order,
          from,
          voices == 1 ? 0f : side * detune,
          octaves,
          voice * PHASE_APART);
      if (from != key) {
        lanes[index].glideTo(key, patch.glideBlocks());
      }
      lanes[index].leads = voice == 0;
      place(index, spread * side, perVoice);
    }
    playedBefore = true;
    lastPitch = key;
  }

  /** Side of the n-th note, -1..1, never twice the same in a row. */
  private static float alternating(int n) {
    float turns = n * GOLDEN;
    return Math.fma(2f, turns - (float) Math.floor(turns), -1f);
  }

  private void place(int index, float side, float level) {
    float[] pan = pans[index / LANES];
    float angle = Math.fma(side, 0.125f, 0.125f);
    pan[index % LANES] = level * FastMath.cos2pi(angle);
    pan[LANES + index % LANES] = level * FastMath.sin2pi(angle);
  }

  private int freeLane() {
    for (int i = 0; i < lanes.length; i++) {
      if (lanes[i].noteId == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Fades notes out until one more of so many voices may sound. */
  private void makeRoom(int offset, int voices) {
    while (true) {
      int sounding = 0;
      int notes = 0;
      for (int i = 0; i < lanes.length; i++) {
        SynthLane lane = lanes[i];
        if (lane.noteId != 0 && !lane.fading) {
          sounding++;
          notes += lane.leads ? 1 : 0;
        }
      }
      if (sounding + voices <= MOST_VOICES && notes < MOST_NOTES) {
        return;
      }
      steal(offset);
    }
  }

  /** Fades the quietest released note, or else the oldest held one. */
  private void steal(int offset) {
    int victim = 0;
    float least = Float.MAX_VALUE;
    for (int i = 0; i < lanes.length; i++) {
      SynthLane lane = lanes[i];
      if (lane.noteId == 0 || lane.fading) {
        continue;
      }
      float worth = lane.held ? 2f + (lane.order & 0xffffff) : lane.loudness();
      if (worth < least) {
        least = worth;
        victim = lane.order;
      }
    }
    for (int i = 0; i < lanes.length; i++) {
      if (lanes[i].noteId != 0 && lanes[i].order == victim) {
        lanes[i].fadeOut(offset, fadeFrames);
      }
    }
  }

  @Override
  public boolean process(Block block, float[] left, float[] right) {
    boolean sounding = sounding(0, lanes.length);
    patch.advance(sounding);
    if (!sounding && dcLeft.silent() && dcRight.silent()) {
      return false;
    }
    Arrays.fill(busLeft, 0f);
    Arrays.fill(busRight, 0f);
    for (int q = 0; q < QUADS; q++) {
      renderQuad(q);
    }
    float level = patch.level;
    float step = patch.levelStep;
    for (int i = 0; i < Block.FRAMES; i++) {
      float g = Math.fma(step, i, level);
      left[i] = g * busLeft[i];
      right[i] = g * busRight[i];
    }
    dcLeft.process(left, Block.FRAMES);
    dcRight.process(right, Block.FRAMES);
    return true;
  }

  private boolean sounding(int from, int to) {
    for (int lane = from; lane < to; lane++) {
      if (lanes[lane].noteId != 0) {
        return true;
      }
    }
    return false;
  }

  private void renderQuad(int q) {
    int first = q * LANES;
    if (!sounding(first, first + LANES)) {
      quadSounding[q] = false;
      return;
    }
    FilterQuad filter = quads[q];
    float[] tail = driveTails[q];
    if (!quadSounding[q]) {
      quadSounding[q] = true;
      filter.reset();
      filter.jumpMix(patch.filterKind, patch.damping);
      Arrays.fill(tail, 0f);
    }
    filter.aimMix(patch.filterKind, patch.damping);
    Arrays.fill(input, 0f);
    System.arraycopy(tail, 0, input, 0, LANES);
    for (int slot = 0; slot < LANES; slot++) {
      SynthLane lane = lanes[first + slot];
      if (lane.noteId != 0) {
        lane.render(patch, input, LANES + slot, gains[q], slot, filter);
      }
    }
    System.arraycopy(input, input.length - LANES, tail, 0, LANES);
    drive();
    filter.process(driven, 0, gains[q], pans[q], busLeft, busRight, Block.FRAMES);
    for (int slot = 0; slot < LANES; slot++) {
      endVoice(first + slot, filter, slot);
    }
  }

  private void endVoice(int index, FilterQuad filter, int slot) {
    SynthLane lane = lanes[index];
    if (lane.noteId != 0 && lane.ended(patch)) {
      lane.reset();
      filter.reset(slot);
      driveTails[index / LANES][slot] = 0f;
      pans[index / LANES][slot] = 0f;
      pans[index / LANES][LANES + slot] = 0f;
    }
  }

  /** From {@link #input} to {@link #driven}; a little drive fades in beside the clean sound. */
  private void drive() {
    float wet = patch.driveWet;
    float wetStep = patch.driveWetStep;
    if (wet == 0f && wetStep == 0f) {
      System.arraycopy(input, LANES, driven, 0, driven.length);
      return;
    }
    SoftDrive.apply(input, LANES, LANES, patch.drive, patch.driveStep, driven, driven.length);
    if (wet != 1f || wetStep != 0f) {
      for (int i = 0; i < driven.length; i++) {
        float clean = input[LANES + i];
        float w = Math.fma(wetStep, i, wet);
        driven[i] = Math.fma(w, driven[i] - clean, clean);
      }
    }
  }
}
