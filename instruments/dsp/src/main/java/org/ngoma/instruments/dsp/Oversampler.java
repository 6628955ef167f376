package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * Eight samples for each one, and back: room for the harmonics of a curve, so that they are
 * filtered away instead of folding back.
 *
 * <p>Three linear-phase half-band filters each way. What comes back is late by {@value
 * #LATENCY_FRAMES} frames at every frequency.
 */
public final class Oversampler {

  /** Samples for each frame. */
  public static final int FACTOR = 8;

  /** Frames by which going up and down again is late. */
  public static final int LATENCY_FRAMES = 30;

  private static final int FIRST_REACH = 12;
  private static final int SECOND_REACH = 5;
  private static final int THIRD_REACH = 4;

  /** Samples at the highest rate that make the latency a whole number of frames. */
  private static final int FILL = 6;

  private final HalfBandFir first;
  private final HalfBandFir second;
  private final HalfBandFir third;
  private final float[] twice;
  private final float[] fourfold;
  private final float[] late;

  /**
   * A silent one.
   *
   * @param mostFrames of any call
   */
  public Oversampler(int mostFrames) {
    first = new HalfBandFir(FIRST_REACH, mostFrames);
    second = new HalfBandFir(SECOND_REACH, 2 * mostFrames);
    third = new HalfBandFir(THIRD_REACH, 4 * mostFrames);
    twice = new float[2 * mostFrames];
    fourfold = new float[4 * mostFrames];
    late = new float[FILL + FACTOR * mostFrames];
  }

  /** Silences it. */
  public void reset() {
    first.reset();
    second.reset();
    third.reset();
    Arrays.fill(late, 0f);
  }

  /**
   * Goes up.
   *
   * @param out receives {@value #FACTOR} samples for each of the {@code frames}
   */
  public void up(float[] in, float[] out, int frames) {
    first.twice(in, twice, frames);
    second.twice(twice, fourfold, 2 * frames);
    third.twice(fourfold, out, 4 * frames);
  }

  /** Comes down again, from {@value #FACTOR} samples for each of the {@code frames}. */
  public void down(float[] in, float[] out, int frames) {
    int samples = FACTOR * frames;
    System.arraycopy(in, 0, late, FILL, samples);
    third.half(late, fourfold, 4 * frames);
    System.arraycopy(late, samples, late, 0, FILL);
    second.half(fourfold, twice, 2 * frames);
    first.half(twice, out, frames);
  }
}
