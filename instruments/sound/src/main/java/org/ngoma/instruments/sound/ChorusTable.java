package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Chorus}. Out of the box: two slow voices, wide. */
final class ChorusTable {

  private static final TableBuilder ROWS = new TableBuilder("chorus", "0.2");

  static final int VOICES = ROWS.count("voices", "Chorus voices", "Voices", 1, Chorus.VOICES, 2);

  static final int RATE =
      ROWS.row("rate", "Chorus rate", "Rate", HERTZ, EXPONENTIAL, 0.02, 10, 0.6, 50);

  /** The rate's own knob, or one turn of the wave in a note length. */
  static final int SYNC = ROWS.choice("sync", "Chorus sync", "Sync", 0, Divisions.after("Free"));

  /** How far the pitch bends: at 1 by 50 cents, where the delay leaves room for it. */
  static final int DEPTH = ROWS.amount("depth", "Chorus depth", "Depth", 0.4, 50);

  static final int DELAY =
      ROWS.row("delay", "Chorus delay", "Delay", MILLISECONDS, EXPONENTIAL, 3, 40, 9, 200);

  /** Of the voices back into the chorus. */
  static final int FEEDBACK = ROWS.amount("feedback", "Chorus feedback", "Feedbk", 0, 20);

  /** Below it the voices are thinner by 6 dB an octave, so that the bass stands still. */
  static final int LOW_CUT =
      ROWS.row("low_cut", "Chorus low cut", "LoCut", HERTZ, EXPONENTIAL, 20, 2000, 100, 20);

  /** Above it the voices are darker by 6 dB an octave. */
  static final int HIGH_CUT =
      ROWS.row("high_cut", "Chorus high cut", "HiCut", HERTZ, EXPONENTIAL, 500, 20_000, 12_000, 20);

  /** 0: both sides sway together; 1: as far apart as they get. */
  static final int WIDTH = ROWS.amount("width", "Chorus width", "Width", 1, 50);

  static final int MIX = ROWS.amount("mix", "Chorus mix", "Mix", 0.5, 20);

  static final ParamTable TABLE = ROWS.build();

  private ChorusTable() {}
}
