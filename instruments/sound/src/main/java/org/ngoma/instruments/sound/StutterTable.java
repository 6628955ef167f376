package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.SEMITONES;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Stutter}. Out of the box: four sixteenths on every second half bar. */
final class StutterTable {

  private static final TableBuilder ROWS = new TableBuilder("stutter", "0.2");

  /** Divisions up to a half: longer slices are no stutter. */
  private static final int FIRST_DIVISION = 4;

  static final int ON = ROWS.onOff("on", "Stutter", "On", true);

  /** The slice that is repeated. */
  static final int DIVISION = ROWS.choice("division", "Stutter division", "Div", 9, slices());

  /** How often a slice is taken. */
  static final int EVERY =
      ROWS.choice(
          "every", "Stutter interval", "Every", 2, "1/4", "1/2", "1/1", "2/1", "4/1", "8/1");

  /** Where in the interval the slice is taken, in sixteenths of it. */
  static final int START = ROWS.count("start", "Stutter start", "Start", 0, 15, 8);

  /** How often the slice sounds again; the rest of the interval passes as it is. */
  static final int REPEATS = ROWS.count("repeats", "Stutter repeats", "Rept", 1, 32, 3);

  /** How much of each repeat sounds. */
  static final int GATE = ROWS.amount("gate", "Stutter gate", "Gate", 1, 0);

  /** By how much each repeat is higher than the one before; higher ones are shorter. */
  static final int PITCH =
      ROWS.row("pitch", "Stutter pitch", "Pitch", SEMITONES, LINEAR, -12, 12, 0, 0);

  /** By how much each repeat is softer than the one before. */
  static final int DECAY =
      ROWS.row("decay", "Stutter decay", "Decay", DECIBEL, LINEAR, 0, 12, 0, 0);

  static final int REVERSE =
      ROWS.choice("reverse", "Stutter reverse", "Rev", 0, "Forward", "Backward", "In turns");

  /**
   * In how many intervals it happens; which ones the place in the song decides, so that they stay.
   */
  static final int CHANCE = ROWS.amount("chance", "Stutter chance", "Chance", 1, 0);

  /** Another draw of the chance. */
  static final int SEED = ROWS.count("seed", "Stutter seed", "Seed", 0, 99, 0);

  static final ParamTable TABLE = ROWS.build();

  private StutterTable() {}

  private static String[] slices() {
    List<String> all = new ArrayList<>(List.of(Divisions.after()));
    return all.subList(FIRST_DIVISION, all.size()).toArray(String[]::new);
  }

  /** Length in quarters of each choice of {@link #DIVISION}. */
  static float[] sliceBeats() {
    float[] all = Divisions.beats();
    float[] slices = new float[all.length - FIRST_DIVISION];
    System.arraycopy(all, FIRST_DIVISION, slices, 0, slices.length);
    return slices;
  }
}
