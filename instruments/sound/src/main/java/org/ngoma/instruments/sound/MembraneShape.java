package org.ngoma.instruments.sound;

/**
 * What makes one skin or stick sound unlike another.
 *
 * @param hz fundamental at rest
 * @param bendSemitones by which a stroke starts higher; below 0 lower
 * @param bendMs until that is gone
 * @param ratios frequencies of the partials, {@value #MOST_PARTIALS} at most
 * @param levels of the partials
 * @param decays of the partials, as part of the drum's decay
 * @param noiseHz centre of the stick's noise
 * @param noiseLevel of it
 * @param noiseMs until it is gone
 * @param drive gain into saturation, 0 for none
 * @param velocityBend part of the bend that the softest stroke lacks
 * @param loudness of it all
 */
record MembraneShape(
    float hz,
    float bendSemitones,
    float bendMs,
    float[] ratios,
    float[] levels,
    float[] decays,
    float noiseHz,
    float noiseLevel,
    float noiseMs,
    float drive,
    float velocityBend,
    float loudness) {

  static final int MOST_PARTIALS = 5;

  static final MembraneShape KICK = kick(49, 40, 70, 2600, 0.16f, 9, 1.3f, 0.1f, 1);

  /** The long round one of early electro and trap. */
  static final MembraneShape DEEP_KICK = kick(46, 15, 28, 1500, 0.09f, 5, 0.8f, 0.5f, 1.15f);

  /** The tight saturated one of house and techno. */
  static final MembraneShape HARD_KICK = kick(52, 34, 48, 3900, 0.42f, 7, 3.4f, 0.4f, 1.45f);

  /** A bass drum of wood and felt. */
  static final MembraneShape FELT_KICK =
      new MembraneShape(
          61,
          7,
          38,
          floats(1, 1.61f, 2.19f, 2.92f),
          floats(0.82f, 0.3f, 0.17f, 0.09f),
          floats(0.55f, 0.3f, 0.22f, 0.15f),
          820,
          0.55f,
          26,
          0.9f,
          0.35f,
          1.1f);

  static final MembraneShape RIM =
      new MembraneShape(
          430,
          2,
          8,
          floats(1, 2.13f, 4.02f),
          floats(0.45f, 0.6f, 0.5f),
          floats(1, 0.8f, 0.6f),
          4200,
          0.5f,
          7,
          0,
          0,
          1);

  static final MembraneShape LOW_TOM = tom(84, 0.16f);
  static final MembraneShape MID_TOM = tom(116, 0.15f);
  static final MembraneShape HIGH_TOM = tom(158, 0.14f);

  static final MembraneShape CONGA =
      new MembraneShape(
          208,
          2.2f,
          40,
          floats(1, 1.52f, 2.43f),
          floats(0.8f, 0.3f, 0.16f),
          floats(1, 0.5f, 0.3f),
          1900,
          0.35f,
          14,
          0,
          0,
          1);

  static final MembraneShape CLAVE =
      new MembraneShape(
          2480,
          0.3f,
          10,
          floats(1, 1.63f),
          floats(0.75f, 0.16f),
          floats(1, 0.5f),
          5200,
          0.12f,
          3,
          0,
          0,
          1);

  static final MembraneShape BONGO =
      new MembraneShape(
          392,
          1.6f,
          22,
          floats(1, 1.57f, 2.28f, 2.95f),
          floats(0.7f, 0.32f, 0.2f, 0.12f),
          floats(0.6f, 0.34f, 0.2f, 0.14f),
          3100,
          0.42f,
          7,
          0,
          0.3f,
          0.9f);

  static final MembraneShape TIMBALE =
      new MembraneShape(
          262,
          1,
          30,
          floats(1, 1.59f, 2.14f, 2.65f, 4.31f),
          floats(0.55f, 0.42f, 0.3f, 0.22f, 0.2f),
          floats(1, 0.8f, 0.65f, 0.5f, 0.45f),
          4800,
          0.5f,
          10,
          0,
          0.3f,
          0.85f);

  static final MembraneShape DJEMBE =
      new MembraneShape(
          76,
          4,
          45,
          floats(1, 2.4f, 4.25f, 5.6f),
          floats(0.75f, 0.16f, 0.2f, 0.12f),
          floats(1, 0.3f, 0.22f, 0.15f),
          1400,
          0.7f,
          13,
          0.6f,
          0.3f,
          1.2f);

  /** A clay pot: the pitch rises as the hand leaves the hole. */
  static final MembraneShape UDU =
      new MembraneShape(
          118,
          -9,
          120,
          floats(1, 2.71f, 5.2f),
          floats(0.85f, 0.09f, 0.05f),
          floats(1, 0.2f, 0.12f),
          700,
          0.3f,
          18,
          0,
          0,
          1);

  static final MembraneShape WOOD_BLOCK =
      new MembraneShape(
          1080,
          1.2f,
          7,
          floats(1, 1.47f, 2.83f),
          floats(0.7f, 0.3f, 0.12f),
          floats(0.55f, 0.4f, 0.2f),
          3300,
          0.3f,
          4,
          0,
          0,
          1);

  static final MembraneShape TRIANGLE =
      new MembraneShape(
          1290,
          0,
          10,
          floats(1, 2.42f, 3.87f, 5.93f, 8.31f),
          floats(0.08f, 0.24f, 0.26f, 0.22f, 0.16f),
          floats(1, 2.3f, 2f, 1.5f, 0.9f),
          9500,
          0.12f,
          4,
          0,
          0,
          1);

  private static MembraneShape kick(
      float hz,
      float bendSemitones,
      float bendMs,
      float noiseHz,
      float noiseLevel,
      float noiseMs,
      float drive,
      float velocityBend,
      float loudness) {
    return new MembraneShape(
        hz,
        bendSemitones,
        bendMs,
        floats(1),
        floats(1),
        floats(1),
        noiseHz,
        noiseLevel,
        noiseMs,
        drive,
        velocityBend,
        loudness);
  }

  private static MembraneShape tom(float hz, float noiseLevel) {
    return new MembraneShape(
        hz,
        7,
        110,
        floats(1, 1.59f, 2.14f),
        floats(0.8f, 0.22f, 0.1f),
        floats(1, 0.55f, 0.35f),
        1300,
        noiseLevel,
        30,
        0,
        0,
        1);
  }

  private static float[] floats(float... values) {
    return values;
  }
}
