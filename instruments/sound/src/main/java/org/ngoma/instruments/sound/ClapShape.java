package org.ngoma.instruments.sound;

/**
 * What makes one series of short bursts sound unlike another.
 *
 * @param burstsMs when the bursts begin, the first at 0
 * @param levels of the bursts
 * @param burstFallMs until a burst is gone
 * @param centreHz of the noise
 * @param centreDamping how wide it is: 2 wide, near 0 a tone
 * @param lowCutHz below which nothing passes
 * @param airLevel how much is heard of what lies beside the centre
 */
record ClapShape(
    float[] burstsMs,
    float[] levels,
    float burstFallMs,
    float centreHz,
    float centreDamping,
    float lowCutHz,
    float airLevel) {

  /** Several hands that never meet at once. */
  static final ClapShape CLAP =
      new ClapShape(
          floats(0f, 9.6f, 19.4f, 29.9f),
          floats(1f, 0.85f, 1f, 0.95f),
          24,
          1150,
          0.75f,
          650,
          0.09f);

  /** A finger that leaves the thumb and meets the palm. */
  static final ClapShape FINGER_SNAP =
      new ClapShape(floats(0f, 6.5f), floats(0.3f, 1f), 9, 1950, 0.26f, 900, 0.03f);

  /** A stick over the notches of a gourd. */
  static final ClapShape GUIRO =
      new ClapShape(
          floats(0f, 15f, 29f, 42.5f, 55.5f, 68f, 80f, 91.5f, 102.5f, 113f),
          floats(0.3f, 0.4f, 0.45f, 0.55f, 0.6f, 0.7f, 0.75f, 0.85f, 0.95f, 1f),
          9,
          2700,
          0.35f,
          1500,
          0.06f);

  private static float[] floats(float... values) {
    return values;
  }
}
