package org.ngoma.instruments.sound;

/**
 * What makes one snare drum sound unlike another.
 *
 * @param hz lower mode of the shell
 * @param highRatio upper mode, as ratio to the lower
 * @param highLevel of it
 * @param bodyLevel of both modes
 * @param bodyShare decay of the modes, as part of the drum's
 * @param wiresLowHz below which the wires are not heard
 * @param wiresHighHz above which they are not
 * @param wiresLevel of the wires
 * @param crackLevel of the stick
 * @param crackMs until that is gone
 * @param riseMs until the wires are at their level: a brush sweeps
 */
record SnareShape(
    float hz,
    float highRatio,
    float highLevel,
    float bodyLevel,
    float bodyShare,
    float wiresLowHz,
    float wiresHighHz,
    float wiresLevel,
    float crackLevel,
    float crackMs,
    float riseMs) {

  static final SnareShape SNARE =
      new SnareShape(185, 1.79f, 0.45f, 0.45f, 0.7f, 1700, 7200, 1.7f, 0.8f, 14, 0);

  /** Two pure tones and a thin hiss, as of the early analogue drum machines. */
  static final SnareShape TIGHT =
      new SnareShape(182, 1.93f, 0.7f, 0.5f, 0.5f, 3200, 11_000, 1.5f, 0.5f, 6, 0);

  /** Full body, wide wires: house and techno. */
  static final SnareShape FAT =
      new SnareShape(168, 1.62f, 0.6f, 0.42f, 0.55f, 900, 9500, 1.3f, 0.85f, 22, 0);

  /** Wires swept by a brush on a soft head. */
  static final SnareShape BRUSH =
      new SnareShape(196, 1.59f, 0.3f, 0.1f, 0.35f, 1300, 5600, 1.9f, 0.12f, 30, 16);
}
