package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link TransientShaper}. */
final class TransientTable {

  private static final TableBuilder ROWS = new TableBuilder("transient", "0.1");

  /** -1 takes the stroke away, 1 lifts it by up to 15 dB. */
  static final int ATTACK =
      ROWS.row("attack", "Transient attack", "Attack", BIPOLAR, LINEAR, -1, 1, 0, 20);

  /** -1 dries the ring up, 1 lifts it by up to 15 dB. */
  static final int SUSTAIN =
      ROWS.row("sustain", "Transient sustain", "Sustn", BIPOLAR, LINEAR, -1, 1, 0, 20);

  /** How long a stroke counts as one. */
  static final int ATTACK_TIME =
      ROWS.row("attack_time", "Attack length", "AtkLen", MILLISECONDS, EXPONENTIAL, 3, 100, 20, 0);

  /** How long a ring is heard out. */
  static final int SUSTAIN_TIME =
      ROWS.row(
          "sustain_time", "Sustain length", "SusLen", MILLISECONDS, EXPONENTIAL, 50, 1500, 300, 0);

  static final int LEVEL =
      ROWS.row("level", "Transient level", "Level", DECIBEL, LINEAR, -24, 12, 0, 20);

  static final int MIX = ROWS.amount("mix", "Transient mix", "Mix", 1, 20);

  static final ParamTable TABLE = ROWS.build();

  private TransientTable() {}
}
