package org.ngoma.instruments.sound;

/**
 * What makes one skin or stick sound unlike another.
 *
 * @param hz fundamental at rest
 * @param bendSemitones by which a stroke starts higher
 * @param bendMs until that is gone
 * @param ratios frequencies of the partials
 * @param levels of the partials
 * @param decays of the partials, as part of the drum's decay
 * @param noiseHz centre of the stick's noise
 * @param noiseLevel of it
 * @param noiseMs until it is gone
 * @param drive gain into saturation, 0 for none
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
    float drive) {

  static final MembraneShape KICK =
      new MembraneShape(
          49, 40, 70, new float[] {1}, new float[] {1}, new float[] {1}, 2600, 0.16f, 9, 1.3f);

  static final MembraneShape RIM =
      new MembraneShape(
          430,
          2,
          8,
          new float[] {1, 2.13f, 4.02f},
          new float[] {0.45f, 0.6f, 0.5f},
          new float[] {1, 0.8f, 0.6f},
          4200,
          0.5f,
          7,
          0);

  static final MembraneShape LOW_TOM = tom(84, 0.16f);
  static final MembraneShape MID_TOM = tom(116, 0.15f);
  static final MembraneShape HIGH_TOM = tom(158, 0.14f);

  static final MembraneShape CONGA =
      new MembraneShape(
          208,
          2.2f,
          40,
          new float[] {1, 1.52f, 2.43f},
          new float[] {0.8f, 0.3f, 0.16f},
          new float[] {1, 0.5f, 0.3f},
          1900,
          0.35f,
          14,
          0);

  static final MembraneShape CLAVE =
      new MembraneShape(
          2480,
          0.3f,
          10,
          new float[] {1, 1.63f},
          new float[] {0.75f, 0.16f},
          new float[] {1, 0.5f},
          5200,
          0.12f,
          3,
          0);

  private static MembraneShape tom(float hz, float noiseLevel) {
    return new MembraneShape(
        hz,
        7,
        110,
        new float[] {1, 1.59f, 2.14f},
        new float[] {0.8f, 0.22f, 0.1f},
        new float[] {1, 0.55f, 0.35f},
        1300,
        noiseLevel,
        30,
        0);
  }
}
