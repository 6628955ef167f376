package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;
import static org.ngoma.sequencer.model.Unit.SEMITONES;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Project;

/** The knobs of the {@link DrumKit}: the key map, then twenty of each pad, side by side. */
final class DrumKitTable {

  /** Rows of one pad; the next pad's follow. */
  static final int MODEL = 0;

  static final int TUNE = 1;
  static final int DECAY = 2;
  static final int TONE = 3;
  static final int SNAP = 4;
  static final int NOISE = 5;
  static final int SHAPE = 6;
  static final int LEVEL = 7;
  static final int PAN = 8;
  static final int FILTER = 9;
  static final int CUTOFF = 10;
  static final int RESONANCE = 11;
  static final int DRIVE = 12;
  static final int CHOKE = 13;
  static final int ACCENT = 14;
  static final int VELOCITY_PITCH = 15;
  static final int SEND_A = 16;
  static final int SENDS_OF_A_PAD = Project.RETURNS;
  static final int ROWS_OF_A_PAD = SEND_A + SENDS_OF_A_PAD;

  /** Positions of a pad's filter. */
  static final int NO_FILTER = 0;

  static final int LOW_PASS = 1;
  static final int BAND_PASS = 2;
  static final int HIGH_PASS = 3;

  /** Positions of the key map. */
  static final int GENERAL_MIDI = 0;

  private static final int CHOKE_GROUPS = 8;
  private static final double SHORTEST_MS = 10;
  private static final double LONGEST_MS = 4000;

  private static final String[] MODEL_NAMES = {
    "kick",
    "snare",
    "rim",
    "clap",
    "closed hat",
    "open hat",
    "low tom",
    "mid tom",
    "high tom",
    "crash",
    "ride",
    "shaker",
    "cowbell",
    "conga",
    "clave",
    "FM drum",
    "deep kick",
    "hard kick",
    "felt kick",
    "tight snare",
    "fat snare",
    "brush",
    "finger snap",
    "pedal hat",
    "soft hat",
    "china",
    "bell",
    "tambourine",
    "maracas",
    "guiro",
    "bongo",
    "timbale",
    "djembe",
    "udu",
    "wood block",
    "triangle",
    "FM bell",
    "kalimba",
    "FM metal",
    "whistle",
    "zap",
    "noise",
    "sample"
  };

  static final int MODELS = MODEL_NAMES.length;

  private static final TableBuilder ROWS = new TableBuilder("drums", "0.1");

  /** What keys 36 to 51 strike: General MIDI's drums, or the sixteen pads one by one. */
  static final int MAP = ROWS.choice("map", "Key map", "Map", GENERAL_MIDI, "GM", "pads");

  private static final float[] DEFAULT_DECAY_MS = new float[DrumMap.DRUMS];

  static {
    pad(DrumMap.KICK, "kick", "Kick", "punch", 480, 0, 0, 0);
    pad(DrumMap.SNARE, "snare", "Snare", "snap", 230, -5, 0, 0);
    pad(DrumMap.RIM, "rim", "Rim", "snap", 55, -9, 0.1, 0);
    pad(DrumMap.CLAP, "clap", "Clap", "snap", 260, -4, -0.05, 0);
    pad(DrumMap.CLOSED_HAT, "closed_hat", "Closed hat", "snap", 85, -9, 0.2, 1);
    pad(DrumMap.OPEN_HAT, "open_hat", "Open hat", "snap", 520, -9, 0.2, 1);
    pad(DrumMap.LOW_TOM, "low_tom", "Low tom", "snap", 460, -7, -0.3, 0);
    pad(DrumMap.MID_TOM, "mid_tom", "Mid tom", "snap", 400, -7, 0, 0);
    pad(DrumMap.HIGH_TOM, "high_tom", "High tom", "snap", 340, -7, 0.3, 0);
    pad(DrumMap.CRASH, "crash", "Crash", "snap", 2200, -11, -0.25, 0);
    pad(DrumMap.RIDE, "ride", "Ride", "snap", 1300, -12, 0.3, 0);
    pad(DrumMap.SHAKER, "shaker", "Shaker", "snap", 90, -10, -0.2, 0);
    pad(DrumMap.COWBELL, "cowbell", "Cowbell", "snap", 380, -8, 0.15, 0);
    pad(DrumMap.CONGA, "conga", "Conga", "snap", 320, -8, -0.35, 0);
    pad(DrumMap.CLAVE, "clave", "Clave", "snap", 75, -11, 0.3, 0);
    pad(DrumMap.PERC, "perc", "Percussion", "snap", 300, -8, -0.15, 0);
  }

  static final ParamTable TABLE = ROWS.build();

  /** Places for recordings, {@code pad1} to {@code pad16} first: pads in the order of keys. */
  static final List<String> SLOTS = slots();

  private DrumKitTable() {}

  private static void pad(
      int pad,
      String id,
      String name,
      String snapId,
      double decayMs,
      double levelDb,
      double pan,
      int choke) {
    DEFAULT_DECAY_MS[pad] = (float) decayMs;
    ROWS.choice(id + ".model", name + " model", "Model", pad, MODEL_NAMES);
    ROWS.row(id + ".tune", name + " tune", "Tune", SEMITONES, LINEAR, -24, 24, 0, 0);
    ROWS.row(
        id + ".decay",
        name + " decay",
        "Decay",
        MILLISECONDS,
        EXPONENTIAL,
        Math.min(SHORTEST_MS, decayMs / 8),
        Math.max(LONGEST_MS, decayMs * 8),
        decayMs,
        0);
    ROWS.amount(id + ".tone", name + " tone", "Tone", 0.5, 0);
    snap(pad, id + "." + snapId, name);
    ROWS.amount(id + ".noise", name + " noise", "Noise", 0.5, 0);
    ROWS.amount(id + ".shape", name + " shape", "Shape", 0.5, 0);
    ROWS.row(id + ".level", name + " level", "Level", DECIBEL, LINEAR, -60, 6, levelDb, 20);
    ROWS.row(id + ".pan", name + " pan", "Pan", BIPOLAR, LINEAR, -1, 1, pan, 10);
    ROWS.choice(
        id + ".filter",
        name + " filter",
        "Filter",
        NO_FILTER,
        "off",
        "low-pass",
        "band-pass",
        "high-pass");
    ROWS.row(id + ".cutoff", name + " cutoff", "Cutoff", HERTZ, EXPONENTIAL, 20, 20_000, 1000, 15);
    ROWS.amount(id + ".resonance", name + " resonance", "Reso", 0, 15);
    ROWS.amount(id + ".drive", name + " drive", "Drive", 0, 15);
    ROWS.count(id + ".choke", name + " choke group", "Choke", 0, CHOKE_GROUPS, choke);
    ROWS.amount(id + ".velocity_tone", name + " velocity to tone", "V.Tone", 0.5, 0);
    ROWS.row(
        id + ".velocity_pitch",
        name + " velocity to pitch",
        "V.Pit",
        SEMITONES,
        LINEAR,
        -12,
        12,
        0,
        0);
    for (char send = 'A'; send < 'A' + SENDS_OF_A_PAD; send++) {
      ROWS.row(
          id + ".send_" + (char) (send - 'A' + 'a'),
          name + " send " + send,
          "Send " + send,
          DECIBEL,
          LINEAR,
          -60,
          6,
          -60,
          20);
    }
  }

  private static void snap(int pad, String id, String name) {
    if (pad == DrumMap.KICK) {
      ROWS.amount(id, "Kick punch", "Punch", 0.5, 0);
    } else if (pad == DrumMap.SNARE) {
      ROWS.amount(id, "Snare wires", "Snap", 0.5, 0);
    } else {
      ROWS.amount(id, name + " snap", "Snap", 0.5, 0);
    }
  }

  private static List<String> slots() {
    List<String> names = new ArrayList<>();
    for (int pad = 1; pad <= DrumMap.DRUMS; pad++) {
      names.add("pad" + pad);
    }
    for (int pad = 1; pad <= DrumMap.DRUMS; pad++) {
      for (int cell = 1; cell < DrumPad.LAYERS * DrumPad.TAKES; cell++) {
        int layer = 1 + cell / DrumPad.TAKES;
        int take = 1 + cell % DrumPad.TAKES;
        names.add("pad" + pad + ".v" + layer + ".r" + take);
      }
    }
    return List.copyOf(names);
  }

  /** Index of one of a pad's rows. */
  static int row(int pad, int row) {
    return 1 + pad * ROWS_OF_A_PAD + row;
  }

  /** What the pad's decay is out of the box. */
  static float defaultDecayMs(int pad) {
    return DEFAULT_DECAY_MS[pad];
  }
}
