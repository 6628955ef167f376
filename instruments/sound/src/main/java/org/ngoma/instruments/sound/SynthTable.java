package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Curve.SQUARED;
import static org.ngoma.sequencer.model.Unit.AMOUNT;
import static org.ngoma.sequencer.model.Unit.CENTS;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;
import static org.ngoma.sequencer.model.Unit.SEMITONES;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Synth}. Out of the box: a warm polyphonic pad-like key sound. */
final class SynthTable {

  private static final TableBuilder ROWS = new TableBuilder("synth", "0.1");

  private static final String[] WAVES = {"saw", "pulse", "triangle", "sine"};

  static final int WAVE1 = ROWS.choice("osc1_wave", "Oscillator 1 wave", "Wave 1", 0, WAVES);

  static final int WAVE2 = ROWS.choice("osc2_wave", "Oscillator 2 wave", "Wave 2", 0, WAVES);
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
      ROWS.choice("filter", "Filter kind", "Filter", 0, "low-pass", "band-pass", "high-pass");

  static final int CUTOFF =
      ROWS.row("cutoff", "Filter cutoff", "Cutoff", HERTZ, EXPONENTIAL, 20, 20_000, 1800, 15);
  static final int RESONANCE = ROWS.amount("resonance", "Resonance", "Reso", 0.15, 15);
  static final int FILTER_ENV =
      ROWS.row("filter_env", "Filter envelope", "F.Env", SEMITONES, LINEAR, -72, 72, 18, 10);
  static final int KEY_TRACK = ROWS.amount("key_track", "Filter key tracking", "Track", 0.4, 10);
  static final int DRIVE = ROWS.amount("drive", "Drive", "Drive", 0, 15);

  static final int ATTACK =
      ROWS.row("attack", "Attack", "Atk", MILLISECONDS, EXPONENTIAL, 0.5, 10_000, 4, 0);
  static final int DECAY =
      ROWS.row("decay", "Decay", "Dec", MILLISECONDS, EXPONENTIAL, 2, 20_000, 900, 0);
  static final int SUSTAIN = ROWS.amount("sustain", "Sustain", "Sus", 0.7, 15);
  static final int RELEASE =
      ROWS.row("release", "Release", "Rel", MILLISECONDS, EXPONENTIAL, 2, 20_000, 350, 0);

  static final int FILTER_ATTACK =
      ROWS.row(
          "filter_attack", "Filter attack", "F.Atk", MILLISECONDS, EXPONENTIAL, 0.5, 10_000, 3, 0);
  static final int FILTER_DECAY =
      ROWS.row(
          "filter_decay", "Filter decay", "F.Dec", MILLISECONDS, EXPONENTIAL, 2, 20_000, 700, 0);
  static final int FILTER_SUSTAIN =
      ROWS.amount("filter_sustain", "Filter sustain", "F.Sus", 0.3, 15);
  static final int FILTER_RELEASE =
      ROWS.row(
          "filter_release",
          "Filter release",
          "F.Rel",
          MILLISECONDS,
          EXPONENTIAL,
          2,
          20_000,
          500,
          0);

  static final int LFO_SHAPE =
      ROWS.choice(
          "lfo_shape",
          "LFO shape",
          "L.Shp",
          0,
          "sine",
          "triangle",
          "falling saw",
          "square",
          "random");

  static final int LFO_RATE =
      ROWS.row("lfo_rate", "LFO rate", "L.Rate", HERTZ, EXPONENTIAL, 0.02, 30, 4.5, 0);
  static final int LFO_PITCH =
      ROWS.row("lfo_pitch", "LFO to pitch", "L.Ptch", SEMITONES, SQUARED, 0, 12, 0, 10);
  static final int LFO_CUTOFF =
      ROWS.row("lfo_cutoff", "LFO to cutoff", "L.Cut", SEMITONES, SQUARED, 0, 48, 0, 10);
  static final int LFO_AMP = ROWS.amount("lfo_amp", "LFO to level", "L.Amp", 0, 10);

  static final int MODE = ROWS.choice("mode", "Voice mode", "Mode", 0, "poly", "mono", "legato");

  static final int GLIDE =
      ROWS.row("glide", "Glide", "Glide", MILLISECONDS, SQUARED, 0, 2000, 0, 0);
  static final int UNISON = ROWS.count("unison", "Unison voices", "Unison", 1, 3, 1);
  static final int UNISON_DETUNE =
      ROWS.row("unison_detune", "Unison detune", "U.Det", CENTS, LINEAR, 0, 50, 12, 5);
  static final int SPREAD = ROWS.amount("spread", "Stereo spread", "Spread", 0.3, 0);
  static final int PITCH =
      ROWS.row("pitch", "Pitch bend", "Pitch", SEMITONES, LINEAR, -24, 24, 0, 5);

  static final int VELOCITY_AMP = ROWS.amount("velocity_amp", "Velocity to level", "V.Amp", 0.7, 0);
  static final int VELOCITY_CUTOFF =
      ROWS.row("velocity_cutoff", "Velocity to cutoff", "V.Cut", SEMITONES, LINEAR, 0, 48, 12, 0);
  static final int LEVEL = ROWS.row("level", "Level", "Level", DECIBEL, LINEAR, -60, 6, -6, 20);

  static final ParamTable TABLE = ROWS.build();

  private SynthTable() {}
}
