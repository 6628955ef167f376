package org.ngoma.instruments.dsp;

/** An impulse response that is told piece by piece, each channel from its beginning on. */
public interface ImpulseSource {

  /** Frames of the whole response. */
  int frames();

  /** Whether the left input is also heard on the right and the other way round. */
  boolean crosses();

  /**
   * The next frames of one channel; silence after the end.
   *
   * @param channel 0 left to left, 1 right to right, 2 left to right, 3 right to left
   * @param out filled from index {@code at}
   */
  void next(int channel, float[] out, int at, int count);
}
