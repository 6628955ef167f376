package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Adsr;
import org.ngoma.instruments.dsp.AdsrShape;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Octet;
import org.ngoma.instruments.dsp.SlowWave;

/** One voice of the {@link Synth}: its note, its envelopes, its pitch on the way. */
final class SynthLane {

  private static final int LANES = Octet.LANES;
  private static final int NEVER = Block.FRAMES;
  private static final float NOT_LEVEL = -1f;
  private static final float LOWEST_CUTOFF_OCTAVES = -13f;

  /** Side of an eighth of a turn: an even pan. */
  private static final float CENTRE = 0.125f;

  /** 0 while free. */
  int noteId;

  /** Counts notes; the voices of one unison share it. */
  int order;

  /** Whether it is the first voice of its note. */
  boolean leads;

  boolean held;
  boolean fading;

  /** Key that was struck or glided to. */
  int key;

  /** Place in a unison and in the stereo picture, -1..1, and loudness by velocity. */
  float side;

  float panSide;
  float loudness;
  boolean unison;

  final SynthTouch touch = new SynthTouch();
  private final Adsr amp = new Adsr();
  private final Adsr filterEnv = new Adsr();
  private final Adsr env3 = new Adsr();
  private final AdsrShape ownAmp = new AdsrShape(Block.FRAMES);
  private final SlowWave[] lfo = new SlowWave[SynthPatch.LFOS];
  private final float[] lfoFade = new float[SynthPatch.LFOS];
  private final float[] sources = new float[SynthMatrix.SOURCES];
  private final float[] moved = new float[SynthMatrix.TARGETS];
  private final SynthSound sound;

  private int startAt;
  private int releaseAt = NEVER;
  private int fadeAt;
  private boolean starting;
  private float fade;
  private float fadeStep;

  /** Level that fills this voice's gains since an earlier block. */
  private float drawn;

  private float factor;
  private float velocity;
  private float pitch;
  private float glideStep;
  private float glideTarget;
  private int glideBlocksLeft;
  private float octaves;
  private float resonance;
  private float kind;
  private float shownPan;
  private boolean wasModulated;
  private int startPhase;

  SynthLane(int seed) {
    sound = new SynthSound(seed);
    for (int i = 0; i < lfo.length; i++) {
      lfo[i] = new SlowWave(100 + 7 * seed + i);
    }
  }

  void prepare(int sampleRate) {
    sound.prepare(sampleRate);
    ownAmp.prepare(sampleRate);
    reset();
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
    env3.reset();
  }

  /**
   * Takes a note that starts inside the coming block; its place and loudness are set before.
   *
   * @param from pitch in semitones at which it begins
   * @param phase at which its oscillators begin
   */
  void start(int offset, int id, int noteOrder, int noteKey, float from, float hit, int phase) {
    reset();
    noteId = id;
    order = noteOrder;
    key = noteKey;
    held = true;
    starting = true;
    startAt = offset;
    pitch = from;
    velocity = hit;
    startPhase = phase;
    factor = 1f;
    wasModulated = true;
    for (int i = 0; i < lfo.length; i++) {
      lfo[i].reset();
      lfoFade[i] = 0f;
    }
    sources[SynthMatrix.RANDOM] = random(noteOrder);
    sources[SynthMatrix.ALTERNATE] = (noteOrder & 1) == 0 ? -1f : 1f;
    sources[SynthMatrix.VELOCITY] = hit;
  }

  /** -1..1, another for each note. */
  private static float random(int n) {
    int x = n * 0x9e3779b9;
    x = (x ^ (x >>> 15)) * 0x85ebca6b;
    return (x ^ (x >>> 13)) * 0x1p-31f;
  }

  /** Moves to another key within so many blocks, from where the pitch stands. */
  void glideTo(int to, int blocks) {
    key = to;
    glideTarget = to;
    glideBlocksLeft = Math.max(1, blocks);
    glideStep = (to - pitch) / glideBlocksLeft;
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
    return amp.level() * fade * loudness;
  }

  /** Whether this voice has come to its end. */
  boolean ended(SynthPatch patch) {
    return amp.silent(patch.amp) || fade <= 0f;
  }

  /** Renders one block into its lane of an octet. */
  void render(SynthPatch patch, SynthOctet octet, int slot) {
    advancePitch();
    touch.advance();
    if (starting) {
      sound.start(patch, startPhase, key);
    }
    if (releaseAt < NEVER) {
      sound.fm.release();
    }
    modulate(patch);
    float sounding = pitch + patch.pitchOffset + touch.bend + moved[SynthMatrix.PITCH];
    if (unison) {
      sounding += side * patch.detune * Math.max(0f, 1f + moved[SynthMatrix.DETUNE]);
    }
    sound.render(patch, sounding, moved, velocity, octet, slot, startAt);
    if (starting) {
      aim(patch, octet, slot, true);
    }
    drawGain(shape(patch), octet.gains, slot);
    level(patch, octet.gains, slot);
    advance(filterEnv, patch.filterEnv);
    aim(patch, octet, slot, false);
    if (patch.matrix.uses(SynthMatrix.ENV3) || env3Late()) {
      advance(env3, patch.env3);
    }
    place(octet, slot);
    starting = false;
    startAt = 0;
    releaseAt = NEVER;
    fadeAt = 0;
  }

  /** The third envelope is started and released even while nobody listens to it. */
  private boolean env3Late() {
    return starting || releaseAt < NEVER;
  }

  private void advancePitch() {
    if (glideBlocksLeft > 0) {
      glideBlocksLeft--;
      pitch = glideBlocksLeft == 0 ? glideTarget : pitch + glideStep;
    }
  }

  /** Gathers the sources and runs the wires; costs nothing when nothing is wired. */
  private void modulate(SynthPatch patch) {
    if (!patch.modulated) {
      if (wasModulated) {
        for (int i = 0; i < moved.length; i++) {
          moved[i] = 0f;
        }
        wasModulated = false;
      }
      return;
    }
    wasModulated = true;
    sources[SynthMatrix.KEY] = (pitch - 60f) * (1f / 60f);
    sources[SynthMatrix.PRESSURE] = touch.pressure;
    sources[SynthMatrix.SLIDE] = 2f * touch.slide - 1f;
    sources[SynthMatrix.BEND] = touch.bend * (1f / 48f);
    sources[SynthMatrix.AMP_ENV] = amp.level();
    sources[SynthMatrix.FILTER_ENV] = filterEnv.level();
    sources[SynthMatrix.ENV3] = env3.level();
    for (int i = 0; i < 4; i++) {
      sources[SynthMatrix.MACRO1 + i] = patch.value(SynthTable.MACRO1 + i);
    }
    for (int i = 0; i < SynthPatch.LFOS; i++) {
      sources[SynthMatrix.LFO1 + i] = patch.lfoUsed[i] ? swing(patch, i) : 0f;
    }
    patch.matrix.apply(sources, moved);
    float lfo1 = sources[SynthMatrix.LFO1];
    moved[SynthMatrix.PITCH] = Math.fma(lfo1, patch.lfoPitch, moved[SynthMatrix.PITCH]);
    moved[SynthMatrix.CUTOFF] = Math.fma(lfo1, patch.lfoCutoff, moved[SynthMatrix.CUTOFF]);
  }

  /** What an LFO says to this voice. */
  private float swing(SynthPatch patch, int i) {
    SlowWave wave = patch.lfo[i];
    if (patch.ownLfo(i) || patch.matrix.moves(SynthMatrix.LFO_RATE + i)) {
      float cycles = patch.lfoCycles[i];
      if (patch.matrix.moves(SynthMatrix.LFO_RATE + i)) {
        cycles *= FastMath.exp2(moved[SynthMatrix.LFO_RATE + i]);
      }
      if (starting) {
        cycles = 0f;
      }
      if (patch.lfoMode[i] == SynthPatch.ONCE) {
        lfo[i].advanceOnce(cycles);
      } else {
        lfo[i].advance(cycles);
      }
      wave = lfo[i];
    }
    lfoFade[i] = Math.min(1f, lfoFade[i] + patch.lfoFadeStep[i]);
    float depth = Math.max(0f, 1f + moved[SynthMatrix.LFO_DEPTH + i]);
    return wave.value(patch.lfoShape[i]) * lfoFade[i] * depth;
  }

  private AdsrShape shape(SynthPatch patch) {
    SynthMatrix matrix = patch.matrix;
    if (!matrix.moves(SynthMatrix.ATTACK)
        && !matrix.moves(SynthMatrix.DECAY)
        && !matrix.moves(SynthMatrix.RELEASE)) {
      return patch.amp;
    }
    ownAmp.like(patch.amp);
    ownAmp.set(
        time(patch.value(SynthTable.ATTACK), moved[SynthMatrix.ATTACK]),
        time(patch.value(SynthTable.DECAY), moved[SynthMatrix.DECAY]),
        patch.value(SynthTable.SUSTAIN),
        time(patch.value(SynthTable.RELEASE), moved[SynthMatrix.RELEASE]));
    return ownAmp;
  }

  private static float time(float ms, float octaves) {
    return Math.max(0.3f, Math.min(30_000f, ms * FastMath.exp2(octaves)));
  }

  private void aim(SynthPatch patch, SynthOctet octet, int slot, boolean jumps) {
    float depth = patch.envOctaves + 6f * moved[SynthMatrix.FILTER_DEPTH];
    float env = Math.fma(depth, filterEnv.level(), patch.cutoffOctaves);
    float soft = patch.value(SynthTable.VELOCITY_CUTOFF) * (velocity - 1f) * (1f / 12f);
    float target =
        Math.fma(patch.trackOctaves, pitch - 60f, env) + soft + moved[SynthMatrix.CUTOFF];
    float reso = within(patch.resonance + moved[SynthMatrix.RESONANCE]);
    float passes = patch.filterKind;
    if (patch.morphing) {
      passes = Math.max(0f, Math.min(3f, Math.fma(3f, moved[SynthMatrix.MORPH], passes)));
    }
    if (jumps || target != octaves || reso != resonance || passes != kind || octet.ladderTurns) {
      octaves = target;
      resonance = reso;
      kind = passes;
      float cutoff = FastMath.exp2InRange(Math.max(LOWEST_CUTOFF_OCTAVES, Math.min(0f, octaves)));
      octet.aim(patch, slot, cutoff, reso, passes);
    }
    if (jumps) {
      octet.jump(slot);
    }
    if (patch.driven || jumps) {
      octet.drive(slot, within(patch.drive + moved[SynthMatrix.DRIVE]), jumps);
    }
  }

  private static float within(float amount) {
    return Math.max(0f, Math.min(1f, amount));
  }

  /** Pans anew when its place has moved. */
  private void place(SynthOctet octet, int slot) {
    float pan = Math.max(-1f, Math.min(1f, panSide + moved[SynthMatrix.PAN]));
    if (starting || pan != shownPan) {
      shownPan = pan;
      float angle = Math.fma(pan, CENTRE, CENTRE);
      boolean middle = pan == 0f;
      octet.pan(
          slot,
          middle ? SynthOctet.MIDDLE : FastMath.cos2pi(angle),
          middle ? SynthOctet.MIDDLE : FastMath.sin2pi(angle),
          starting);
    }
  }

  private void drawGain(AdsrShape shape, float[] gain, int slot) {
    if (amp.stands(shape) && !starting && !fading && releaseAt == NEVER) {
      if (drawn != amp.level()) {
        drawn = amp.level();
        line(gain, slot, 0, Block.FRAMES, loudness * drawn, 0f);
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
        float step = (amp.level() - before) / frames;
        line(gain, slot, f, frames, loudness * before, loudness * step);
        f += frames;
      }
    }
  }

  /** Tremolo and what is wired to the level. */
  private void level(SynthPatch patch, float[] gain, int slot) {
    float tremolo = 1f;
    if (patch.lfoAmp != 0f) {
      tremolo = 1f - patch.lfoAmp * Math.fma(-0.5f, sources[SynthMatrix.LFO1], 0.5f);
    }
    float next = tremolo * Math.max(0f, Math.min(2f, 1f + moved[SynthMatrix.LEVEL]));
    if (starting) {
      factor = next;
    }
    if (next != 1f || factor != 1f) {
      float step = (next - factor) / Block.FRAMES;
      for (int i = 0; i < Block.FRAMES; i++) {
        gain[LANES * i + slot] *= Math.fma(step, i, factor);
      }
      drawn = NOT_LEVEL;
      factor = next;
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

  private void advance(Adsr envelope, AdsrShape shape) {
    int f = startAt;
    if (starting) {
      envelope.start();
    }
    if (releaseAt < NEVER) {
      f = advance(envelope, shape, f, releaseAt);
      envelope.release();
    }
    advance(envelope, shape, f, Block.FRAMES);
  }

  private static int advance(Adsr envelope, AdsrShape shape, int from, int to) {
    int f = from;
    while (f < to) {
      f += envelope.advance(shape, to - f);
    }
    return f;
  }
}
