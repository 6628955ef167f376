package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link AudioPlayer}; what shapes a single recording stands in its clip. */
final class AudioTable {

  private static final TableBuilder ROWS = new TableBuilder("audio", "0.1");

  static final int LEVEL = ROWS.row("level", "Level", "Level", DECIBEL, LINEAR, -60, 12, 0, 20);

  static final ParamTable TABLE = ROWS.build();

  private AudioTable() {}
}
