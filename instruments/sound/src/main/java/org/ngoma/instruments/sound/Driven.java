package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.SoftDrive;

/**
 * What has to be added to a band to make it a driven one: odd harmonics, more of what is soft, less
 * of what is loud.
 */
final class Driven {

  /** Into the curve, which leaves a wave at -8 dB as loud as it was. */
  private static final float DRIVE = 6f;

  private final float[] history = new float[Block.FRAMES + 1];
  private final float[] driven = new float[Block.FRAMES];

  void reset() {
    history[0] = 0;
  }

  /** Replaces the band by what is to be added to it. */
  void difference(float[] x, float amount, float step) {
    System.arraycopy(x, 0, history, 1, Block.FRAMES);
    SoftDrive.apply(history, 1, 1, DRIVE, 0, driven, Block.FRAMES);
    for (int i = 0; i < Block.FRAMES; i++) {
      // The curve lags by half a frame: so does what is taken away.
      float clean = 0.5f * (history[i] + history[i + 1]);
      x[i] = (amount + i * step) * (driven[i] - clean);
    }
    history[0] = history[Block.FRAMES];
  }
}
