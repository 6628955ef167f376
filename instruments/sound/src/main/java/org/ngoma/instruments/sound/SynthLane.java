package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Adsr;
import org.ngoma.instruments.dsp.AdsrShape;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.FilterQuad;
import org.ngoma.instruments.dsp.TableOscillator;

/** One voice of the {@link Synth}: its note, its two envelopes, its pitch on the way. */
final class SynthLane {

  private static final int LANES = TableOscillator.LANES;
  private static final int NEVER = Block.FRAMES;
  private static final float NOT_LEVEL = -1f;
  private static final float LOWEST_CUTOFF_OCTAVES = -13f;

  /** 0 while free. */
  int noteId;

  /** Counts notes; the voices of one unison share it. */
  int order;

  /** Whether it is the first voice of its note. */
  boolean leads;

  boolean held;
  boolean fading;

  private final Adsr amp = new Adsr();
  private final Adsr filterEnv = new Adsr();
  private final SynthOscillators oscillators;

  private int startAt;
  private int releaseAt = NEVER;
  private int fadeAt;
  private boolean starting;
  private float fade;

  /** Level that fills this voice's gains since an earlier block. */
  private float drawn;

  private float fadeStep;

  private float pitch;
  private float glideStep;
  private float glideTarget;
  private int glideBlocksLeft;
  private float detune;
  private float velocityOctaves;
  private float octaves;
  private float damping;

  SynthLane(int seed) {
    oscillators = new SynthOscillators(seed);
  }

  /** Becomes free at once. */
  void reset() {
    noteId = 0;
    held = false;
    fading = false;
    starting = false;
    startAt = 0;
    releaseAt = NEVER;
    fadeAt = 0;
    fade = 1f;
    drawn = NOT_LEVEL;
    glideBlocksLeft = 0;
    amp.reset();
    filterEnv.reset();
  }

  /**
   * Takes a note that starts inside the coming block.
   *
   * @param key pitch in semitones
   * @param detuneSemitones added to every pitch of the note
   * @param filterOctaves added to its cutoff
   * @param startPhase of its oscillators
   */
  void start(
      int offset,
      int id,
      int noteOrder,
      float key,
      float detuneSemitones,
      float filterOctaves,
      int startPhase) {
    reset();
    noteId = id;
    order = noteOrder;
    held = true;
    starting = true;
    startAt = offset;
    pitch = key;
    detune = detuneSemitones;
    velocityOctaves = filterOctaves;
    oscillators.start(startPhase);
  }

  /** Moves to another key within so many blocks, from where the pitch stands. */
  void glideTo(float key, int blocks) {
    glideTarget = key;
    glideBlocksLeft = Math.max(1, blocks);
    glideStep = (key - pitch) / glideBlocksLeft;
  }

  void release(int offset) {
    if (held) {
      held = false;
      releaseAt = Math.max(startAt, offset);
    }
  }

  /** Fades out in a straight line, whatever the envelope does. */
  void fadeOut(int offset, float frames) {
    if (!fading) {
      held = false;
      fading = true;
      fadeAt = offset;
      fadeStep = -1f / frames;
    }
  }

  /** Pitch in semitones, without bend and vibrato. */
  float pitch() {
    return pitch;
  }

  float loudness() {
    return amp.level() * fade;
  }

  /** Whether this voice has come to its end. */
  boolean ended(SynthPatch patch) {
    return amp.silent(patch.amp) || fade <= 0f;
  }

  /**
   * Renders one block into a quad: the input of a filter, the gain behind it, and where the filter
   * goes.
   *
   * @param in input of the quad's filters, cleared; frame 0 of this lane stands at {@code at}
   * @param gain this voice's own, also from block to block; frame 0 stands at {@code slot}
   */
  void render(SynthPatch patch, float[] in, int at, float[] gain, int slot, FilterQuad filter) {
    if (starting) {
      octaves = octavesNow(patch);
      damping = patch.damping;
      filter.reset(slot);
      filter.jump(slot, cutoff(octaves), damping);
    }
    advancePitch();
    float sounding = pitch + detune + patch.pitchOffset;
    oscillators.render(patch, sounding, in, at + LANES * startAt, Block.FRAMES - startAt);
    drawGain(patch.amp, gain, slot);
    advanceFilterEnv(patch.filterEnv);
    float target = octavesNow(patch);
    if (target != octaves || patch.damping != damping) {
      octaves = target;
      damping = patch.damping;
      filter.aim(slot, cutoff(octaves), damping);
    }
    starting = false;
    startAt = 0;
    releaseAt = NEVER;
    fadeAt = 0;
  }

  private void advancePitch() {
    if (glideBlocksLeft > 0) {
      glideBlocksLeft--;
      pitch = glideBlocksLeft == 0 ? glideTarget : pitch + glideStep;
    }
  }

  private float octavesNow(SynthPatch patch) {
    float env = Math.fma(patch.envOctaves, filterEnv.level(), patch.cutoffOctaves);
    return Math.fma(patch.trackOctaves, pitch - 60f, env) + velocityOctaves;
  }

  private static float cutoff(float octaves) {
    return FastMath.exp2(Math.max(LOWEST_CUTOFF_OCTAVES, Math.min(0f, octaves)));
  }

  private void drawGain(AdsrShape shape, float[] gain, int slot) {
    if (amp.stands(shape) && !starting && !fading && releaseAt == NEVER) {
      if (drawn != amp.level()) {
        drawn = amp.level();
        line(gain, slot, 0, Block.FRAMES, drawn, 0f);
      }
      return;
    }
    drawn = NOT_LEVEL;
    int f = 0;
    if (starting) {
      line(gain, slot, 0, startAt, 0f, 0f);
      amp.start();
      f = startAt;
    }
    if (releaseAt < NEVER) {
      draw(shape, gain, slot, f, releaseAt);
      amp.release();
      f = releaseAt;
    }
    draw(shape, gain, slot, f, Block.FRAMES);
    if (fading) {
      for (int i = fadeAt; i < Block.FRAMES; i++) {
        fade = Math.max(0f, fade + fadeStep);
        gain[LANES * i + slot] *= fade;
      }
    }
  }

  private void draw(AdsrShape shape, float[] gain, int slot, int from, int to) {
    int f = from;
    while (f < to) {
      float before = amp.level();
      int frames = amp.advance(shape, to - f);
      if (frames > 0) {
        line(gain, slot, f, frames, before, (amp.level() - before) / frames);
        f += frames;
      }
    }
  }

  /** The first frame stands one step behind {@code from}, the last one at the end of the line. */
  private static void line(float[] gain, int slot, int first, int frames, float from, float step) {
    int at = LANES * first + slot;
    for (int i = 1; i <= frames; i++) {
      gain[at] = Math.fma(step, i, from);
      at += LANES;
    }
  }

  private void advanceFilterEnv(AdsrShape shape) {
    int f = startAt;
    if (starting) {
      filterEnv.start();
    }
    if (releaseAt < NEVER) {
      f = advanceFilterEnv(shape, f, releaseAt);
      filterEnv.release();
    }
    advanceFilterEnv(shape, f, Block.FRAMES);
  }

  private int advanceFilterEnv(AdsrShape shape, int from, int to) {
    int f = from;
    while (f < to) {
      f += filterEnv.advance(shape, to - f);
    }
    return f;
  }
}
