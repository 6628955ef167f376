package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.PLAIN;

import org.ngoma.sequencer.model.ParamTable;

/**
 * The knobs of the {@link Eq}: five for each band, then the level. Out of the box nothing is heard
 * and the middle six bands wait for a gain.
 */
final class EqTable {

  static final int BANDS = 8;

  /** Rows of one band, from {@code ROWS_PER_BAND * band} on. */
  static final int ROWS_PER_BAND = 5;

  static final int TYPE = 0;
  static final int FREQUENCY = 1;

  /** Of a bell or shelf; at 0 dB it costs nothing. */
  static final int GAIN = 2;

  /** Sharpness; a cut or shelf is flat at 0.707. */
  static final int Q = 3;

  /** Of a cut: 12 dB an octave for each position. */
  static final int SLOPE = 4;

  static final int OFF = 0;
  static final int BELL = 1;
  static final int LOW_SHELF = 2;
  static final int HIGH_SHELF = 3;
  static final int LOW_CUT = 4;
  static final int HIGH_CUT = 5;
  static final int NOTCH = 6;

  private static final TableBuilder ROWS = new TableBuilder("eq", "0.1");

  private static final double[] FREQUENCIES = {30, 100, 250, 600, 1500, 4000, 9000, 18_000};
  private static final int[] TYPES = {OFF, LOW_SHELF, BELL, BELL, BELL, BELL, HIGH_SHELF, OFF};

  static {
    for (int band = 0; band < BANDS; band++) {
      add(band);
    }
  }

  static final int LEVEL = ROWS.row("level", "EQ level", "Level", DECIBEL, LINEAR, -24, 24, 0, 20);

  static final ParamTable TABLE = ROWS.build();

  private EqTable() {}

  private static void add(int band) {
    String n = Integer.toString(band + 1);
    String name = "EQ " + n + " ";
    ROWS.choice(
        "type" + n,
        name + "type",
        "Type" + n,
        TYPES[band],
        "off",
        "bell",
        "low shelf",
        "high shelf",
        "low cut",
        "high cut",
        "notch");
    ROWS.row(
        "freq" + n,
        name + "frequency",
        "Freq" + n,
        HERTZ,
        EXPONENTIAL,
        20,
        20_000,
        FREQUENCIES[band],
        30);
    ROWS.row("gain" + n, name + "gain", "Gain" + n, DECIBEL, LINEAR, -18, 18, 0, 20);
    double q = TYPES[band] == BELL ? 1 : 0.707;
    ROWS.row("q" + n, name + "Q", "Q" + n, PLAIN, EXPONENTIAL, 0.1, 20, q, 20);
    ROWS.choice("slope" + n, name + "slope", "Slope" + n, 0, "12 dB", "24 dB", "36 dB", "48 dB");
  }
}
