package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Limiter} at the end of the mix. */
final class MasterTable {

  private static final TableBuilder ROWS = new TableBuilder("master", "0.1");

  /** Before the limiter. */
  static final int GAIN = ROWS.row("gain", "Master gain", "Gain", DECIBEL, LINEAR, -24, 24, 0, 20);

  /** What the true peak keeps below, in dBTP. */
  static final int CEILING =
      ROWS.row("ceiling", "Limiter ceiling", "Ceil", DECIBEL, LINEAR, -12, 0, -1, 20);

  /** Time until nearly all of a reduction is gone. */
  static final int RELEASE =
      ROWS.row("release", "Limiter release", "Rel", MILLISECONDS, EXPONENTIAL, 20, 1000, 200, 0);

  static final ParamTable TABLE = ROWS.build();

  private MasterTable() {}
}
