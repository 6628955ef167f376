package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;

/**
 * What every channel gives to the mix, kept beside it for who writes stems: tracks, groups and
 * returns behind their faders, by their place in the {@link Mixer}. What goes straight to the
 * master adds up to what its chain takes in.
 */
public final class MixTap {

  /** Most frames that are kept at once. */
  public static final int FRAMES = 1024;

  private final float[][] left = new float[Mixer.MASTER][];
  private final float[][] right = new float[Mixer.MASTER][];
  private final int[] latency = new int[Mixer.MASTER];

  /**
   * @param places that are kept
   */
  public MixTap(int[] places) {
    for (int place : places) {
      left[place] = new float[FRAMES];
      right[place] = new float[FRAMES];
    }
  }

  /** What a place gave since index 0 of the present period, left. */
  public float[] left(int place) {
    return left[place];
  }

  /** As {@link #left}. */
  public float[] right(int place) {
    return right[place];
  }

  /** Frames by which what is kept of a place lags the notes. */
  public int latencyFrames(int place) {
    return latency[place];
  }

  /** Keeps a block of a place. */
  @RealTime
  void take(int place, int at, float[] fromLeft, float[] fromRight, int latencyFrames) {
    if (left[place] != null && at + Block.FRAMES <= FRAMES) {
      System.arraycopy(fromLeft, 0, left[place], at, Block.FRAMES);
      System.arraycopy(fromRight, 0, right[place], at, Block.FRAMES);
      latency[place] = latencyFrames;
    }
  }

  /** A place gave nothing in this block. */
  @RealTime
  void rest(int place, int at, int latencyFrames) {
    if (left[place] != null && at + Block.FRAMES <= FRAMES) {
      Arrays.fill(left[place], at, at + Block.FRAMES, 0f);
      Arrays.fill(right[place], at, at + Block.FRAMES, 0f);
      latency[place] = latencyFrames;
    }
  }
}
