package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Curve.SQUARED;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Gate}. */
final class GateTable {

  static final int DUCK = 1;

  private static final TableBuilder ROWS = new TableBuilder("gate", "0.1");

  /** A gate opens above the threshold, a ducker closes. */
  static final int MODE = ROWS.choice("mode", "Gate mode", "Mode", 0, "gate", "duck");

  static final int THRESHOLD =
      ROWS.row("threshold", "Gate threshold", "Thresh", DECIBEL, LINEAR, -80, 0, -40, 0);

  /** So far under the threshold the level has to fall again. */
  static final int HYSTERESIS =
      ROWS.row("hysteresis", "Gate hysteresis", "Hyst", DECIBEL, LINEAR, 0, 24, 6, 0);

  /** From closed to open; of a ducker from open to closed. */
  static final int ATTACK =
      ROWS.row("attack", "Gate attack", "Attack", MILLISECONDS, EXPONENTIAL, 0.1, 100, 1, 0);

  static final int HOLD =
      ROWS.row("hold", "Gate hold", "Hold", MILLISECONDS, SQUARED, 0, 1000, 20, 0);

  /** From open to closed; of a ducker from closed to open. */
  static final int RELEASE =
      ROWS.row("release", "Gate release", "Releas", MILLISECONDS, EXPONENTIAL, 5, 2000, 150, 0);

  /** What is left when it is closed; at its lower end nothing. */
  static final int RANGE =
      ROWS.row("range", "Gate range", "Range", DECIBEL, LINEAR, -80, 0, -80, 0);

  /** Of the constant {@value Gate#LATENCY_MS} ms of delay, what it opens ahead. */
  static final int LOOK_AHEAD =
      ROWS.row(
          "look_ahead", "Gate look-ahead", "Ahead", MILLISECONDS, LINEAR, 0, Gate.LATENCY_MS, 1, 0);

  /** Deaf to what lies below it; at its lower end to nothing. */
  static final int KEY_CUT =
      ROWS.row("key_cut", "Gate key low cut", "KeyCut", HERTZ, EXPONENTIAL, 20, 2000, 20, 0);

  static final ParamTable TABLE = ROWS.build();

  private GateTable() {}
}
