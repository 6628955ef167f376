package org.ngoma.instruments.sound;

/**
 * What makes one sweep sound unlike another.
 *
 * @param hz of the tone at rest
 * @param sweepSemitones by which it starts higher
 * @param sweepMs until that is gone
 * @param noiseHz centre of the noise at rest
 * @param damping how wide that is: 2 wide, near 0 a tone
 * @param noiseShare of noise, 0..1
 */
record ZapShape(
    float hz, float sweepSemitones, float sweepMs, float noiseHz, float damping, float noiseShare) {

  static final ZapShape ZAP = new ZapShape(118, 50, 170, 1500, 0.5f, 0.15f);
  static final ZapShape NOISE = new ZapShape(160, 7, 90, 3400, 1.3f, 0.96f);
}
