package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.AdsrShape;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.FmPatch;
import org.ngoma.instruments.dsp.SlowWave;
import org.ngoma.instruments.dsp.Wavetable;

/** What all voices of a {@link Synth} share during one block: its knobs, its free LFOs. */
final class SynthPatch {

  static final int LFOS = 3;
  static final int TABLE_WAVE = 4;
  static final int FM_WAVE = 5;

  /** Modes of an LFO: with all voices, with each note, once a note, with the song. */
  static final int FREE = 0;

  static final int ONCE = 2;
  private static final int SONG = 3;

  private static final int MORPHING = 4;
  private static final int LADDER = 5;
  private static final int[] LFO_SHAPE = {
    SynthTable.LFO_SHAPE, SynthTable.LFO2_SHAPE, SynthTable.LFO3_SHAPE
  };
  private static final int[] LFO_RATE = {
    SynthTable.LFO_RATE, SynthTable.LFO2_RATE, SynthTable.LFO3_RATE
  };
  private static final int[] LFO_SYNC = {
    SynthTable.LFO1_SYNC, SynthTable.LFO2_SYNC, SynthTable.LFO3_SYNC
  };

  private final Controls controls = new Controls(SynthTable.TABLE);
  final SynthMatrix matrix = new SynthMatrix();
  final AdsrShape amp = new AdsrShape(Block.FRAMES);
  final AdsrShape filterEnv = new AdsrShape(Block.FRAMES);
  final AdsrShape env3 = new AdsrShape(Block.FRAMES);
  final FmPatch fm = new FmPatch();

  /** The free LFOs, and what each LFO does to a block. */
  final SlowWave[] lfo = new SlowWave[LFOS];

  final int[] lfoShape = new int[LFOS];
  final int[] lfoMode = new int[LFOS];
  final boolean[] lfoUsed = new boolean[LFOS];
  final float[] lfoFadeStep = new float[LFOS];

  /** Cycles a block, before modulation. */
  final float[] lfoCycles = new float[LFOS];

  int wave1;
  int wave2;
  float shape1;
  float shape2;
  float width;
  float mix;
  float sub;
  int subShape;
  float noise;
  int noiseColour;
  float ring;
  boolean ringing;
  boolean synced;
  float ratio2Semitones;
  Wavetable table;
  float position;
  float fmDepth;
  float fmFeedback;
  float fmVelocity;

  /** Semitones added to every voice, by the bend knob. */
  float pitchOffset;

  float detune;
  boolean ladder;
  float filterKind;
  boolean morphing;
  float resonance;

  /** log2 of the cutoff as part of the sample rate, before voices add their own. */
  float cutoffOctaves;

  float envOctaves;
  float trackOctaves;
  float drive;
  boolean driven;
  float lfoPitch;
  float lfoCutoff;
  float lfoAmp;

  /** Whether voices need their sources gathered, for wires or for LFO 1. */
  boolean modulated;

  /** Whether the first oscillator is all that is heard, and an analogue one that no wire moves. */
  boolean plain;

  /** Gain behind the voices. */
  float level;

  float levelStep;

  private Wavetable userTable;

  /** Whether the table that is picked is still being drawn. */
  private boolean waiting;

  private float hz1Octaves;
  private float blocksPerMs;
  private float secondsPerBlock;

  /** Octaves from key 0 up to half the sample rate. */
  private float nyquistOctaves;

  SynthPatch() {
    for (int i = 0; i < LFOS; i++) {
      lfo[i] = new SlowWave(11 + i);
    }
  }

  void prepare(int sampleRate) {
    controls.prepare(sampleRate);
    amp.prepare(sampleRate);
    filterEnv.prepare(sampleRate);
    env3.prepare(sampleRate);
    hz1Octaves = -FastMath.log2(sampleRate);
    nyquistOctaves = FastMath.log2(0.5f * sampleRate / FastMath.keyToHz(0));
    blocksPerMs = sampleRate / (1000f * Block.FRAMES);
    secondsPerBlock = (float) Block.FRAMES / sampleRate;
  }

  void reset() {
    controls.reset();
    for (int i = 0; i < LFOS; i++) {
      lfo[i].reset();
    }
  }

  void set(int row, float value) {
    controls.set(row, value);
  }

  void jump(int row, float value) {
    controls.jump(row, value);
  }

  void use(Wavetable table) {
    userTable = table;
    deriveOscillators();
  }

  /** Where a row stands at the end of this block. */
  float value(int row) {
    return controls.value(row);
  }

  int choice(int row) {
    return controls.choice(row);
  }

  boolean on(int row) {
    return controls.on(row);
  }

  /** Blocks that a glide over so many semitones takes, 0 for none. */
  int glideBlocks(float semitones) {
    float ms = controls.value(SynthTable.GLIDE);
    float way = controls.choice(SynthTable.GLIDE_MODE) == 0 ? 1f : Math.abs(semitones) / 12f;
    return (int) (ms * way * blocksPerMs);
  }

  /**
   * Goes one block on. Free LFOs rest while nothing sounds: what a song sounds like must not depend
   * on how long the box stood before it was played.
   */
  void advance(Block block, boolean sounding) {
    if (controls.advance()) {
      deriveOscillators();
      deriveFm();
      deriveFilter();
      deriveEnvelopes();
      deriveModulation();
    } else if (waiting) {
      deriveOscillators();
    }
    if (sounding && modulated) {
      advanceLfos(block);
    }
  }

  private void advanceLfos(Block block) {
    for (int i = 0; i < LFOS; i++) {
      if (!lfoUsed[i]) {
        continue;
      }
      int division = controls.choice(LFO_SYNC[i]);
      float beats = SynthTable.DIVISION_BEATS[division];
      float hz = division == 0 ? controls.value(LFO_RATE[i]) : block.bpm / (60f * beats);
      lfoCycles[i] = hz * secondsPerBlock;
      if (lfoMode[i] == SONG && division > 0 && block.playing) {
        lfo[i].stand(block.songBeats / beats);
      } else {
        lfo[i].advance(lfoCycles[i]);
      }
    }
  }

  /** Whether voices have an LFO of their own rather than the common one. */
  boolean ownLfo(int i) {
    return lfoMode[i] != FREE && lfoMode[i] != SONG;
  }

  private void deriveModulation() {
    matrix.derive(controls);
    lfoPitch = controls.value(SynthTable.LFO_PITCH);
    lfoCutoff = controls.value(SynthTable.LFO_CUTOFF) * (1f / 12f);
    lfoAmp = controls.value(SynthTable.LFO_AMP);
    boolean direct =
        lfoPitch != 0f || lfoCutoff != 0f || lfoAmp != 0f || controls.moves(SynthTable.LFO_AMP);
    modulated = direct || !matrix.idle();
    for (int i = 0; i < LFOS; i++) {
      lfoShape[i] = controls.choice(LFO_SHAPE[i]);
      lfoMode[i] = controls.choice(LFO_SYNC[i] + 1);
      float fadeMs = controls.value(LFO_SYNC[i] + 2);
      lfoFadeStep[i] = fadeMs > 0f ? 1f / Math.max(1f, fadeMs * blocksPerMs) : 1f;
      lfoUsed[i] = matrix.uses(SynthMatrix.LFO1 + i) || (i == 0 && direct);
    }
    ringing = ring != 0f || controls.moves(SynthTable.RING) || matrix.moves(SynthMatrix.RING);
    driven = drive != 0f || controls.moves(SynthTable.DRIVE) || matrix.moves(SynthMatrix.DRIVE);
    boolean alone = mix == 0f && sub == 0f && noise == 0f && !ringing && !synced;
    plain = alone && matrix.idle() && wave1 < TABLE_WAVE && wave2 < TABLE_WAVE;
  }

  private void deriveEnvelopes() {
    shape(amp, SynthTable.ATTACK, SynthTable.ATTACK_CURVE);
    shape(filterEnv, SynthTable.FILTER_ATTACK, SynthTable.FILTER_ATTACK_CURVE);
    shape(env3, SynthTable.ENV3_ATTACK, SynthTable.ENV3_ATTACK_CURVE);
    float startLevel = FastMath.dbToGain(controls.start(SynthTable.LEVEL));
    level = startLevel;
    levelStep = (FastMath.dbToGain(controls.value(SynthTable.LEVEL)) - startLevel) / Block.FRAMES;
  }

  /** Times stand in four rows, bend and loop in three. */
  private void shape(AdsrShape shape, int times, int curves) {
    shape.bend(controls.value(curves), controls.value(curves + 1));
    shape.loop(controls.on(curves + 2));
    shape.set(
        controls.value(times),
        controls.value(times + 1),
        controls.value(times + 2),
        controls.value(times + 3));
  }

  private void deriveOscillators() {
    wave1 = controls.choice(SynthTable.WAVE1);
    wave2 = controls.choice(SynthTable.WAVE2);
    shape1 = onTheWay(wave1, controls.value(SynthTable.SHAPE1));
    shape2 = onTheWay(wave2, controls.value(SynthTable.SHAPE2));
    mix = controls.value(SynthTable.MIX);
    sub = controls.value(SynthTable.SUB);
    int subWave = controls.choice(SynthTable.SUB_WAVE);
    subShape = 3 - subWave;
    noise = controls.value(SynthTable.NOISE);
    noiseColour = controls.choice(SynthTable.NOISE_COLOUR);
    width = controls.value(SynthTable.WIDTH);
    ring = controls.value(SynthTable.RING);
    synced = controls.on(SynthTable.SYNC);
    ratio2Semitones =
        Math.fma(0.01f, controls.value(SynthTable.DETUNE2), controls.value(SynthTable.SEMITONES2));
    table = pick(controls.choice(SynthTable.WAVETABLE));
    position = controls.value(SynthTable.POSITION);
    pitchOffset = controls.value(SynthTable.PITCH);
    detune = 0.01f * controls.value(SynthTable.UNISON_DETUNE);
  }

  /** None in the first moments after it was picked: then it plays as without a user's table. */
  private Wavetable pick(int picked) {
    if (picked >= DrawnTables.COUNT || (wave1 != TABLE_WAVE && wave2 != TABLE_WAVE)) {
      waiting = false;
      return userTable;
    }
    Wavetable drawn = DrawnTables.want(picked);
    waiting = drawn == null;
    return drawn;
  }

  /** Draws the table of the house that the knobs ask for. Any thread, before audio has this. */
  void drawTable() {
    int picked = controls.choice(SynthTable.WAVETABLE);
    boolean used =
        controls.choice(SynthTable.WAVE1) == TABLE_WAVE
            || controls.choice(SynthTable.WAVE2) == TABLE_WAVE;
    if (used && picked < DrawnTables.COUNT) {
      FactoryTables.draw(picked);
    }
  }

  /** From the wave that is picked through those behind it to a sine. */
  static float onTheWay(int wave, float way) {
    return wave > 3 ? 0f : Math.fma(3 - wave, way, wave);
  }

  private void deriveFm() {
    fm.algorithm = controls.choice(SynthTable.FM_ALGORITHM);
    fmDepth = controls.value(SynthTable.FM_DEPTH);
    fmFeedback = controls.value(SynthTable.FM_FEEDBACK);
    fmVelocity = controls.value(SynthTable.FM_VELOCITY);
    fm.keyScaling = controls.value(SynthTable.FM_KEY_SCALE);
    fm.releaseMs = controls.value(SynthTable.FM_RELEASE);
    for (int k = 0; k < FmPatch.OPERATORS; k++) {
      int row = SynthTable.FM_OPERATORS + k * SynthTable.OPERATOR_ROWS;
      fm.ratio[k] =
          controls.value(row) * FastMath.semitonesToRatio(0.01f * controls.value(row + 1));
      fm.level[k] = controls.value(row + 2);
      fm.attackMs[k] = controls.value(row + 3);
      fm.decayMs[k] = controls.value(row + 4);
      fm.sustain[k] = controls.value(row + 5);
    }
    fm.version++;
  }

  private void deriveFilter() {
    int kind = controls.choice(SynthTable.FILTER);
    ladder = kind == LADDER;
    morphing = kind == MORPHING;
    filterKind = morphing ? 3f * controls.value(SynthTable.MORPH) : ladder ? 0f : kind;
    resonance = controls.value(SynthTable.RESONANCE);
    cutoffOctaves = hz1Octaves + FastMath.log2(controls.value(SynthTable.CUTOFF));
    envOctaves = controls.value(SynthTable.FILTER_ENV) * (1f / 12f);
    trackOctaves = controls.value(SynthTable.KEY_TRACK) * (1f / 12f);
    drive = controls.value(SynthTable.DRIVE);
  }

  /** Part of the sample rate at which a pitch in semitones sounds. */
  float cyclesPerFrame(float pitch) {
    return 0.5f * FastMath.exp2(Math.fma(pitch, 1f / 12f, -nyquistOctaves));
  }
}
