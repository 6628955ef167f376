package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.ImpulseSource;
import org.ngoma.instruments.dsp.ImpulseSpectra;

/** An impulse response from a file, at the engine's rate. Immutable, shared by all who play it. */
final class Impulse {

  private final float[][] channels;
  private final int frames;
  private final ImpulseSpectra spectra;

  /**
   * Takes the arrays over.
   *
   * @param channels one, both sides' or {left to left, right to right, left to right, right to
   *     left}, of one length
   */
  Impulse(float[][] channels) {
    this.channels = channels;
    frames = channels[0].length;
    spectra = ImpulseSpectra.of(new Whole());
  }

  int frames() {
    return frames;
  }

  /** Whether each input is heard on the other side too. */
  boolean crosses() {
    return channels.length == 4;
  }

  /** As it is. */
  ImpulseSpectra spectra() {
    return spectra;
  }

  /** Copies what lies at a place of a channel; silence after the end. */
  void copy(int channel, int from, float[] out, int at, int count) {
    float[] x = channels.length == 1 ? channels[0] : channels[channel];
    int there = Math.max(0, Math.min(count, frames - from));
    if (there > 0) {
      System.arraycopy(x, from, out, at, there);
    }
    Arrays.fill(out, at + there, at + count, 0);
  }

  /** Told once, from beginning to end. */
  private final class Whole implements ImpulseSource {
    private final int[] at = new int[4];

    @Override
    public int frames() {
      return frames;
    }

    @Override
    public boolean crosses() {
      return Impulse.this.crosses();
    }

    @Override
    public void next(int channel, float[] out, int from, int count) {
      copy(channel, at[channel], out, from, count);
      at[channel] += count;
    }
  }
}
