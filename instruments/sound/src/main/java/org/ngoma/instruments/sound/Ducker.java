package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.FastMath;

/**
 * Keeps an echo or a room low while something is played into it and lets it rise in the gaps.
 *
 * <p>The mean level of the dry sound, falling slowly, sets the gain in dB; it moves in a straight
 * line over each block.
 */
final class Ducker {

  private static final float ATTACK_MS = 8;

  /** Of the power, which then falls by 72 dB a second. */
  private static final float RELEASE_MS = 60;

  /** From here on it ducks; {@value #DEEPEST_DB} dB when the dry sound is at full scale. */
  private static final float FLOOR_DB = -42;

  private static final float DEEPEST_DB = 30;

  private float attack;
  private float release;

  /** Power of both sides. */
  private float level;

  private float gain = 1;
  private float start = 1;

  void prepare(int sampleRate) {
    attack = approach(sampleRate, ATTACK_MS);
    release = approach(sampleRate, RELEASE_MS);
    reset();
  }

  private static float approach(int sampleRate, float ms) {
    return 1 - FastMath.exp2(-1.442_695f * 1000 * Block.FRAMES / (ms * sampleRate));
  }

  @RealTime
  void reset() {
    level = 0;
    gain = 1;
    start = 1;
  }

  /**
   * Goes one block on.
   *
   * @param amount 0..1
   * @param energy sum of the squares of both sides of the dry block
   */
  @RealTime
  void advance(float amount, float energy) {
    start = gain;
    float power = energy / Block.FRAMES;
    level += (power > level ? attack : release) * (power - level);
    level = level < 1e-18f ? 0 : level;
    float over = amount == 0 ? 0 : Math.max(0, 0.5f * FastMath.gainToDb(level) - FLOOR_DB);
    gain = over == 0 ? 1 : FastMath.dbToGain(-amount * DEEPEST_DB / -FLOOR_DB * over);
  }

  /** Gain at the first frame of the block. */
  @RealTime
  float start() {
    return start;
  }

  /** Change of it from frame to frame. */
  @RealTime
  float step() {
    return (gain - start) / Block.FRAMES;
  }
}
