package org.ngoma.instruments.dsp;

/**
 * Tells strokes from what rings after them, at any level: how far the sound is above where it has
 * just been, and how far below.
 *
 * <p>Differences in decibels of followers that rise or fall at different speeds, as in the
 * differential envelope shapers of the SPL Transient Designer's kind. Nothing but differences of
 * levels counts, so a soft stroke is shaped like a loud one.
 */
public final class StrokeFollower {

  /** What is softer than this is no stroke: -90 dB. */
  private static final float FLOOR_DB = -90f;

  private static final float FLOOR = 3.1623e-5f;

  /** Differences that a low tone makes from swing to swing count as none. */
  private static final float DEAD_DB = 2.5f;

  /** A stroke's difference grows to its full effect over about so many dB. */
  private static final float HALF_DB = 8f;

  /** Fall of the quick follower: fast enough to hear a drum end, slow enough for bass. */
  private static final float QUICK_FALL_MS = 40f;

  private float quickFall;
  private float slowRise;
  private float slowFall;

  private float quickDb = FLOOR_DB;
  private float risingDb = FLOOR_DB;
  private float fallingDb = FLOOR_DB;

  /**
   * Sets the times.
   *
   * @param strokeMs how long a stroke counts as one
   * @param ringMs how long a ring is heard out
   */
  public void set(int sampleRate, float strokeMs, float ringMs) {
    // A fall in a straight line of decibels: 60 dB in so many times 6.9.
    quickFall = 8.686f * perStep(sampleRate, QUICK_FALL_MS);
    slowRise = StepLevels.approach(sampleRate, strokeMs);
    slowFall = 8.686f * perStep(sampleRate, Math.max(1.5f * QUICK_FALL_MS, ringMs));
  }

  private static float perStep(int sampleRate, float ms) {
    return StepLevels.FRAMES * 1000f / (ms * sampleRate);
  }

  /** Forgets what it heard. */
  public void reset() {
    quickDb = FLOOR_DB;
    risingDb = FLOOR_DB;
    fallingDb = FLOOR_DB;
  }

  /** Hears the peak of the next step. */
  public void hear(float peak) {
    float db = peak <= FLOOR ? FLOOR_DB : FastMath.gainToDb(Math.min(1e6f, peak));
    quickDb = Math.max(db, quickDb - quickFall);
    risingDb = quickDb > risingDb ? Math.fma(slowRise, quickDb - risingDb, risingDb) : quickDb;
    fallingDb = Math.max(quickDb, fallingDb - slowFall);
  }

  /** How much of a stroke there is now, 0..1. */
  public float stroke() {
    float over = Math.max(0f, quickDb - risingDb - DEAD_DB);
    return over / (over + HALF_DB);
  }

  /** How much of a ring there is now, 0..1. */
  public float ring() {
    float under = quickDb > FLOOR_DB ? Math.max(0f, fallingDb - quickDb - DEAD_DB) : 0f;
    return under / (under + HALF_DB);
  }
}
