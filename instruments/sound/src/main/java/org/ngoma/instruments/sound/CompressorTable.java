package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;
import static org.ngoma.sequencer.model.Unit.RATIO;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link TrackCompressor}. */
final class CompressorTable {

  private static final TableBuilder ROWS = new TableBuilder("compressor", "0.1");

  static final int THRESHOLD =
      ROWS.row("threshold", "Comp threshold", "Thresh", DECIBEL, LINEAR, -60, 0, -18, 20);

  /** At its upper end nothing gets past the threshold. */
  static final int RATIO_ROW =
      ROWS.row("ratio", "Comp ratio", "Ratio", RATIO, EXPONENTIAL, 1, 100, 4, 20);

  /** Width of the bend around the threshold. */
  static final int KNEE = ROWS.row("knee", "Comp knee", "Knee", DECIBEL, LINEAR, 0, 24, 6, 20);

  /** Until two thirds of a reduction are there. */
  static final int ATTACK =
      ROWS.row("attack", "Comp attack", "Attack", MILLISECONDS, EXPONENTIAL, 0.1, 200, 10, 0);

  /** Until two thirds of a reduction are gone. */
  static final int RELEASE =
      ROWS.row("release", "Comp release", "Releas", MILLISECONDS, EXPONENTIAL, 5, 2000, 120, 0);

  /** What has lasted lets go slowly, what was short within the release. */
  static final int AUTO = ROWS.onOff("auto", "Comp auto release", "Auto", false);

  static final int DETECTOR = ROWS.choice("detector", "Comp detector", "Detect", 0, "peak", "rms");

  /** Of the constant {@value TrackCompressor#LATENCY_MS} ms of delay, what it acts ahead. */
  static final int LOOK_AHEAD =
      ROWS.row(
          "look_ahead",
          "Comp look-ahead",
          "Ahead",
          MILLISECONDS,
          LINEAR,
          0,
          TrackCompressor.LATENCY_MS,
          0,
          0);

  /** Deaf to what lies below it; at its lower end to nothing. */
  static final int KEY_CUT =
      ROWS.row("key_cut", "Comp key low cut", "KeyCut", HERTZ, EXPONENTIAL, 20, 1000, 20, 0);

  /** 0: each side for itself; 1: both alike. */
  static final int LINK = ROWS.amount("link", "Comp stereo link", "Link", 1, 20);

  static final int MAKE_UP =
      ROWS.row("make_up", "Comp make-up", "MakeUp", DECIBEL, LINEAR, -12, 24, 0, 20);

  /** Adds half of what full scale would lose. */
  static final int AUTO_MAKE_UP = ROWS.onOff("auto_make_up", "Comp auto make-up", "AutoMk", false);

  /** 0 is the sound as it came, as late. */
  static final int MIX = ROWS.amount("mix", "Comp mix", "Mix", 1, 20);

  static final ParamTable TABLE = ROWS.build();

  private CompressorTable() {}
}
