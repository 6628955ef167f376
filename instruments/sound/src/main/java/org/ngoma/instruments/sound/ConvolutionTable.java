package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Curve.SQUARED;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;
import static org.ngoma.sequencer.model.Unit.RATIO;

import java.util.List;
import org.ngoma.sequencer.model.ParamTable;

/**
 * The knobs of the {@link Convolution}. Out of the box: a chamber of one second and a half. The
 * rows from {@link #SEED} to {@link #FALL} change the impulse response itself; they take hold about
 * half a second later, faded over.
 */
final class ConvolutionTable {

  /** The place for an impulse response; without one a room is made up. */
  static final List<String> SLOTS = List.of("impulse");

  private static final TableBuilder ROWS = new TableBuilder("convolution", "0.1");

  /** 0: only the sound; 1: only its room. */
  static final int MIX = ROWS.amount("mix", "Convolution mix", "Mix", 0.3, 20);

  /** Of the room; -60 is off. */
  static final int LEVEL =
      ROWS.row("level", "Convolution level", "Level", DECIBEL, LINEAR, -60, 12, 0, 20);

  /** Between the sound and its room. */
  static final int PRE_DELAY =
      ROWS.row("pre_delay", "Convolution pre-delay", "PreDly", MILLISECONDS, SQUARED, 0, 250, 8, 0);

  /** Which room is made up; neighbours are unrelated. */
  static final int SEED = ROWS.count("seed", "Convolution room", "Room", 1, 64, 1);

  /** Edge of the made-up room: 3 m to 60 m. Large rooms answer later and fill slower. */
  static final int EDGE = ROWS.amount("edge", "Convolution edge", "Edge", 0.45, 0);

  /** Time in which the made-up room's middle frequencies fall by 60 dB. */
  static final int DECAY =
      ROWS.row(
          "decay", "Convolution decay", "Decay", MILLISECONDS, EXPONENTIAL, 100, 4000, 1500, 0);

  /** How much longer the frequencies below 300 Hz ring. */
  static final int LOW_DECAY =
      ROWS.row("low_decay", "Convolution low decay", "LoDec", RATIO, EXPONENTIAL, 0.4, 2.5, 1.1, 0);

  /** How much longer the frequencies above 4 kHz ring. */
  static final int HIGH_DECAY =
      ROWS.row(
          "high_decay", "Convolution high decay", "HiDec", RATIO, EXPONENTIAL, 0.1, 1.5, 0.4, 0);

  /** Echoes a second, from single ones to the hiss of a plate. */
  static final int DENSITY = ROWS.amount("density", "Convolution density", "Dense", 0.6, 0);

  /** -1: dark walls; 1: bright ones. */
  static final int COLOUR =
      ROWS.row("colour", "Convolution colour", "Colour", BIPOLAR, LINEAR, -1, 1, -0.3, 0);

  /** The impulse response played slower (larger) or faster (smaller). */
  static final int SIZE =
      ROWS.row("size", "Convolution size", "Size", RATIO, EXPONENTIAL, 0.5, 1.5, 1, 0);

  /** How much faster it falls, in dB a second. */
  static final int FALL =
      ROWS.row("fall", "Convolution fall", "Fall", DECIBEL, SQUARED, 0, 240, 0, 0);

  /** Below it the room has 12 dB an octave less. */
  static final int LOW_CUT =
      ROWS.row("low_cut", "Convolution low cut", "LoCut", HERTZ, EXPONENTIAL, 20, 1000, 80, 20);

  /** Above it the room has 12 dB an octave less. */
  static final int HIGH_CUT =
      ROWS.row(
          "high_cut", "Convolution high cut", "HiCut", HERTZ, EXPONENTIAL, 500, 20_000, 14_000, 20);

  /** 0: the same on both sides; 1: as it is; 2: twice the difference. */
  static final int WIDTH =
      ROWS.row("width", "Convolution width", "Width", RATIO, LINEAR, 0, 2, 1, 20);

  static final ParamTable TABLE = ROWS.build();

  private ConvolutionTable() {}
}
