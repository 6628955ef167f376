package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Noise;

/**
 * A tape that does not run evenly: it wobbles with the reels and flutters with the capstan.
 *
 * <p>How far the sound lies behind or ahead of where it should, as sums of sines and, for the
 * reels, a slow wandering; all rates without common beats.
 */
final class TapeMotion {

  private static final float WOW_HZ = 0.53f;
  private static final float SECOND_WOW_HZ = 1.31f;
  private static final float FLUTTER_HZ = 6.1f;
  private static final float SECOND_FLUTTER_HZ = 9.7f;

  /** At full wobble the pitch strays by about 40 cents, at full flutter by about 20. */
  private static final float WOW_MS = 5.2f;

  private static final float FLUTTER_MS = 0.24f;
  private static final float WANDER_MS = 900;

  private final Noise noise;
  private float framesPerMs;
  private float secondsPerBlock;
  private float wanderPart;
  private float wowPhase;
  private float secondWowPhase;
  private float flutterPhase;
  private float secondFlutterPhase;
  private float wanderAim;
  private float wander;
  private float start;
  private float end;
  private boolean fresh = true;

  TapeMotion(int seed) {
    noise = new Noise(seed);
  }

  void prepare(int sampleRate) {
    framesPerMs = sampleRate * 0.001f;
    secondsPerBlock = (float) Block.FRAMES / sampleRate;
    wanderPart = 1 - FastMath.exp2(-1.442_695f * 1000 * secondsPerBlock / WANDER_MS);
    reset();
  }

  @RealTime
  void reset() {
    noise.reset();
    wowPhase = 0;
    secondWowPhase = 0.3f;
    flutterPhase = 0;
    secondFlutterPhase = 0.6f;
    wanderAim = 0;
    wander = 0;
    start = 0;
    end = 0;
    fresh = true;
  }

  /**
   * Goes one block on.
   *
   * @param wobble 0..1
   * @param flutter 0..1
   */
  @RealTime
  void advance(float wobble, float flutter) {
    start = end;
    if (wobble == 0 && flutter == 0) {
      end = 0;
      start = fresh ? 0 : start;
      return;
    }
    wowPhase = turned(wowPhase, WOW_HZ);
    secondWowPhase = turned(secondWowPhase, SECOND_WOW_HZ);
    flutterPhase = turned(flutterPhase, FLUTTER_HZ);
    secondFlutterPhase = turned(secondFlutterPhase, SECOND_FLUTTER_HZ);
    if (wowPhase < WOW_HZ * secondsPerBlock) {
      wanderAim = noise.next();
    }
    wander += wanderPart * (wanderAim - wander);
    float wow =
        0.6f * FastMath.sin2pi(wowPhase) + 0.12f * FastMath.sin2pi(secondWowPhase) + 0.4f * wander;
    float fast = 0.7f * FastMath.sin2pi(flutterPhase) + 0.3f * FastMath.sin2pi(secondFlutterPhase);
    end = framesPerMs * (wobble * wobble * WOW_MS * wow + flutter * flutter * FLUTTER_MS * fast);
    start = fresh ? end : start;
    fresh = false;
  }

  private float turned(float phase, float hz) {
    float next = phase + hz * secondsPerBlock;
    return next - (float) Math.floor(next);
  }

  /** Frames by which the tape is late at the first frame of the block. */
  @RealTime
  float start() {
    return start;
  }

  /** Change of it from frame to frame. */
  @RealTime
  float step() {
    return (end - start) / Block.FRAMES;
  }
}
