package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Curve.SQUARED;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.CENTS;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;
import static org.ngoma.sequencer.model.Unit.RATIO;
import static org.ngoma.sequencer.model.Unit.SEMITONES;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Piano}. Out of the box: a grand, heard from close by. */
final class PianoTable {

  private static final TableBuilder ROWS = new TableBuilder("piano", "0.3");

  static final int BRIGHTNESS =
      ROWS.row("brightness", "Brightness", "Bright", BIPOLAR, LINEAR, -1, 1, 0, 0);
  static final int VELOCITY_BRIGHTNESS =
      ROWS.amount("velocity_brightness", "Velocity to brightness", "V.Brt", 0.5, 0);
  static final int VELOCITY_AMP = ROWS.amount("velocity_amp", "Velocity to level", "V.Amp", 1, 0);
  static final int STRIKE =
      ROWS.row("strike", "Striking point", "Strike", RATIO, EXPONENTIAL, 0.03, 0.5, 0.125, 0);

  /** Lowest frequency that the soundboard radiates well: large for a small piano. */
  static final int BODY =
      ROWS.row("body", "Soundboard corner", "Body", HERTZ, EXPONENTIAL, 30, 800, 90, 0);

  static final int KNOCK = ROWS.amount("knock", "Hammer knock", "Knock", 0.35, 0);
  static final int ATTACK =
      ROWS.row("attack", "Soft attack", "Attack", MILLISECONDS, SQUARED, 0, 500, 0, 0);

  static final int DECAY = ROWS.row("decay", "Decay", "Decay", RATIO, EXPONENTIAL, 0.05, 4, 1, 0);
  static final int AFTER = ROWS.amount("after", "Aftersound", "After", 0.5, 0);
  static final int RELEASE =
      ROWS.row("release", "Dampers", "Damper", RATIO, EXPONENTIAL, 0.2, 20, 1, 0);

  /** Between 30 and 70 % the dampers touch. */
  static final int PEDAL = ROWS.amount("pedal", "Sustain pedal", "Pedal", 0, 0);

  static final int KEY_OFF = ROWS.amount("key_off", "Damper noise", "KeyOff", 0, 0);
  static final int RESONANCE = ROWS.amount("resonance", "String resonance", "Reson", 0.25, 20);

  static final int TUNE = ROWS.row("tune", "Tune", "Tune", SEMITONES, LINEAR, -24, 24, 0, 0);
  static final int STRETCH = ROWS.amount("stretch", "Stretched tuning", "Strtch", 1, 0);
  static final int DETUNE =
      ROWS.row("detune", "String detuning", "Detune", CENTS, SQUARED, 0, 50, 0.8, 0);
  static final int INHARMONICITY =
      ROWS.row("inharmonicity", "Inharmonicity", "Inharm", RATIO, LINEAR, 0, 6, 1, 0);

  static final int LOW_CUT =
      ROWS.row("low_cut", "Low cut", "LowCut", HERTZ, EXPONENTIAL, 10, 1000, 20, 15);
  static final int CUTOFF =
      ROWS.row("cutoff", "Low-pass", "Cutoff", HERTZ, EXPONENTIAL, 300, 20_000, 20_000, 15);
  static final int DRIVE = ROWS.amount("drive", "Drive", "Drive", 0, 15);
  static final int WIDTH = ROWS.amount("width", "Width", "Width", 0.6, 20);
  static final int LEVEL = ROWS.row("level", "Level", "Level", DECIBEL, LINEAR, -60, 12, 0, 20);

  static final ParamTable TABLE = ROWS.build();

  private PianoTable() {}
}
