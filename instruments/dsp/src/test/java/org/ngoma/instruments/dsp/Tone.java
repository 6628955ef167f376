package org.ngoma.instruments.dsp;

/** Test tones, and how much of one is in a signal. */
final class Tone {

  private Tone() {}

  /** A sine of amplitude 1 at a part of the sample rate. */
  static float[] sine(double cyclesPerFrame, int frames) {
    float[] out = new float[frames];
    for (int i = 0; i < frames; i++) {
      out[i] = (float) Math.sin(2 * Math.PI * cyclesPerFrame * i);
    }
    return out;
  }

  /** Amplitude of the tone between two frames, seen through a Hann window. */
  static double amplitude(float[] x, double cyclesPerFrame, int from, int to) {
    double re = 0;
    double im = 0;
    double sum = 0;
    for (int i = from; i < to; i++) {
      double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - from) / (to - from));
      re += w * x[i] * Math.cos(2 * Math.PI * cyclesPerFrame * i);
      im += w * x[i] * Math.sin(2 * Math.PI * cyclesPerFrame * i);
      sum += w;
    }
    return 2 * Math.hypot(re, im) / sum;
  }

  static double db(double amplitude) {
    return 20 * Math.log10(Math.max(1e-15, amplitude));
  }
}
