package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Curve.SQUARED;
import static org.ngoma.sequencer.model.Unit.AMOUNT;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.CENTS;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;
import static org.ngoma.sequencer.model.Unit.RATIO;
import static org.ngoma.sequencer.model.Unit.SEMITONES;

import java.util.List;
import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Synth}. Out of the box: a warm polyphonic pad-like key sound. */
final class SynthTable {

  private static final TableBuilder ROWS = new TableBuilder("synth", "0.1");

  private static final String[] WAVES1 = {"saw", "pulse", "triangle", "sine", "wavetable", "FM"};
  private static final String[] WAVES2 = {"saw", "pulse", "triangle", "sine", "wavetable"};
  private static final String[] LFO_SHAPES = {
    "sine", "triangle", "falling saw", "square", "random", "rising saw", "random curve"
  };
  private static final String[] LFO_MODES = {"free", "each note", "once", "song"};
  private static final String[] DIVISIONS = {
    "off",
    "8 bars",
    "4 bars",
    "2 bars",
    "1 bar",
    "1/2",
    "1/4 dotted",
    "1/4",
    "1/4 triplet",
    "1/8 dotted",
    "1/8",
    "1/8 triplet",
    "1/16",
    "1/16 triplet",
    "1/32"
  };

  /** Quarters of the divisions, from the second on. */
  static final float[] DIVISION_BEATS = {
    0f, 32f, 16f, 8f, 4f, 2f, 1.5f, 1f, 2f / 3f, 0.75f, 0.5f, 1f / 3f, 0.25f, 1f / 6f, 0.125f
  };

  /** Where modulation comes from; {@link SynthMatrix} knows them by number. */
  private static final String[] SOURCES = {
    "off", "velocity", "key", "pressure", "slide", "bend", "amp envelope", "filter envelope",
    "envelope 3", "LFO 1", "LFO 2", "LFO 3", "macro 1", "macro 2", "macro 3", "macro 4",
    "random", "alternate"
  };

  /** Where modulation goes. */
  private static final String[] TARGETS = {
    "off",
    "pitch",
    "osc 2 pitch",
    "osc 1 shape",
    "osc 2 shape",
    "pulse width",
    "osc mix",
    "sub",
    "noise",
    "ring",
    "table position",
    "FM depth",
    "FM feedback",
    "cutoff",
    "resonance",
    "filter morph",
    "filter envelope",
    "drive",
    "level",
    "pan",
    "detune",
    "attack",
    "decay",
    "release",
    "LFO 1 rate",
    "LFO 2 rate",
    "LFO 3 rate",
    "LFO 1 depth",
    "LFO 2 depth",
    "LFO 3 depth"
  };

  static final int WAVE1 = ROWS.choice("osc1_wave", "Oscillator 1 wave", "Wave 1", 0, WAVES1);

  static final int WAVE2 = ROWS.choice("osc2_wave", "Oscillator 2 wave", "Wave 2", 0, WAVES2);
  static final int SEMITONES2 =
      ROWS.stepped("osc2_semitones", "Oscillator 2 interval", "Semi 2", SEMITONES, -24, 24, 0);
  static final int DETUNE2 =
      ROWS.row("osc2_detune", "Oscillator 2 detune", "Detune", CENTS, LINEAR, -50, 50, 7, 5);
  static final int MIX = ROWS.amount("osc_mix", "Oscillator mix", "Mix", 0.5, 10);
  static final int WIDTH =
      ROWS.row("width", "Pulse width", "Width", AMOUNT, LINEAR, 0.05, 0.95, 0.5, 10);
  static final int SUB = ROWS.amount("sub", "Sub oscillator", "Sub", 0, 10);
  static final int NOISE = ROWS.amount("noise", "Noise", "Noise", 0, 10);

  static final int FILTER =
      ROWS.choice(
          "filter",
          "Filter kind",
          "Filter",
          0,
          "low-pass",
          "band-pass",
          "high-pass",
          "notch",
          "morph",
          "ladder");

  static final int CUTOFF =
      ROWS.row("cutoff", "Filter cutoff", "Cutoff", HERTZ, EXPONENTIAL, 20, 20_000, 1800, 15);
  static final int RESONANCE = ROWS.amount("resonance", "Resonance", "Reso", 0.15, 15);
  static final int FILTER_ENV =
      ROWS.row("filter_env", "Filter envelope", "F.Env", SEMITONES, LINEAR, -72, 72, 18, 10);
  static final int KEY_TRACK = ROWS.amount("key_track", "Filter key tracking", "Track", 0.4, 10);
  static final int DRIVE = ROWS.amount("drive", "Drive", "Drive", 0, 15);

  static final int ATTACK = ROWS.time("attack", "Attack", "Atk", 0.5, 10_000, 4);
  static final int DECAY = ROWS.time("decay", "Decay", "Dec", 2, 20_000, 900);
  static final int SUSTAIN = ROWS.amount("sustain", "Sustain", "Sus", 0.7, 15);
  static final int RELEASE = ROWS.time("release", "Release", "Rel", 2, 20_000, 350);

  static final int FILTER_ATTACK =
      ROWS.time("filter_attack", "Filter attack", "F.Atk", 0.5, 10_000, 3);
  static final int FILTER_DECAY =
      ROWS.time("filter_decay", "Filter decay", "F.Dec", 2, 20_000, 700);
  static final int FILTER_SUSTAIN =
      ROWS.amount("filter_sustain", "Filter sustain", "F.Sus", 0.3, 15);
  static final int FILTER_RELEASE =
      ROWS.time("filter_release", "Filter release", "F.Rel", 2, 20_000, 500);

  static final int LFO_SHAPE = ROWS.choice("lfo_shape", "LFO 1 shape", "L1.Shp", 0, LFO_SHAPES);

  static final int LFO_RATE =
      ROWS.row("lfo_rate", "LFO 1 rate", "L1.Rat", HERTZ, EXPONENTIAL, 0.02, 30, 4.5, 0);
  static final int LFO_PITCH =
      ROWS.row("lfo_pitch", "LFO 1 to pitch", "L.Ptch", SEMITONES, SQUARED, 0, 12, 0, 10);
  static final int LFO_CUTOFF =
      ROWS.row("lfo_cutoff", "LFO 1 to cutoff", "L.Cut", SEMITONES, SQUARED, 0, 48, 0, 10);
  static final int LFO_AMP = ROWS.amount("lfo_amp", "LFO 1 to level", "L.Amp", 0, 10);

  static final int MODE = ROWS.choice("mode", "Voice mode", "Mode", 0, "poly", "mono", "legato");

  static final int GLIDE =
      ROWS.row("glide", "Glide", "Glide", MILLISECONDS, SQUARED, 0, 2000, 0, 0);
  static final int UNISON = ROWS.count("unison", "Unison voices", "Unison", 1, 8, 1);
  static final int UNISON_DETUNE =
      ROWS.row("unison_detune", "Unison detune", "U.Det", CENTS, LINEAR, 0, 50, 12, 5);
  static final int SPREAD = ROWS.amount("spread", "Stereo spread", "Spread", 0.3, 0);
  static final int PITCH =
      ROWS.row("pitch", "Pitch bend", "Pitch", SEMITONES, LINEAR, -24, 24, 0, 5);

  static final int VELOCITY_AMP = ROWS.amount("velocity_amp", "Velocity to level", "V.Amp", 0.7, 0);
  static final int VELOCITY_CUTOFF =
      ROWS.row("velocity_cutoff", "Velocity to cutoff", "V.Cut", SEMITONES, LINEAR, 0, 48, 12, 0);
  static final int LEVEL = ROWS.row("level", "Level", "Level", DECIBEL, LINEAR, -60, 6, -6, 20);

  static final int SHAPE1 = ROWS.amount("osc1_shape", "Oscillator 1 shape", "Shape1", 0, 10);
  static final int SHAPE2 = ROWS.amount("osc2_shape", "Oscillator 2 shape", "Shape2", 0, 10);
  static final int SYNC = ROWS.onOff("sync", "Hard sync of 2 to 1", "Sync", false);
  static final int RING = ROWS.amount("ring", "Ring modulation", "Ring", 0, 10);
  static final int SUB_WAVE =
      ROWS.choice("sub_wave", "Sub oscillator wave", "SubWav", 0, "sine", "triangle", "square");
  static final int NOISE_COLOUR =
      ROWS.choice(
          "noise_colour", "Noise colour", "Colour", 0, "white", "pink", "brown", "blue", "violet");

  static final int WAVETABLE =
      ROWS.choice(
          "table",
          "Wavetable",
          "Table",
          0,
          "strings",
          "vowels",
          "glass",
          "hollow",
          "metal",
          "user file");
  static final int POSITION = ROWS.amount("table_position", "Wavetable position", "TblPos", 0, 10);

  static final int FM_ALGORITHM =
      ROWS.choice(
          "fm_algorithm",
          "FM algorithm",
          "FM.Alg",
          4,
          "4>3>2>1",
          "(4+3)>2>1",
          "(4+(3>2))>1",
          "((4>3)+2)>1",
          "4>3 2>1",
          "4>(3 2 1)",
          "4>3 2 1",
          "4 3 2 1");
  static final int FM_DEPTH = ROWS.amount("fm_depth", "FM depth", "FM.Dep", 0.7, 10);
  static final int FM_FEEDBACK = ROWS.amount("fm_feedback", "FM feedback", "FM.Fbk", 0, 10);
  static final int FM_VELOCITY =
      ROWS.amount("fm_velocity", "Velocity to FM depth", "FM.Vel", 0.5, 0);
  static final int FM_KEY_SCALE =
      ROWS.amount("fm_key_scale", "FM envelopes by key", "FM.Key", 0.3, 0);
  static final int FM_RELEASE = ROWS.time("fm_release", "FM release", "FM.Rel", 2, 20_000, 400);

  /** First rows of the four operators: ratio, fine, level, attack, decay, sustain of each. */
  static final int FM_OPERATORS = operators();

  static final int OPERATOR_ROWS = 6;

  static final int MORPH = ROWS.amount("filter_morph", "Filter morph", "Morph", 0, 10);

  static final int ATTACK_CURVE = ROWS.amount("attack_curve", "Attack curve", "A.Crv", 0.5, 0);
  static final int FALL_CURVE = ROWS.amount("fall_curve", "Decay curve", "D.Crv", 1, 0);
  static final int LOOP = ROWS.onOff("amp_loop", "Envelope loop", "A.Loop", false);
  static final int FILTER_ATTACK_CURVE =
      ROWS.amount("filter_attack_curve", "Filter attack curve", "FA.Crv", 0.5, 0);
  static final int FILTER_FALL_CURVE =
      ROWS.amount("filter_fall_curve", "Filter decay curve", "FD.Crv", 1, 0);
  static final int FILTER_LOOP = ROWS.onOff("filter_loop", "Filter envelope loop", "F.Loop", false);

  static final int ENV3_ATTACK = ROWS.time("env3_attack", "Env 3 attack", "E3.Atk", 0.5, 10_000, 5);
  static final int ENV3_DECAY = ROWS.time("env3_decay", "Env 3 decay", "E3.Dec", 2, 20_000, 400);
  static final int ENV3_SUSTAIN = ROWS.amount("env3_sustain", "Env 3 sustain", "E3.Sus", 0, 15);
  static final int ENV3_RELEASE =
      ROWS.time("env3_release", "Env 3 release", "E3.Rel", 2, 20_000, 400);
  static final int ENV3_ATTACK_CURVE =
      ROWS.amount("env3_attack_curve", "Env 3 attack curve", "E3.ACv", 0.5, 0);
  static final int ENV3_FALL_CURVE =
      ROWS.amount("env3_fall_curve", "Env 3 decay curve", "E3.DCv", 1, 0);
  static final int ENV3_LOOP = ROWS.onOff("env3_loop", "Env 3 loop", "E3.Lp", false);

  /** First of the rows of LFO 1 beyond shape and rate: sync, mode, fade. */
  static final int LFO1_SYNC = lfo("lfo", 1);

  static final int LFO2_SHAPE = ROWS.choice("lfo2_shape", "LFO 2 shape", "L2.Shp", 0, LFO_SHAPES);
  static final int LFO2_RATE =
      ROWS.row("lfo2_rate", "LFO 2 rate", "L2.Rat", HERTZ, EXPONENTIAL, 0.02, 30, 1, 0);
  static final int LFO2_SYNC = lfo("lfo2", 2);
  static final int LFO3_SHAPE = ROWS.choice("lfo3_shape", "LFO 3 shape", "L3.Shp", 1, LFO_SHAPES);
  static final int LFO3_RATE =
      ROWS.row("lfo3_rate", "LFO 3 rate", "L3.Rat", HERTZ, EXPONENTIAL, 0.02, 30, 0.2, 0);
  static final int LFO3_SYNC = lfo("lfo3", 3);

  static final int MACRO1 = macros();

  static final int SLOTS = 16;

  /** Rows of a slot of the matrix: source, target, amount. */
  static final int MATRIX = matrix();

  static final int VOICES = ROWS.count("voices", "Most notes", "Voices", 1, 32, 16);
  static final int STEAL =
      ROWS.choice(
          "steal",
          "Voice stealing",
          "Steal",
          0,
          "released first",
          "oldest",
          "quietest",
          "same note");
  static final int GLIDE_MODE =
      ROWS.choice("glide_mode", "Glide mode", "Gl.Mod", 0, "constant time", "constant rate");
  static final int GLIDE_LEGATO =
      ROWS.onOff("glide_legato", "Glide only when legato", "Gl.Leg", false);

  static final ParamTable TABLE = ROWS.build();

  /** Names of the places for files. */
  static final List<String> FILES = List.of("wavetable");

  private SynthTable() {}

  private static int operators() {
    double[] ratios = {1, 1, 1, 14};
    double[] levels = {0.9, 0.5, 0.9, 0.35};
    double[] decays = {2500, 900, 2500, 120};
    int first = -1;
    for (int k = 1; k <= 4; k++) {
      String id = "fm_op" + k;
      String name = "Operator " + k;
      String brief = "O" + k;
      int row =
          ROWS.row(
              id + "_ratio",
              name + " ratio",
              brief + ".Rat",
              RATIO,
              LINEAR,
              0.25,
              32,
              ratios[k - 1],
              0);
      first = k == 1 ? row : first;
      ROWS.row(id + "_fine", name + " fine", brief + ".Fin", CENTS, LINEAR, -50, 50, 0, 5);
      ROWS.amount(id + "_level", name + " level", brief + ".Lvl", levels[k - 1], 10);
      ROWS.row(
          id + "_attack",
          name + " attack",
          brief + ".Atk",
          MILLISECONDS,
          EXPONENTIAL,
          0.5,
          10_000,
          1,
          0);
      ROWS.row(
          id + "_decay",
          name + " decay",
          brief + ".Dec",
          MILLISECONDS,
          EXPONENTIAL,
          2,
          20_000,
          decays[k - 1],
          0);
      ROWS.amount(id + "_sustain", name + " sustain", brief + ".Sus", 0, 15);
    }
    return first;
  }

  private static int lfo(String id, int n) {
    int row = ROWS.choice(id + "_sync", "LFO " + n + " sync", "L" + n + ".Syn", 0, DIVISIONS);
    ROWS.choice(id + "_mode", "LFO " + n + " mode", "L" + n + ".Mod", 0, LFO_MODES);
    ROWS.row(
        id + "_fade",
        "LFO " + n + " fade-in",
        "L" + n + ".Fad",
        MILLISECONDS,
        SQUARED,
        0,
        10_000,
        0,
        0);
    return row;
  }

  private static int macros() {
    int first = ROWS.amount("macro1", "Macro 1", "Macro1", 0, 15);
    for (int k = 2; k <= 4; k++) {
      ROWS.amount("macro" + k, "Macro " + k, "Macro" + k, 0, 15);
    }
    return first;
  }

  private static int matrix() {
    int first = -1;
    for (int k = 1; k <= SLOTS; k++) {
      String id = "mod" + k;
      int row = ROWS.choice(id + "_source", "Mod " + k + " source", "Src" + k, 0, SOURCES);
      first = k == 1 ? row : first;
      ROWS.choice(id + "_target", "Mod " + k + " target", "To" + k, 0, TARGETS);
      ROWS.row(id + "_amount", "Mod " + k + " amount", "Amt" + k, BIPOLAR, LINEAR, -1, 1, 0, 10);
    }
    return first;
  }
}
