package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Flanger}. Out of the box: a slow jet. */
final class FlangerTable {

  private static final TableBuilder ROWS = new TableBuilder("flanger", "0.2");

  static final int RATE =
      ROWS.row("rate", "Flanger rate", "Rate", HERTZ, EXPONENTIAL, 0.01, 10, 0.15, 50);

  /** The rate's own knob, or one turn of the wave in a note length. */
  static final int SYNC = ROWS.choice("sync", "Flanger sync", "Sync", 0, Divisions.after("Free"));

  /** How far it sweeps: at 1 two octaves of delay down and up, or through zero both ways. */
  static final int DEPTH = ROWS.amount("depth", "Flanger depth", "Depth", 0.7, 50);

  /** Around which it sweeps. */
  static final int DELAY =
      ROWS.row("delay", "Flanger delay", "Delay", MILLISECONDS, EXPONENTIAL, 0.1, 10, 1.6, 100);

  /** How much it rings, on all harmonics above 0 and on the odd ones below. */
  static final int FEEDBACK =
      ROWS.row("feedback", "Flanger feedback", "Feedbk", BIPOLAR, LINEAR, -0.95, 0.95, 0.5, 30);

  /** Delays the dry sound too, by 4 ms, so that the sweep passes it, as two tapes do. */
  static final int THROUGH_ZERO =
      ROWS.onOff("through_zero", "Flanger through zero", "ThruZ", false);

  /** By how much of half a turn the right side is ahead. */
  static final int SPREAD = ROWS.amount("spread", "Flanger spread", "Spread", 0.3, 50);

  static final int MIX = ROWS.amount("mix", "Flanger mix", "Mix", 0.5, 20);

  static final ParamTable TABLE = ROWS.build();

  private FlangerTable() {}
}
