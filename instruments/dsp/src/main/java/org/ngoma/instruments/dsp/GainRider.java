package org.ngoma.instruments.dsp;

/**
 * The hand on the fader of a compressor: goes down within the attack and up within the release.
 *
 * <p>Smooth decoupled detector in decibels (Giannoulis, Massberg, Reiss, JAES 2012): a fall with
 * the release behind every demand, and the attack as a one-pole on its way up to it. Both times are
 * those in which 1 - 1/e of the way is gone. With the automatic release, what has lasted lets go
 * slowly and what comes on top of it within the release.
 */
public final class GainRider {

  private static final float SILENT_DB = 1e-5f;

  /** In octaves; only what is beyond all music is reduced further. */
  private static final float DEEPEST = -60f;

  private static final float LASTING_MS = 1400;
  private static final float SLOW_RELEASE_MS = 1500;

  private float attack;
  private float waiting;
  private float releaseKept;
  private float released;
  private float lasting;
  private float lastingKept;
  private boolean auto;

  private float fallingDb;
  private float reductionDb;
  private float lastingDb;

  /** Sets the times. */
  public void set(int sampleRate, float attackMs, float releaseMs, boolean autoRelease) {
    attack = StepLevels.approach(sampleRate, attackMs);
    waiting = 1f - attack;
    releaseKept = StepLevels.kept(sampleRate, releaseMs);
    released = 1f - releaseKept;
    lasting = StepLevels.approach(sampleRate, LASTING_MS);
    lastingKept = StepLevels.kept(sampleRate, SLOW_RELEASE_MS);
    auto = autoRelease;
  }

  /** Lets go at once. */
  public void reset() {
    fallingDb = 0f;
    reductionDb = 0f;
    lastingDb = 0f;
  }

  /** Stands where another one does. */
  public void copy(GainRider other) {
    fallingDb = other.fallingDb;
    reductionDb = other.reductionDb;
    lastingDb = other.lastingDb;
  }

  /** Whether nothing is reduced and nothing remembered. */
  public boolean rests() {
    return fallingDb == 0f && reductionDb == 0f && lastingDb == 0f;
  }

  /** Goes on by one step; the gain at its end. */
  public float next(float wantedDb) {
    float rest = auto ? Math.max(wantedDb, lastingDb) : wantedDb;
    fallingDb = higher(wantedDb, Math.fma(releaseKept, fallingDb, released * rest));
    // On the way up the attack stays below, on the way down it would lag behind.
    reductionDb = lower(fallingDb, Math.fma(waiting, reductionDb, attack * fallingDb));
    if (auto) {
      last();
    }
    if (wantedDb == 0f && fallingDb < SILENT_DB) {
      fallingDb = 0f;
      reductionDb = reductionDb < SILENT_DB ? 0f : reductionDb;
      lastingDb = auto && lastingDb >= SILENT_DB ? lastingDb : 0f;
    }
    return FastMath.exp2InRange(Math.max(DEEPEST, -FastMath.DB_TO_OCTAVES * reductionDb));
  }

  /** The higher of two numbers of at least 0, which as bits have the same order: no branch. */
  private static float higher(float a, float b) {
    return Float.intBitsToFloat(Math.max(Float.floatToRawIntBits(a), Float.floatToRawIntBits(b)));
  }

  private static float lower(float a, float b) {
    return Float.intBitsToFloat(Math.min(Float.floatToRawIntBits(a), Float.floatToRawIntBits(b)));
  }

  private void last() {
    lastingDb =
        reductionDb > lastingDb
            ? Math.fma(lasting, reductionDb - lastingDb, lastingDb)
            : lastingDb * lastingKept;
  }
}
