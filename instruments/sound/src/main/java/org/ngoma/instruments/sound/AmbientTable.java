package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Ambient} generator. Out of the box: a calm minor sky. */
final class AmbientTable {

  private static final TableBuilder ROWS = new TableBuilder("ambient", "0.3");
  private static final String[] SOURCES = {"pure", "glass", "choir", "strings", "bells", "breath"};

  static final int SEED = ROWS.count("seed", "Seed", "Seed", 1, 999, 1);
  static final int DENSITY = ROWS.amount("density", "Density", "Dense", 0.4, 0);
  static final int BRIGHTNESS = ROWS.amount("brightness", "Brightness", "Bright", 0.5, 60);
  static final int DRIFT = ROWS.amount("drift", "Drift", "Drift", 0.35, 0);
  static final int MOTION = ROWS.amount("motion", "Motion", "Motion", 0.4, 60);
  static final int SPACE = ROWS.amount("space", "Space", "Space", 0.5, 300);

  static final int SCALE =
      ROWS.choice(
          "scale",
          "Scale",
          "Scale",
          4,
          "major",
          "minor",
          "dorian",
          "major five",
          "minor five",
          "lydian",
          "phrygian",
          "whole tone",
          "fifths");

  /** Of what plays by itself; a note brings its own. */
  static final int ROOT = ROWS.count("root", "Root key", "Root", 24, 60, 36);

  static final int REGISTER = ROWS.count("register", "Register", "Regist", -2, 3, 1);

  static final int DRONE = ROWS.amount("drone", "Drone level", "Drone", 0.6, 40);
  static final int TONES = ROWS.amount("tones", "Tones level", "Tones", 0.6, 40);
  static final int GRAINS = ROWS.amount("grains", "Grains level", "Grains", 0.4, 40);
  static final int AIR = ROWS.amount("air", "Air level", "Air", 0.15, 40);
  static final int DRONE_SOURCE = ROWS.choice("drone_source", "Drone of", "D.Of", 3, SOURCES);
  static final int TONE_SOURCE = ROWS.choice("tone_source", "Tones of", "T.Of", 1, SOURCES);
  static final int GRAIN_SOURCE = ROWS.choice("grain_source", "Grains of", "G.Of", 2, SOURCES);
  static final int TONE_TIME = ROWS.time("tone_time", "Tone length", "T.Len", 150, 20_000, 6000);
  static final int GRAIN_TIME = ROWS.time("grain_time", "Grain length", "G.Len", 15, 1500, 180);

  static final int FADE_IN = ROWS.time("fade_in", "Fade in", "In", 10, 20_000, 80);
  static final int FADE_OUT = ROWS.time("fade_out", "Fade out", "Out", 10, 30_000, 3000);
  static final int GLIDE = ROWS.time("glide", "Glide of the drone", "Glide", 10, 10_000, 800);
  static final int LATCH = ROWS.onOff("latch", "Latch", "Latch", false);
  static final int SELF = ROWS.onOff("self", "Play with the transport", "Self", false);

  static final int LOW_CUT =
      ROWS.row("low_cut", "Low cut", "LowCut", HERTZ, EXPONENTIAL, 20, 1000, 30, 15);
  static final int WIDTH = ROWS.amount("width", "Width", "Width", 0.8, 0);
  static final int LEVEL = ROWS.row("level", "Level", "Level", DECIBEL, LINEAR, -60, 12, 0, 20);

  static final ParamTable TABLE = ROWS.build();

  private AmbientTable() {}
}
