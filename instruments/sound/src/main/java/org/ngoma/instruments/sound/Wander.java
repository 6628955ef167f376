package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Noise;

/** A value that strolls between -1 and 1 and never comes the same way again, from a seed. */
final class Wander {

  private final Noise noise = new Noise(0);
  private float from;
  private float to;
  private float way;

  void start(int seed) {
    noise.reseed(seed);
    from = noise.next();
    to = noise.next();
    // Each one turns at its own moments.
    way = 0.5f + 0.5f * noise.next();
  }

  /** Goes on by this part of a stroll from one place to the next; returns where it is. */
  float advance(float part) {
    way += part;
    if (way >= 1f) {
      way -= (float) Math.floor(way);
      from = to;
      to = noise.next();
    }
    float smooth = way * way * (3f - 2f * way);
    return from + (to - from) * smooth;
  }
}
