package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.AMOUNT;
import static org.ngoma.sequencer.model.Unit.BEATS;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;

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

  /** What the time is read from: the knob in quarters, the one in ms, or a note length. */
  static final int SYNC =
      ROWS.choice("sync", "Delay sync", "Sync", 0, Divisions.after("Beats", "Free ms"));

  /** From echo to echo where it is free of the tempo. */
  static final int MS =
      ROWS.row("ms", "Delay free time", "TimeMs", MILLISECONDS, EXPONENTIAL, 2, 4000, 375, 0);

  /** How a new time is reached: without a bend of pitch, or like a tape that changes its speed. */
  static final int CHANGE =
      ROWS.choice("change", "Delay time change", "Change", 0, "Crossfade", "Repitch");

  /** Slow and uneven bends of the pitch. */
  static final int WOBBLE = ROWS.amount("wobble", "Delay tape wobble", "Wobble", 0, 100);

  /** Fast and small bends of the pitch. */
  static final int FLUTTER = ROWS.amount("flutter", "Delay tape flutter", "Flut", 0, 100);

  /** How low the echoes have to stay: 0 never saturates, 1 at a quarter of full scale. */
  static final int DRIVE = ROWS.amount("drive", "Delay saturation", "Drive", 0, 20);

  /** How far the echoes go back while something is played. */
  static final int DUCKING = ROWS.amount("ducking", "Delay ducking", "Duck", 0, 20);

  /** Keeps what is in the loop for ever and lets nothing in. */
  static final int FREEZE = ROWS.onOff("freeze", "Delay freeze", "Freeze", false);

  /** 1 is the echoes alone, for a send; less lets the dry sound through. */
  static final int MIX = ROWS.amount("mix", "Delay mix", "Mix", 1, 20);

  static final ParamTable TABLE = ROWS.build();

  private DelayTable() {}
}
