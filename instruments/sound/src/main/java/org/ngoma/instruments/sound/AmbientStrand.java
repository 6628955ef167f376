package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.TableOscillator;

/** One thread of an {@link Ambient} cloud: a drone, a tone or a grain, cut from a loop. */
final class AmbientStrand {

  private static final int SHIFT = Integer.SIZE - AmbientSources.BITS;
  private static final int MASK = (1 << SHIFT) - 1;
  private static final float SCALE = 1f / (1 << SHIFT);

  private final Wander wander = new Wander();
  private float[] loop;
  private int phase;
  private float pitch;
  private float level;
  private float left;
  private float right;
  private float way;
  private float wayStep;
  private float rise;
  private float fall;
  private float drawn;
  private boolean sounds;
  private boolean endless;

  void reset() {
    sounds = false;
  }

  boolean free() {
    return !sounds;
  }

  /**
   * Begins.
   *
   * @param source one of {@link AmbientSources#LOOPS}
   * @param side -1 left, 1 right
   * @param blocks it lasts
   * @param riseShare part of its time in which it comes
   * @param fallShare part of its time in which it goes
   */
  void start(
      float[] source,
      int from,
      float key,
      float gain,
      float side,
      float blocks,
      float riseShare,
      float fallShare,
      int seed) {
    loop = source;
    phase = from;
    pitch = key;
    level = gain;
    place(side);
    way = 0f;
    wayStep = 1f / blocks;
    rise = 1f / riseShare;
    fall = 1f / fallShare;
    drawn = 0f;
    sounds = true;
    endless = false;
    wander.start(seed);
  }

  /** Begins something that only {@link #reset} ends. */
  void startEndless(float[] source, int from, float key, int seed) {
    start(source, from, key, 0f, 0f, 1f, 1f, 1f, seed);
    endless = true;
    drawn = -1f;
  }

  /** Moves something endless. */
  void move(float[] source, float key, float gain, float side) {
    loop = source;
    pitch = key;
    level = gain;
    place(side);
  }

  private void place(float side) {
    float angle = Math.fma(Math.max(-1f, Math.min(1f, side)), 0.125f, 0.125f);
    left = FastMath.cos2pi(angle);
    right = FastMath.sin2pi(angle);
  }

  float pitch() {
    return pitch;
  }

  /**
   * Adds one block.
   *
   * @param gain over all of its kind
   * @param bend semitones
   * @param drift semitones that it strays at most
   * @param stroll part of a stroll in this block
   * @param cyclesAtKey0 loops in a frame at key 0
   */
  void render(
      float gain,
      float bend,
      float drift,
      float stroll,
      float cyclesAtKey0,
      float[] outLeft,
      float[] outRight) {
    float key = Math.fma(drift, wander.advance(stroll), pitch + bend);
    int increment = TableOscillator.increment(cyclesAtKey0 * FastMath.semitonesToRatio(key));
    float end = gain * level * shape();
    float start = drawn < 0f ? end : drawn;
    float step = (end - start) / Block.FRAMES;
    drawn = end;
    float[] table = loop;
    int p = phase;
    for (int i = 0; i < Block.FRAMES; i++) {
      int index = p >>> SHIFT;
      float a = table[index];
      float y = Math.fma(table[index + 1] - a, (p & MASK) * SCALE, a) * Math.fma(step, i, start);
      outLeft[i] = Math.fma(left, y, outLeft[i]);
      outRight[i] = Math.fma(right, y, outRight[i]);
      p += increment;
    }
    phase = p;
    if (!endless && way >= 1f) {
      sounds = false;
    }
  }

  private float shape() {
    if (endless) {
      return 1f;
    }
    way = Math.min(1f, way + wayStep);
    float up = Math.min(1f, way * rise);
    float down = Math.min(1f, (1f - way) * fall);
    return up * up * (3f - 2f * up) * down * down * (3f - 2f * down);
  }
}
