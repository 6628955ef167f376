package org.ngoma.instruments.sound;

/**
 * What makes one drum of two sines sound unlike another.
 *
 * @param hz of the sine that is heard
 * @param ratio of the one that shakes it
 * @param index how far it shakes, in cycles
 * @param indexShare decay of that, as part of the drum's decay
 * @param bendSemitones by which a stroke starts higher
 * @param bendMs until that is gone
 * @param riseMs until full level
 * @param noiseHz centre of the stick's noise
 * @param noiseLevel of it
 * @param noiseMs until it is gone
 */
record FmShape(
    float hz,
    float ratio,
    float index,
    float indexShare,
    float bendSemitones,
    float bendMs,
    float riseMs,
    float noiseHz,
    float noiseLevel,
    float noiseMs) {

  /** Between a tom and a block of plastic. */
  static final FmShape PERCUSSION = new FmShape(188, 1.41f, 0.34f, 0.3f, 9, 55, 0, 2600, 0.2f, 8);

  static final FmShape BELL = new FmShape(523, 3.53f, 0.3f, 0.75f, 0, 10, 0, 6000, 0.08f, 4);

  /** A thumbed tongue of steel on a box. */
  static final FmShape KALIMBA =
      new FmShape(392, 5.42f, 0.16f, 0.1f, 0.25f, 20, 0.7f, 900, 0.4f, 11);

  /** A struck pipe, or an anvil. */
  static final FmShape METAL = new FmShape(318, 7.13f, 0.62f, 0.8f, 1, 15, 0, 4200, 0.35f, 6);

  /** A pea whistle: the pea trills it. */
  static final FmShape WHISTLE =
      new FmShape(2290, 0.0131f, 0.8f, 6, 1.2f, 60, 14, 4600, 0.16f, 160);
}
