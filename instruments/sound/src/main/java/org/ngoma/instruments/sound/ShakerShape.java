package org.ngoma.instruments.sound;

/**
 * What makes one rattle sound unlike another.
 *
 * @param lowCutHz below which nothing passes
 * @param centreHz of the noise
 * @param damping how wide it is: 2 wide, near 0 a tone
 * @param riseMs until a strong stroke is at its level
 * @param weakMoreMs by which the weakest takes longer
 * @param jingle level of small cymbals in it
 */
record ShakerShape(
    float lowCutHz, float centreHz, float damping, float riseMs, float weakMoreMs, float jingle) {

  /** Seeds that take 10 to 15 ms to reach the wall, then scatter. */
  static final ShakerShape SHAKER = new ShakerShape(4200, 6800, 0.9f, 10, 6, 0);

  static final ShakerShape TAMBOURINE = new ShakerShape(5200, 8800, 0.8f, 2.5f, 3, 0.3f);

  /** Few hard beans in a small ball. */
  static final ShakerShape MARACAS = new ShakerShape(3100, 5200, 0.45f, 3, 4, 0);
}
