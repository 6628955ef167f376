package org.ngoma.instruments.sound;

/** Where the frames of an impulse response come from, each channel from its beginning on. */
interface ImpulseMaker {

  /**
   * The next frames of one channel; silence after the end.
   *
   * @param channel 0 left to left, 1 right to right, 2 left to right, 3 right to left
   */
  void make(int channel, float[] out, int at, int count);
}
