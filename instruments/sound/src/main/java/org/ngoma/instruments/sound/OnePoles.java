package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.FastMath;

/**
 * Thinner below, darker above: a first-order high-pass and low-pass for both sides of a sound.
 *
 * <p>Trapezoidal one-poles (V. Zavalishin, "The Art of VA Filter Design", 2018); corners hold for a
 * whole block.
 */
final class OnePoles {

  private final float cyclesPerHz;
  private float highCut;
  private float lowCut;
  private float high;
  private float low;
  private float rightHigh;
  private float rightLow;

  OnePoles(int sampleRate) {
    cyclesPerHz = 1f / sampleRate;
  }

  @RealTime
  void reset() {
    high = 0;
    low = 0;
    rightHigh = 0;
    rightLow = 0;
  }

  /** Moves both corners, where each takes 3 dB. */
  @RealTime
  void tune(float lowCutHz, float highCutHz) {
    // Gains of the trapezoidal one-pole, g / (1 + g).
    float g = FastMath.tanPi(highCutHz * cyclesPerHz);
    float h = FastMath.tanPi(lowCutHz * cyclesPerHz);
    highCut = g / (1 + g);
    lowCut = h / (1 + h);
  }

  /** Filters one block of both sides in place. */
  @RealTime
  void process(float[] l, float[] r) {
    float highState = high;
    float lowState = low;
    float rightHighState = rightHigh;
    float rightLowState = rightLow;
    float highKeep = 1 - 2 * highCut;
    float highThrough = 1 - highCut;
    float lowKeep = 1 - 2 * lowCut;
    float lowTake = 2 * lowCut;
    float lowThrough = 1 - lowCut;
    for (int i = 0; i < Block.FRAMES; i++) {
      float in = highCut * l[i];
      float rightIn = highCut * r[i];
      float dark = Math.fma(highThrough, highState, in);
      float rightDark = Math.fma(highThrough, rightHighState, rightIn);
      highState = Math.fma(highKeep, highState, in + in);
      rightHighState = Math.fma(highKeep, rightHighState, rightIn + rightIn);
      l[i] = lowThrough * (dark - lowState);
      r[i] = lowThrough * (rightDark - rightLowState);
      lowState = Math.fma(lowKeep, lowState, lowTake * dark);
      rightLowState = Math.fma(lowKeep, rightLowState, lowTake * rightDark);
    }
    high = Tiny.flushed(highState);
    low = Tiny.flushed(lowState);
    rightHigh = Tiny.flushed(rightHighState);
    rightLow = Tiny.flushed(rightLowState);
  }
}
