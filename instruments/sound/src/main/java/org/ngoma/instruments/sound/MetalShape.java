package org.ngoma.instruments.sound;

/**
 * What makes one piece of metal sound unlike another.
 *
 * @param pitch ratio to the common set of frequencies
 * @param lowCutHz below which nothing passes
 * @param ringHz where it rings most
 * @param noise share of plain noise, 0..1
 * @param strokeMs how long the hard beginning lasts
 * @param strokeLevel how much louder the beginning is
 * @param attackMs until full level: a crash opens, a hat ticks
 * @param loudness of it all
 */
record MetalShape(
    float pitch,
    float lowCutHz,
    float ringHz,
    float noise,
    float strokeMs,
    float strokeLevel,
    float attackMs,
    float loudness) {

  static final MetalShape CLOSED_HAT = new MetalShape(1.32f, 7400, 9800, 0.35f, 12, 0.8f, 0, 1);

  /** Closed by the foot: no stick. */
  static final MetalShape PEDAL_HAT = new MetalShape(1.24f, 6300, 8300, 0.45f, 20, 0.25f, 4f, 1.3f);

  static final MetalShape OPEN_HAT = new MetalShape(1.3f, 6900, 9200, 0.4f, 30, 0.5f, 0, 1);

  /** Thin and tinny, almost without noise: the preset rhythm boxes. */
  static final MetalShape SOFT_HAT = new MetalShape(2.3f, 5200, 7100, 0.04f, 6, 0.35f, 0.4f, 1.5f);

  static final MetalShape CRASH = new MetalShape(1.17f, 3200, 6200, 0.6f, 120, 0.7f, 1.5f, 1);
  static final MetalShape RIDE = new MetalShape(1.61f, 4300, 6000, 0.12f, 45, 1.4f, 0, 1);

  /** Small, or turned up at the rim: trashy, soon gone. */
  static final MetalShape CHINA = new MetalShape(0.87f, 1900, 4100, 0.5f, 60, 1.1f, 0.8f, 1);

  /** The cup of a ride, struck with the shoulder of the stick. */
  static final MetalShape BELL = new MetalShape(1.94f, 1700, 3300, 0.02f, 30, 1.2f, 0, 0.5f);
}
