package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.AMOUNT;
import static org.ngoma.sequencer.model.Unit.BEATS;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Delay}. Out of the box: dotted eighths that wander. */
final class DelayTable {

  private static final TableBuilder ROWS = new TableBuilder("delay", "0.1");

  /** From echo to echo in quarters: 0.5 an eighth, 0.75 a dotted one, 0.333 a triplet. */
  static final int TIME =
      ROWS.row("beats", "Delay time", "Time", BEATS, EXPONENTIAL, 0.03125, 4, 0.75, 0);

  /** What is left of an echo in the next one. */
  static final int FEEDBACK =
      ROWS.row("feedback", "Delay feedback", "Feedbk", AMOUNT, LINEAR, 0, 0.98, 0.45, 20);

  /** 0: each side echoes itself; 1: the sum begins on the left and crosses with each echo. */
  static final int PING_PONG = ROWS.amount("ping_pong", "Delay ping-pong", "PingPg", 0.7, 20);

  /** Below it each echo loses 6 dB an octave. */
  static final int LOW_CUT =
      ROWS.row("low_cut", "Delay low cut", "LoCut", HERTZ, EXPONENTIAL, 20, 2000, 150, 20);

  /** Above it each echo loses 6 dB an octave. */
  static final int HIGH_CUT =
      ROWS.row("high_cut", "Delay high cut", "HiCut", HERTZ, EXPONENTIAL, 500, 20_000, 6000, 20);

  /** Of the echoes in the mix; -60 is off. */
  static final int LEVEL =
      ROWS.row("level", "Delay level", "Level", DECIBEL, LINEAR, -60, 6, 0, 20);

  static final ParamTable TABLE = ROWS.build();

  private DelayTable() {}
}
