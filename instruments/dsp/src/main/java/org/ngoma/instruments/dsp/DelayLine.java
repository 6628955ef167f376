package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * Sound kept for a while and read at any place, also between its samples: echoes, chorus, the way
 * between two walls.
 *
 * <p>A ring, read through Catmull and Rom's cubic (1974), which passes whole frames unchanged and
 * is nowhere louder than 1. Each block is read and written in either order, then {@link #advance}
 * goes on. What lies before the last reset is silence.
 */
public final class DelayLine {

  /** Most frames that are read at once between frames. */
  private static final int PIECE = 32;

  /** What they need of the line, and where behind it the curve through it is drawn. */
  private static final int SPAN = PIECE + 3;

  private static final int CURVE = SPAN + 1;

  /** Floats of a line of the cache. */
  private static final int CACHE_LINE = 16;

  private final float[] ring;
  private final float[] work = new float[CURVE + PIECE];
  private final int mask;
  private int at;
  private int written;

  /**
   * A silent line.
   *
   * @param longestFrames farthest place that is read
   * @param blockFrames of every block
   */
  public DelayLine(int longestFrames, int blockFrames) {
    int least = longestFrames + 2 * blockFrames + 4;
    int size = Integer.highestOneBit(least - 1) * 2;
    ring = new float[size];
    mask = size - 1;
  }

  /** Forgets all, at no cost. */
  public void reset() {
    at = 0;
    written = 0;
  }

  /** Frames that it holds. */
  public int size() {
    return ring.length;
  }

  /** Writes a block from the present place on. */
  public void write(float[] x, int frames) {
    // Blocks may differ in length, so one may reach over the end of the ring.
    int run = Math.min(frames, ring.length - at);
    System.arraycopy(x, 0, ring, at, run);
    System.arraycopy(x, run, ring, 0, frames - run);
  }

  /** Goes on behind what was written. */
  public void advance(int frames) {
    at = (at + frames) & mask;
    written = Math.min(ring.length, written + frames);
  }

  /**
   * Writes one frame of the present block.
   *
   * @param frame from 0, its place in the block
   */
  public void put(int frame, float x) {
    ring[(at + frame) & mask] = x;
  }

  /**
   * Reads one frame, between frames.
   *
   * @param frame its place in the present block; it and all before it are written
   * @param delay frames back, at least 2; from before a {@link #clear} only what is silent
   */
  public float get(int frame, float delay) {
    int whole = (int) delay;
    float f = 1f - (delay - whole);
    int b = at + frame - whole - 1;
    return cubic(
        ring[(b - 1) & mask], ring[b & mask], ring[(b + 1) & mask], ring[(b + 2) & mask], f);
  }

  /** Silences what {@link #get} reads. */
  public void clear() {
    Arrays.fill(ring, 0f);
    reset();
  }

  /**
   * Reads a block at a place that moves evenly.
   *
   * @param delay of the first frame, in frames back: at least 2 where the block is written before,
   *     else {@code frames + 2}; whole places without a step may be nearer by 2
   * @param step change of it from frame to frame
   * @param out receives {@code frames} from 0 on
   */
  public void read(double delay, double step, float[] out, int frames) {
    double farthest = Math.max(delay, delay + step * frames) + 3;
    if (farthest > written) {
      readYoung(delay, step, out, frames);
      return;
    }
    int done = 0;
    while (done < frames) {
      double place = at + done + (double) ring.length - (delay + step * done);
      int index = (int) place;
      float f = (float) (place - index);
      int run = run(f, step, frames - done);
      if (f == 0f && step == 0) {
        copy(index & mask, out, done, run);
      } else {
        run = Math.min(run, PIECE);
        curve((index - 1) & mask, f, (float) -step, out, done, run);
      }
      done += run;
    }
  }

  /**
   * Reads a block at a whole place.
   *
   * @param delay frames back, at least 1 where the block is written before, else {@code frames}
   * @param out receives {@code frames} from index {@code to} on
   */
  public void readWhole(int delay, float[] out, int to, int frames) {
    int silent = Math.max(0, Math.min(frames, delay - written));
    Arrays.fill(out, to, to + silent, 0f);
    copy((at + silent - delay) & mask, out, to + silent, frames - silent);
  }

  /**
   * Brings what the coming blocks write, and read {@code delay} frames back, into the cache at one
   * go: one by one, each of these steps into a long line would wait for the memory.
   *
   * @param frames of the coming blocks together
   * @return nothing of use, but to be kept, so that the compiler does not leave it out
   */
  public float fetch(double delay, int frames) {
    int back = at - (int) delay - 2;
    float sum = 0f;
    for (int i = 0; i < frames + CACHE_LINE; i += CACHE_LINE) {
      sum += ring[(at + i) & mask] + ring[(back + i) & mask];
    }
    return sum;
  }

  /** Frames, from one whose place has the fraction {@code f}, that lie evenly one after another. */
  private static int run(float f, double step, int most) {
    if (step == 0) {
      return most;
    }
    double reach = step > 0 ? f / step : (1 - f) / -step;
    return 1 + (int) Math.min(most - 1, reach);
  }

  private void copy(int base, float[] out, int from, int frames) {
    int run = Math.min(frames, ring.length - base);
    System.arraycopy(ring, base, out, from, run);
    System.arraycopy(ring, 0, out, from + run, frames - run);
  }

  private void curve(int from, float first, float slope, float[] out, int to, int frames) {
    int straight = Math.min(SPAN, ring.length - from);
    System.arraycopy(ring, from, work, 0, straight);
    System.arraycopy(ring, 0, work, straight, SPAN - straight);
    curve(work, first, slope);
    System.arraycopy(work, CURVE, out, to, frames);
  }

  /** Always a whole piece: what is too much is cheaper than a loop that may end anywhere. */
  private static void curve(float[] x, float first, float slope) {
    for (int i = 0; i < PIECE; i++) {
      float f = Math.fma(slope, i, first);
      x[CURVE + i] = cubic(x[i], x[i + 1], x[i + 2], x[i + 3], f);
    }
  }

  /** Soon after a reset: what was not written since is silence. */
  private void readYoung(double delay, double step, float[] out, int frames) {
    for (int i = 0; i < frames; i++) {
      double place = i - (delay + step * i);
      double floor = Math.floor(place);
      int index = (int) floor;
      float f = (float) (place - floor);
      out[i] =
          cubic(
              young(index - 1, frames),
              young(index, frames),
              young(index + 1, frames),
              young(index + 2, frames),
              f);
    }
  }

  private float young(int index, int frames) {
    // Ahead of the block lies what only a whole place may touch, with weight 0.
    return index < -written || index >= frames ? 0f : ring[(at + index) & mask];
  }

  /** Between {@code b} and {@code c}, {@code f} of the way, with one sample on either side. */
  public static float cubic(float a, float b, float c, float d, float f) {
    float bend = Math.fma(1.5f, b - c, 0.5f * (d - a));
    float slope = 0.5f * (c - a);
    return Math.fma(f, Math.fma(f, Math.fma(f, bend, c - b - slope - bend), slope), b);
  }
}
