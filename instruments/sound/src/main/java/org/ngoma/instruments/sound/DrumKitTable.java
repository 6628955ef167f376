package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;
import static org.ngoma.sequencer.model.Unit.SEMITONES;

import org.ngoma.sequencer.model.ParamTable;

/**
 * The knobs of the {@link DrumKit}: five of each drum, side by side, then what only one drum has.
 */
final class DrumKitTable {

  /** Rows of one drum; the next drum's follow. */
  static final int TUNE = 0;

  static final int DECAY = 1;
  static final int TONE = 2;
  static final int LEVEL = 3;
  static final int PAN = 4;
  static final int ROWS_OF_A_DRUM = 5;

  private static final TableBuilder ROWS = new TableBuilder("drums", "0.1");

  static {
    drum("kick", "Kick", 480, 0, 0);
    drum("snare", "Snare", 230, -5, 0);
    drum("rim", "Rim", 55, -9, 0.1);
    drum("clap", "Clap", 260, -4, -0.05);
    drum("closed_hat", "Closed hat", 85, -9, 0.2);
    drum("open_hat", "Open hat", 520, -9, 0.2);
    drum("low_tom", "Low tom", 460, -7, -0.3);
    drum("mid_tom", "Mid tom", 400, -7, 0);
    drum("high_tom", "High tom", 340, -7, 0.3);
    drum("crash", "Crash", 2200, -11, -0.25);
    drum("ride", "Ride", 1300, -12, 0.3);
    drum("shaker", "Shaker", 90, -10, -0.2);
    drum("cowbell", "Cowbell", 380, -8, 0.15);
    drum("conga", "Conga", 320, -8, -0.35);
    drum("clave", "Clave", 75, -11, 0.3);
  }

  static final int KICK_PUNCH = ROWS.amount("kick.punch", "Kick punch", "Punch", 0.5, 0);
  static final int SNARE_SNAP = ROWS.amount("snare.snap", "Snare wires", "Snap", 0.5, 0);

  static final ParamTable TABLE = ROWS.build();

  private DrumKitTable() {}

  private static void drum(String id, String name, double decayMs, double levelDb, double pan) {
    ROWS.row(id + ".tune", name + " tune", "Tune", SEMITONES, LINEAR, -24, 24, 0, 0);
    ROWS.row(
        id + ".decay",
        name + " decay",
        "Decay",
        MILLISECONDS,
        EXPONENTIAL,
        decayMs / 8,
        decayMs * 8,
        decayMs,
        0);
    ROWS.amount(id + ".tone", name + " tone", "Tone", 0.5, 0);
    ROWS.row(id + ".level", name + " level", "Level", DECIBEL, LINEAR, -60, 6, levelDb, 20);
    ROWS.row(id + ".pan", name + " pan", "Pan", BIPOLAR, LINEAR, -1, 1, pan, 10);
  }

  /** Index of one of a drum's five rows. */
  static int row(int drum, int row) {
    return drum * ROWS_OF_A_DRUM + row;
  }
}
