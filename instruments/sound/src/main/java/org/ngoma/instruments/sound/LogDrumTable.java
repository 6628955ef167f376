package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Curve.SQUARED;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;
import static org.ngoma.sequencer.model.Unit.RATIO;
import static org.ngoma.sequencer.model.Unit.SEMITONES;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link LogDrum}. Out of the box: a woody knock with a round bass under it. */
final class LogDrumTable {

  private static final TableBuilder ROWS = new TableBuilder("log", "0.1");

  static final int TUNE = ROWS.row("tune", "Tune", "Tune", SEMITONES, LINEAR, -24, 24, 0, 5);

  static final int BODY_DECAY = ROWS.time("body_decay", "Body decay", "Body", 30, 4000, 420);
  static final int SUB = ROWS.amount("sub", "Sub level", "Sub", 0.45, 0);
  static final int SUB_DECAY = ROWS.time("sub_decay", "Sub decay", "S.Dec", 30, 4000, 400);
  static final int RELEASE = ROWS.time("release", "Release", "Rel", 5, 4000, 220);

  static final int RATIO2 =
      ROWS.row("ratio2", "Knock ratio", "Rat 2", RATIO, LINEAR, 0.5, 12, 2.01, 0);
  static final int LEVEL2 = ROWS.amount("level2", "Knock level", "Lev 2", 0.6, 0);
  static final int DECAY2 = ROWS.time("decay2", "Knock decay", "Dec 2", 5, 2000, 150);
  static final int RATIO3 =
      ROWS.row("ratio3", "Tick ratio", "Rat 3", RATIO, LINEAR, 0.5, 12, 3.5, 0);
  static final int LEVEL3 = ROWS.amount("level3", "Tick level", "Lev 3", 0.3, 0);
  static final int DECAY3 = ROWS.time("decay3", "Tick decay", "Dec 3", 5, 2000, 80);

  static final int PITCH_ENV =
      ROWS.row("pitch_env", "Pitch drop", "P.Env", SEMITONES, LINEAR, 0, 36, 20, 0);
  static final int PITCH_TIME = ROWS.time("pitch_time", "Pitch drop time", "P.Time", 5, 1000, 90);

  static final int DRIVE = ROWS.amount("drive", "Drive", "Drive", 0.5, 15);
  static final int VELOCITY_DRIVE =
      ROWS.amount("velocity_drive", "Velocity to drive", "V.Drv", 0.45, 0);
  static final int VELOCITY_KNOCK =
      ROWS.amount("velocity_knock", "Velocity to knock", "V.Knk", 0.5, 0);
  static final int VELOCITY_AMP = ROWS.amount("velocity_amp", "Velocity to level", "V.Amp", 0.6, 0);
  static final int CUTOFF =
      ROWS.row("cutoff", "Low-pass", "Cutoff", HERTZ, EXPONENTIAL, 100, 12_000, 2000, 15);
  static final int COMPRESSION = ROWS.amount("compression", "Compression", "Comp", 0.8, 15);

  /** Slide: overlapping notes glide without a new knock. */
  static final int MODE = ROWS.choice("mode", "Voice mode", "Mode", 0, "mono", "slide", "poly");

  static final int GLIDE =
      ROWS.row("glide", "Glide", "Glide", MILLISECONDS, SQUARED, 0, 1000, 0, 0);
  static final int LEVEL = ROWS.row("level", "Level", "Level", DECIBEL, LINEAR, -60, 6, 0, 20);

  static final int STACK = ROWS.amount("stack", "Tick into knock", "Stack", 0, 0);
  static final int RATIO2_ENV =
      ROWS.row("ratio2_env", "Knock ratio drop", "R.Env", SEMITONES, LINEAR, -24, 24, 0, 0);
  static final int RATIO2_TIME = ROWS.time("ratio2_time", "Ratio drop time", "R.Time", 5, 1000, 60);
  static final int SUB_DROP = ROWS.amount("sub_drop", "Pitch drop of sub", "S.Drop", 0, 0);
  static final int CLICK = ROWS.amount("click", "Click", "Click", 0, 0);
  static final int NOISE = ROWS.amount("noise", "Knock noise", "Noise", 0, 0);
  static final int NOISE_DECAY = ROWS.time("noise_decay", "Noise decay", "N.Dec", 3, 500, 25);
  static final int NOISE_TONE =
      ROWS.row("noise_tone", "Noise tone", "N.Tone", HERTZ, EXPONENTIAL, 100, 8000, 900, 0);
  static final int WOOD = ROWS.amount("wood", "Body resonance", "Wood", 0, 15);
  static final int WOOD_TONE =
      ROWS.row("wood_tone", "Body tone", "W.Tone", HERTZ, EXPONENTIAL, 80, 1500, 310, 15);
  static final int WOOD_RING = ROWS.amount("wood_ring", "Body ring", "W.Ring", 0.5, 15);
  static final int KEY_DECAY = ROWS.amount("key_decay", "Key to decay", "K.Dec", 0, 0);
  static final int PRESSURE_DRIVE =
      ROWS.amount("pressure_drive", "Pressure to drive", "P.Drv", 0.4, 0);
  static final int PRESSURE_PITCH =
      ROWS.row("pressure_pitch", "Pressure to pitch", "P.Pit", SEMITONES, LINEAR, -12, 12, 0, 0);

  static final ParamTable TABLE = ROWS.build();

  private LogDrumTable() {}
}
