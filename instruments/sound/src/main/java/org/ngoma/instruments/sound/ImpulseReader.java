package org.ngoma.instruments.sound;

/** Tells an {@link Impulse} piece by piece. */
final class ImpulseReader implements ImpulseMaker {

  private final int[] at = new int[4];
  private Impulse impulse;

  /** Begins anew. */
  void begin(Impulse impulse) {
    this.impulse = impulse;
    for (int channel = 0; channel < at.length; channel++) {
      at[channel] = 0;
    }
  }

  @Override
  public void make(int channel, float[] out, int from, int count) {
    impulse.copy(channel, at[channel], out, from, count);
    at[channel] += count;
  }
}
