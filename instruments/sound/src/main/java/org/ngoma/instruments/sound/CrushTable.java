package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Crush}. Out of the box: an old sampler of twelve bits. */
final class CrushTable {

  private static final TableBuilder ROWS = new TableBuilder("crush", "0.2");

  static final int BITS = ROWS.count("bits", "Crush bits", "Bits", 1, 16, 12);

  /** Samples a second. */
  static final int RATE =
      ROWS.row("rate", "Crush rate", "Rate", HERTZ, EXPONENTIAL, 200, 48_000, 26_000, 30);

  /** Filters what the lower rate cannot hold, and places its steps between the frames. */
  static final int ANTI_ALIAS = ROWS.onOff("anti_alias", "Crush anti-alias", "AntiAl", false);

  /** How unevenly the samples are taken. */
  static final int JITTER = ROWS.amount("jitter", "Crush jitter", "Jitter", 0, 30);

  /** Hiss of two steps that turns the growl of few bits into noise. */
  static final int DITHER = ROWS.onOff("dither", "Crush dither", "Dither", false);

  /** Gain into the steps, taken back behind them: more sounds cleaner, until it clips. */
  static final int DRIVE = ROWS.row("drive", "Crush drive", "Drive", DECIBEL, LINEAR, 0, 30, 0, 20);

  static final int MIX = ROWS.amount("mix", "Crush mix", "Mix", 1, 20);

  static final ParamTable TABLE = ROWS.build();

  private CrushTable() {}
}
