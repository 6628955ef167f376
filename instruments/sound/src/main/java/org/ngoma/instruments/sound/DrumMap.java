package org.ngoma.instruments.sound;

import java.util.Arrays;

/** Which drum a MIDI key strikes, after the General MIDI drum map, and how it is tuned for that. */
final class DrumMap {

  static final int KICK = 0;
  static final int SNARE = 1;
  static final int RIM = 2;
  static final int CLAP = 3;
  static final int CLOSED_HAT = 4;
  static final int OPEN_HAT = 5;
  static final int LOW_TOM = 6;
  static final int MID_TOM = 7;
  static final int HIGH_TOM = 8;
  static final int CRASH = 9;
  static final int RIDE = 10;
  static final int SHAKER = 11;
  static final int COWBELL = 12;
  static final int CONGA = 13;
  static final int CLAVE = 14;
  static final int PERC = 15;
  static final int DRUMS = 16;

  static final int NONE = -1;
  private static final int KEYS = 128;

  /** Lowest key of the sixteen pads. */
  static final int FIRST_PAD_KEY = 36;

  /**
   * What each pad key strikes when pads are played one by one: where General MIDI repeats a drum,
   * one that it has further up.
   */
  private static final int[] PADS = {
    KICK,
    RIM,
    SNARE,
    CLAP,
    PERC,
    CONGA,
    CLOSED_HAT,
    LOW_TOM,
    SHAKER,
    COWBELL,
    OPEN_HAT,
    MID_TOM,
    CLAVE,
    CRASH,
    HIGH_TOM,
    RIDE
  };

  private static final int[] DRUM = new int[KEYS];
  private static final float[] SEMITONES = new float[KEYS];
  private static final float[] LENGTH = new float[KEYS];

  static {
    Arrays.fill(DRUM, NONE);
    Arrays.fill(LENGTH, 1f);
    key(35, KICK, -2);
    key(36, KICK, 0);
    key(37, RIM, 0);
    key(38, SNARE, 0);
    key(39, CLAP, 0);
    key(40, SNARE, 2);
    key(41, LOW_TOM, -3);
    key(42, CLOSED_HAT, 0);
    key(43, LOW_TOM, 0);
    key(44, CLOSED_HAT, -1, 0.7f);
    key(45, MID_TOM, -2);
    key(46, OPEN_HAT, 0);
    key(47, MID_TOM, 0);
    key(48, HIGH_TOM, -2);
    key(49, CRASH, 0);
    key(50, HIGH_TOM, 0);
    key(51, RIDE, 0);
    key(52, CRASH, -4);
    key(53, RIDE, 5);
    key(54, SHAKER, 5, 1.6f);
    key(55, CRASH, 5, 0.4f);
    key(56, COWBELL, 0);
    key(57, CRASH, 2);
    key(58, COWBELL, -8, 2f);
    key(59, RIDE, -2);
    key(60, CONGA, 9, 0.7f);
    key(61, CONGA, 5, 0.8f);
    key(62, CONGA, 3, 0.4f);
    key(63, CONGA, 2);
    key(64, CONGA, -3);
    key(65, HIGH_TOM, 8, 0.7f);
    key(66, HIGH_TOM, 4, 0.8f);
    key(67, COWBELL, 9);
    key(68, COWBELL, 4);
    key(69, SHAKER, -2, 1.3f);
    key(70, SHAKER, 2, 0.7f);
    key(71, CLAVE, 2);
    key(72, CLAVE, 2, 4f);
    key(73, SHAKER, -7, 0.8f);
    key(74, SHAKER, -7, 3f);
    key(75, CLAVE, 0);
    key(76, CLAVE, -9);
    key(77, CLAVE, -14);
    key(78, CONGA, 10, 0.4f);
    key(79, CONGA, 7);
    key(80, RIDE, 12, 0.2f);
    key(81, RIDE, 12);
    // Keys of Roland drums outside General MIDI, as recorded grooves use them.
    key(22, CLOSED_HAT, 1);
    key(26, OPEN_HAT, 1);
    key(31, RIM, 3);
    key(82, SHAKER, 0);
    key(83, PERC, 12);
    key(84, PERC, 7, 2f);
    key(85, PERC, 0, 0.4f);
    key(86, PERC, -5, 0.7f);
    key(87, PERC, -5);
  }

  private DrumMap() {}

  private static void key(int key, int drum, float semitones) {
    key(key, drum, semitones, 1f);
  }

  private static void key(int key, int drum, float semitones, float length) {
    DRUM[key] = drum;
    SEMITONES[key] = semitones;
    LENGTH[key] = length;
  }

  /** The drum of a key, or {@link #NONE}. */
  static int drum(int key) {
    return DRUM[key];
  }

  /** Semitones added to its tuning. */
  static float semitones(int key) {
    return SEMITONES[key];
  }

  /** Factor on its decay. */
  static float length(int key) {
    return LENGTH[key];
  }

  /** The drum of a pad counted from 0. */
  static int ofPad(int pad) {
    return PADS[pad];
  }

  /** Whether a key is one of the sixteen pads'. */
  static boolean isPad(int key) {
    return key >= FIRST_PAD_KEY && key < FIRST_PAD_KEY + DRUMS;
  }
}
