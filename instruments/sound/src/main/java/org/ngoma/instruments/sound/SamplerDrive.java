package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Octet;
import org.ngoma.instruments.dsp.SoftDrive;

/** Drives four lanes; a little drive fades in beside the clean sound. */
final class SamplerDrive {

  private static final int LANES = Octet.LANES;

  private SamplerDrive() {}

  static void apply(SamplerPatch patch, float[] input, float[] out) {
    SoftDrive.apply(input, LANES, LANES, patch.drive, patch.driveStep, out, out.length);
    float wet = patch.driveWet;
    float wetStep = patch.driveWetStep;
    if (wet == 1f && wetStep == 0f) {
      return;
    }
    for (int i = 0; i < out.length; i++) {
      float clean = input[LANES + i];
      out[i] = Math.fma(Math.fma(wetStep, i, wet), out[i] - clean, clean);
    }
  }
}
