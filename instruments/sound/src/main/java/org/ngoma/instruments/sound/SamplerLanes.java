package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.FilterOctet;
import org.ngoma.instruments.dsp.Octet;

/**
 * Where the voices of a {@link Sampler} lie eight by eight side by side: what they read, how loud
 * they are, and the filters behind them.
 */
final class SamplerLanes {

  static final int LANES = Octet.LANES;

  private final int count;

  /** Behind the last frame of the block before; frame 0 of lane 0 stands at {@link #LANES}. */
  private final float[][] inputs;

  private final float[][] gains;
  private final float[][] pans;
  private final FilterOctet[] filters;
  private final boolean[] filtered;
  private final boolean[] taken;
  private final int[] takenOf;
  private final float[] driven = new float[Octet.BLOCK];

  /** So many lanes, a multiple of {@link #LANES}. */
  SamplerLanes(int lanes) {
    count = lanes / LANES;
    inputs = new float[count][LANES + Octet.BLOCK];
    gains = new float[count][Octet.BLOCK];
    pans = new float[count][2 * LANES];
    filters = new FilterOctet[count];
    filtered = new boolean[count];
    taken = new boolean[lanes];
    takenOf = new int[count];
    for (int octet = 0; octet < count; octet++) {
      filters[octet] = new FilterOctet();
    }
  }

  void reset() {
    for (int octet = 0; octet < count; octet++) {
      Arrays.fill(inputs[octet], 0f);
      Arrays.fill(gains[octet], 0f);
      Arrays.fill(pans[octet], 0f);
      filters[octet].reset();
    }
    Arrays.fill(filtered, false);
    Arrays.fill(taken, false);
    Arrays.fill(takenOf, 0);
  }

  /** Takes a lane; there are two for each voice. */
  int take() {
    int lane = 0;
    while (taken[lane]) {
      lane++;
    }
    taken[lane] = true;
    takenOf[lane / LANES]++;
    return lane;
  }

  /** Gives a lane back, silent. */
  void leave(int lane) {
    silence(lane);
    inputs[lane / LANES][lane % LANES] = 0f;
    pan(lane, 0f, 0f);
    filters[lane / LANES].reset(lane % LANES);
    taken[lane] = false;
    takenOf[lane / LANES]--;
  }

  void pan(int lane, float left, float right) {
    pans[lane / LANES][lane % LANES] = left;
    pans[lane / LANES][LANES + lane % LANES] = right;
  }

  /** Makes the coming block of a lane silent. */
  void silence(int lane) {
    float[] input = inputs[lane / LANES];
    for (int i = LANES + lane % LANES; i < input.length; i += LANES) {
      input[i] = 0f;
    }
    float[] gain = gains[lane / LANES];
    for (int i = lane % LANES; i < gain.length; i += LANES) {
      gain[i] = 0f;
    }
  }

  /** What a lane reads; its frame 0 stands at {@link #inputAt}. */
  float[] input(int lane) {
    return inputs[lane / LANES];
  }

  static int inputAt(int lane) {
    return LANES + lane % LANES;
  }

  /** Gains of a lane; its frame 0 stands at the lane's number modulo {@link #LANES}. */
  float[] gain(int lane) {
    return gains[lane / LANES];
  }

  FilterOctet filter(int lane) {
    return filters[lane / LANES];
  }

  /** Adds all lanes to both sides. */
  void render(Block block, SamplerPatch patch, float[] left, float[] right) {
    for (int octet = 0; octet < count; octet++) {
      if (takenOf[octet] > 0) {
        renderOctet(block.octet, octet, patch, left, right);
      } else {
        filtered[octet] = false;
      }
    }
  }

  private void renderOctet(
      float[] work, int octet, SamplerPatch patch, float[] left, float[] right) {
    float[] input = inputs[octet];
    boolean wet = patch.driveWet != 0f || patch.driveWetStep != 0f;
    if (wet) {
      SamplerDrive.apply(patch, input, driven);
      System.arraycopy(driven, 0, work, Octet.IN, Octet.BLOCK);
    } else {
      System.arraycopy(input, LANES, work, Octet.IN, Octet.BLOCK);
    }
    System.arraycopy(gains[octet], 0, work, Octet.GAIN, Octet.BLOCK);
    if (patch.filtered) {
      if (!filtered[octet]) {
        filters[octet].reset();
      }
      filters[octet].process(work);
    } else {
      System.arraycopy(work, Octet.IN, work, Octet.OUT, Octet.BLOCK);
    }
    mix(work, pans[octet], left, right);
    filtered[octet] = patch.filtered;
    System.arraycopy(input, Octet.BLOCK, input, 0, LANES);
  }

  private static void mix(float[] w, float[] pan, float[] left, float[] right) {
    for (int i = 0; i < Octet.BLOCK; i++) {
      w[Octet.OUT + i] *= w[Octet.GAIN + i];
    }
    SynthOctet.mix(w, pan, left, right);
  }
}
