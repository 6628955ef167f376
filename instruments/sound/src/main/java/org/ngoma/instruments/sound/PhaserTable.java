package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.HERTZ;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Phaser}. Out of the box: six stages, slow. */
final class PhaserTable {

  private static final TableBuilder ROWS = new TableBuilder("phaser", "0.2");

  /** Each two make one notch. */
  static final int STAGES =
      ROWS.choice("stages", "Phaser stages", "Stages", 1, "4", "6", "8", "12");

  static final int RATE =
      ROWS.row("rate", "Phaser rate", "Rate", HERTZ, EXPONENTIAL, 0.01, 10, 0.3, 50);

  /** The rate's own knob, or one turn of the wave in a note length. */
  static final int SYNC = ROWS.choice("sync", "Phaser sync", "Sync", 0, Divisions.after("Free"));

  /** How far the notches sweep: at 1 two and a half octaves down and up. */
  static final int DEPTH = ROWS.amount("depth", "Phaser depth", "Depth", 0.6, 50);

  /** Around which they sweep. */
  static final int CENTRE =
      ROWS.row("centre", "Phaser centre", "Centre", HERTZ, EXPONENTIAL, 80, 6000, 700, 50);

  static final int FEEDBACK =
      ROWS.row("feedback", "Phaser feedback", "Feedbk", BIPOLAR, LINEAR, -0.9, 0.9, 0.35, 30);

  /** By how much of half a turn the right side is ahead. */
  static final int SPREAD = ROWS.amount("spread", "Phaser spread", "Spread", 0.4, 50);

  static final int MIX = ROWS.amount("mix", "Phaser mix", "Mix", 0.5, 20);

  static final ParamTable TABLE = ROWS.build();

  private PhaserTable() {}
}
