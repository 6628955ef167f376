package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Enhancer}. Out of the box: a log drum that carries the track. */
final class EnhancerTable {

  private static final TableBuilder ROWS = new TableBuilder("enhancer", "0.1");

  /** Lifts weak notes in the sub and holds strong ones, so that all weigh the same. */
  static final int SUB = ROWS.amount("sub", "Sub focus", "Sub", 0.5, 20);

  static final int SUB_FREQUENCY =
      ROWS.row("sub_freq", "Sub frequency", "SubHz", HERTZ, EXPONENTIAL, 35, 140, 60, 20);

  /** Lifts the beginning of each stroke around the knock's frequency. */
  static final int KNOCK = ROWS.amount("knock", "Knock", "Knock", 0.4, 20);

  static final int KNOCK_FREQUENCY =
      ROWS.row("knock_freq", "Knock frequency", "KnokHz", HERTZ, EXPONENTIAL, 200, 5000, 900, 20);

  /** Even harmonics of the lows: the octave by which a phone's speaker tells the bass. */
  static final int WARMTH = ROWS.amount("warmth", "Warmth", "Warmth", 0.35, 20);

  /** Odd harmonics of the mids. */
  static final int BITE = ROWS.amount("bite", "Bite", "Bite", 0.25, 20);

  /** Below it there is no width; at its lower end all of it stays. */
  static final int MONO_BELOW =
      ROWS.row("mono_below", "Mono below", "Mono", HERTZ, EXPONENTIAL, 20, 300, 120, 20);

  static final int LEVEL =
      ROWS.row("level", "Enhancer level", "Level", DECIBEL, LINEAR, -24, 12, -1.5, 20);

  static final int MIX = ROWS.amount("mix", "Enhancer mix", "Mix", 1, 20);

  static final ParamTable TABLE = ROWS.build();

  private EnhancerTable() {}
}
