package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Drive}. Out of the box: a warm valve. */
final class DriveTable {

  private static final TableBuilder ROWS = new TableBuilder("drive", "0.2");

  static final int CURVE =
      ROWS.choice("curve", "Drive curve", "Curve", 0, "Tube", "Hard", "Fold", "Diode", "Tape");

  /** Gain into the curve; the louder, the more of it is taken back behind. */
  static final int DRIVE = ROWS.row("drive", "Drive", "Drive", DECIBEL, LINEAR, 0, 36, 12, 20);

  /** Tilts what was driven around 900 Hz: by 8 dB to the dark or to the bright side. */
  static final int TONE = ROWS.row("tone", "Drive tone", "Tone", BIPOLAR, LINEAR, -1, 1, 0, 20);

  static final int LEVEL =
      ROWS.row("level", "Drive level", "Level", DECIBEL, LINEAR, -24, 12, 0, 20);

  static final int MIX = ROWS.amount("mix", "Drive mix", "Mix", 1, 20);

  static final ParamTable TABLE = ROWS.build();

  private DriveTable() {}
}
