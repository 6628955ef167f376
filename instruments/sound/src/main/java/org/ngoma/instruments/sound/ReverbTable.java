package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Curve.SQUARED;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;
import static org.ngoma.sequencer.model.Unit.RATIO;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Reverb}. Out of the box: a warm hall of two seconds. */
final class ReverbTable {

  private static final TableBuilder ROWS = new TableBuilder("reverb", "0.1");

  /** Between the sound and its room. */
  static final int PRE_DELAY =
      ROWS.row("pre_delay", "Reverb pre-delay", "PreDly", MILLISECONDS, SQUARED, 0, 250, 12, 0);

  /**
   * From a chamber to a cathedral: the way between the walls. They move slowly enough that the
   * pitch of what is in the room bends by four semitones at most.
   */
  static final int SIZE = ROWS.amount("size", "Reverb size", "Size", 0.6, 600);

  /** Time in which 1 kHz falls by 60 dB. */
  static final int DECAY =
      ROWS.row("decay", "Reverb decay", "Decay", MILLISECONDS, EXPONENTIAL, 200, 20_000, 2200, 50);

  /**
   * 0: 8 kHz rings as long as 1 kHz; 1: an eighth of it, or as short as the walls allow without
   * touching the middle.
   */
  static final int DAMPING = ROWS.amount("damping", "Reverb damping", "Damp", 0.5, 50);

  /** Below it the room is fed 6 dB an octave less. */
  static final int LOW_CUT =
      ROWS.row("low_cut", "Reverb low cut", "LoCut", HERTZ, EXPONENTIAL, 20, 1000, 160, 20);

  /** 0: the same on both sides; 1: both sides unrelated. */
  static final int WIDTH = ROWS.amount("width", "Reverb width", "Width", 1, 20);

  /** How far the walls sway. */
  static final int MOTION = ROWS.amount("motion", "Reverb motion", "Motion", 0.35, 100);

  /** Of the room in the mix; -60 is off. */
  static final int LEVEL =
      ROWS.row("level", "Reverb level", "Level", DECIBEL, LINEAR, -60, 6, 0, 20);

  /** How long 125 Hz rings, in parts of the decay of 1 kHz. */
  static final int BASS =
      ROWS.row("bass", "Reverb bass", "Bass", RATIO, EXPONENTIAL, 0.4, 2.5, 1, 50);

  /** Of the first reflections, before the room closes. */
  static final int EARLY = ROWS.amount("early", "Reverb early reflections", "Early", 0.5, 20);

  /** How far the room goes back while something is played. */
  static final int DUCKING = ROWS.amount("ducking", "Reverb ducking", "Duck", 0, 20);

  /** Keeps what is in the room for ever and lets nothing in. */
  static final int FREEZE = ROWS.onOff("freeze", "Reverb freeze", "Freeze", false);

  /** 1 is the room alone, for a send; less lets the dry sound through. */
  static final int MIX = ROWS.amount("mix", "Reverb mix", "Mix", 1, 20);

  static final ParamTable TABLE = ROWS.build();

  private ReverbTable() {}
}
