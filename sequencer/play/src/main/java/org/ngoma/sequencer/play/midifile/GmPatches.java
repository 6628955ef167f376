package org.ngoma.sequencer.play.midifile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the synthesizer stands in for the instruments of General MIDI: one set of its parameters for
 * each of the 16 families of 8 programs.
 */
public final class GmPatches {

  private static final int PROGRAMS_OF_FAMILY = 8;

  private static final List<String> NAMES =
      List.of(
          "Piano",
          "Chimes",
          "Organ",
          "Guitar",
          "Bass",
          "Strings",
          "Ensemble",
          "Brass",
          "Reed",
          "Pipe",
          "Lead",
          "Pad",
          "Texture",
          "Plucked",
          "Percussion",
          "Effect");

  private static final List<String> COLUMNS =
      List.of(
          "synth.osc1_wave",
          "synth.osc2_wave",
          "synth.osc2_semitones",
          "synth.osc2_detune",
          "synth.osc_mix",
          "synth.sub",
          "synth.noise",
          "synth.cutoff",
          "synth.resonance",
          "synth.filter_env",
          "synth.attack",
          "synth.decay",
          "synth.sustain",
          "synth.release",
          "synth.filter_decay",
          "synth.filter_sustain",
          "synth.spread");

  /** Rows as {@link #NAMES}, columns as {@link #COLUMNS}; cutoff in Hz, interval in semitones. */
  private static final double[][] ROWS = {
    // wave, wave, interval, detune, mix, sub, noise, cutoff, res, env, A, D, S, R, FD, FS, spread
    {2, 3, 12, 3, 0.30, 0.0, 0.00, 1_800, 0.05, 22, 2, 2_600, 0.00, 280, 1_100, 0.10, 0.3},
    {3, 3, 19, 0, 0.25, 0.0, 0.00, 9_000, 0.00, 6, 1, 1_400, 0.00, 900, 600, 0.20, 0.4},
    {1, 3, 12, 2, 0.45, 0.2, 0.00, 5_000, 0.00, 0, 4, 500, 1.00, 60, 500, 1.00, 0.3},
    {0, 2, 0, 4, 0.40, 0.0, 0.01, 1_600, 0.10, 24, 1, 1_500, 0.05, 160, 380, 0.10, 0.3},
    {0, 1, 0, 5, 0.35, 0.6, 0.00, 450, 0.15, 24, 2, 1_100, 0.55, 90, 260, 0.15, 0.0},
    {0, 0, 0, 11, 0.50, 0.0, 0.01, 3_200, 0.05, 6, 90, 900, 0.90, 420, 900, 0.70, 0.7},
    {0, 0, 0, 14, 0.50, 0.0, 0.02, 2_400, 0.05, 8, 140, 900, 0.90, 600, 1_200, 0.70, 0.8},
    {0, 0, 0, 6, 0.45, 0.0, 0.01, 900, 0.10, 30, 24, 700, 0.80, 150, 420, 0.60, 0.3},
    {1, 2, 0, 4, 0.30, 0.0, 0.03, 2_000, 0.10, 12, 22, 600, 0.85, 110, 400, 0.70, 0.2},
    {2, 3, 12, 3, 0.25, 0.0, 0.06, 3_000, 0.00, 6, 35, 600, 0.90, 140, 500, 0.80, 0.2},
    {0, 1, 0, 9, 0.45, 0.2, 0.00, 4_200, 0.20, 12, 3, 600, 0.85, 130, 500, 0.60, 0.4},
    {0, 0, 0, 12, 0.50, 0.2, 0.01, 1_200, 0.10, 12, 500, 2_000, 0.85, 1_600, 2_500, 0.60, 0.9},
    {1, 2, 7, 10, 0.45, 0.0, 0.05, 1_400, 0.30, 18, 220, 2_500, 0.60, 1_800, 3_000, 0.40, 0.9},
    {1, 0, 0, 3, 0.30, 0.0, 0.01, 2_600, 0.15, 20, 1, 900, 0.00, 220, 300, 0.10, 0.3},
    {2, 3, 7, 0, 0.30, 0.3, 0.08, 1_500, 0.10, 30, 1, 380, 0.00, 200, 160, 0.00, 0.2},
    {0, 0, 0, 30, 0.50, 0.0, 0.80, 1_000, 0.30, 12, 60, 1_500, 0.50, 800, 1_500, 0.50, 0.9},
  };

  private GmPatches() {}

  /** Family of a program of 0 to 127. */
  static int familyOf(int program) {
    return program / PROGRAMS_OF_FAMILY;
  }

  /** A short name of the kind of instrument. */
  static String nameOf(int program) {
    return NAMES.get(familyOf(program));
  }

  /** Values of the synthesizer's parameters by id, for a program of 0 to 127. */
  public static Map<String, Double> of(int program) {
    double[] row = ROWS[familyOf(program)];
    Map<String, Double> values = new HashMap<>();
    for (int i = 0; i < row.length; i++) {
      values.put(COLUMNS.get(i), row[i]);
    }
    return values;
  }
}
