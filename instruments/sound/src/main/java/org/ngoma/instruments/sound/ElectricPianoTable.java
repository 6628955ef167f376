package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.RATIO;
import static org.ngoma.sequencer.model.Unit.SEMITONES;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link ElectricPiano}. Out of the box: a tine piano that barks when hit. */
final class ElectricPianoTable {

  private static final TableBuilder ROWS = new TableBuilder("epiano", "0.3");

  static final int MODEL = ROWS.choice("model", "Model", "Model", 0, "tine", "reed", "glass");

  static final int BARK = ROWS.amount("bark", "Bark", "Bark", 0.5, 0);
  static final int VELOCITY_BARK =
      ROWS.amount("velocity_bark", "Velocity to bark", "V.Bark", 0.7, 0);

  /** Below 0 the bass barks most, above 0 the treble. */
  static final int KEY_BARK =
      ROWS.row("key_bark", "Key to bark", "K.Bark", BIPOLAR, LINEAR, -1, 1, -0.3, 0);

  /** Where the tine swings before its pickup: past its middle it sings an octave higher. */
  static final int PICKUP = ROWS.amount("pickup", "Pickup position", "Pickup", 0.5, 0);

  static final int TINE = ROWS.amount("tine", "Bell", "Bell", 0.4, 0);
  static final int TINE_DECAY =
      ROWS.row("tine_decay", "Bell decay", "B.Dec", RATIO, EXPONENTIAL, 0.1, 8, 1, 0);
  static final int HAMMER = ROWS.amount("hammer", "Hammer noise", "Hammer", 0.3, 0);
  static final int VELOCITY_AMP = ROWS.amount("velocity_amp", "Velocity to level", "V.Amp", 0.8, 0);

  static final int DECAY = ROWS.row("decay", "Decay", "Decay", RATIO, EXPONENTIAL, 0.05, 4, 1, 0);
  static final int RELEASE =
      ROWS.row("release", "Dampers", "Damper", RATIO, EXPONENTIAL, 0.2, 20, 1, 0);
  static final int PEDAL = ROWS.onOff("pedal", "Sustain pedal", "Pedal", false);

  static final int TUNE = ROWS.row("tune", "Tune", "Tune", SEMITONES, LINEAR, -24, 24, 0, 0);

  /** How far every key is from where its tuner left it. */
  static final int AGE = ROWS.amount("age", "Age", "Age", 0.15, 0);

  static final int TREMOLO_RATE =
      ROWS.row("tremolo_rate", "Tremolo rate", "T.Rate", HERTZ, EXPONENTIAL, 0.1, 15, 4.5, 0);
  static final int TREMOLO = ROWS.amount("tremolo", "Tremolo", "Trem", 0, 20);

  /** From one side to the other in place of louder and softer. */
  static final int TREMOLO_PAN =
      ROWS.amount("tremolo_pan", "Tremolo from side to side", "T.Pan", 1, 20);

  static final int LOW_CUT =
      ROWS.row("low_cut", "Low cut", "LowCut", HERTZ, EXPONENTIAL, 20, 1000, 40, 15);
  static final int CUTOFF =
      ROWS.row("cutoff", "Low-pass", "Cutoff", HERTZ, EXPONENTIAL, 300, 20_000, 9000, 15);
  static final int DRIVE = ROWS.amount("drive", "Drive", "Drive", 0.1, 15);
  static final int WIDTH = ROWS.amount("width", "Width", "Width", 0.3, 20);
  static final int LEVEL = ROWS.row("level", "Level", "Level", DECIBEL, LINEAR, -60, 12, 0, 20);

  static final ParamTable TABLE = ROWS.build();

  private ElectricPianoTable() {}
}
