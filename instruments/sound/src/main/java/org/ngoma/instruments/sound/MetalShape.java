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
 */
record MetalShape(
    float pitch,
    float lowCutHz,
    float ringHz,
    float noise,
    float strokeMs,
    float strokeLevel,
    float attackMs) {

  static final MetalShape CLOSED_HAT = new MetalShape(1.32f, 7400, 9800, 0.35f, 12, 0.8f, 0);
  static final MetalShape OPEN_HAT = new MetalShape(1.3f, 6900, 9200, 0.4f, 30, 0.5f, 0);
  static final MetalShape CRASH = new MetalShape(1.17f, 3200, 6200, 0.6f, 120, 0.7f, 1.5f);
  static final MetalShape RIDE = new MetalShape(1.61f, 4300, 6000, 0.12f, 45, 1.4f, 0);
}
