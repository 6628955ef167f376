package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.FastMath;

/**
 * The room itself: eight paths between walls that feed each other.
 *
 * <p>Jot's feedback delay network: delay lines mixed by a Hadamard matrix, which loses nothing, and
 * one first-order filter a line that alone decides how fast each frequency fades. The lengths sway
 * slowly, each line in its own rhythm, which breaks up the ringing of single modes.
 */
final class ReverbTank {

  private static final int LINES = 8;

  /** Lengths at scale 1, mutually uneven so that their echoes never fall together. */
  private static final double[] LENGTH_MS = {
    41.37, 46.91, 53.23, 59.71, 66.83, 75.13, 84.47, 95.89
  };

  private static final double SMALLEST = 0.2;
  private static final double LARGEST_TO_SMALLEST = 8;

  /** Rates of the sway, one a line, without common beats. */
  private static final float[] SWAY_HZ = {0.31f, 0.47f, 0.59f, 0.73f, 0.37f, 0.53f, 0.67f, 0.83f};

  private static final float SWAY_MS = 0.8f;

  /** Frequency at which the decay time is exact. */
  private static final double MIDDLE_HZ = 1000;

  /** 1 / sqrt(8): keeps the energy of eight mixed lines. */
  private static final float UNIT = 0.353_553_4f;

  /** Lengths are whole numbers of 1/65536 frame, so that their sums never drift. */
  private static final int FRACTION_BITS = 16;

  private static final int ONE = 1 << FRACTION_BITS;

  private final float[] taps = new float[LINES * Block.FRAMES];
  private final float[] state = new float[LINES];
  private final float[] feed = new float[LINES];
  private final float[] keep = new float[LINES];
  private final int[] length = new int[LINES];
  private final double[] phase = new double[LINES];

  private int sampleRate;
  private float[] line;
  private int lineFrames;
  private float middleCos;
  private int at;
  private boolean fresh;
  private float peak;

  void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    double longestMs = LENGTH_MS[LINES - 1] * SMALLEST * LARGEST_TO_SMALLEST + 2 * SWAY_MS;
    int longest = (int) (longestMs * sampleRate / 1000) + 2 * Block.FRAMES;
    lineFrames = Integer.highestOneBit(longest) * 2;
    line = new float[LINES * lineFrames];
    middleCos = (float) StrictMath.cos(2 * StrictMath.PI * MIDDLE_HZ / sampleRate);
  }

  void reset() {
    Arrays.fill(line, 0);
    Arrays.fill(state, 0);
    for (int k = 0; k < LINES; k++) {
      phase[k] = k / (double) LINES;
    }
    at = 0;
    peak = 0;
    fresh = true;
  }

  /** Frames after which nothing is left of what was fed below hearing. */
  int longestFrames() {
    return lineFrames;
  }

  /** Highest sample of the last block that went into the lines. */
  float peak() {
    return peak;
  }

  /**
   * Sets room and walls; called before a block when one of them changed.
   *
   * @param size 0..1
   * @param decayMs time to fall by 60 dB at 1 kHz
   * @param damping 0..1
   */
  void walls(float size, float decayMs, float damping) {
    float highMs = decayMs * FastMath.exp2(-4.321_928f * damping);
    for (int k = 0; k < LINES; k++) {
      float ms = (float) lengthMs(k, size);
      // log2(10^-3) for each decay time that a length is part of.
      float middle = FastMath.exp2(-9.965_784f * ms / decayMs);
      float high = FastMath.exp2(-9.965_784f * ms / highMs);
      // y = feed x + keep y': highest over lowest gain is (1 - keep) / (1 + keep).
      float ratio = high / middle;
      float pole = Math.min((1 - ratio) / (1 + ratio), darkestPole(middle));
      float atMiddle = (float) Math.sqrt(1 - 2 * pole * middleCos + pole * pole);
      keep[k] = pole;
      feed[k] = Math.min(middle * atMiddle, 0.9999f * (1 - pole));
    }
  }

  /**
   * Where the filter may not be darker: its gain at 0 Hz, which compensates for what it takes from
   * the middle, then makes the lowest frequencies ring a third longer than the middle.
   */
  private float darkestPole(float middle) {
    // (1 - p)^2 = q (1 - 2 p c + p^2), the square of the gain at the middle over that at 0 Hz.
    float q = (float) Math.sqrt(middle);
    float half = 1 - q * middleCos;
    float a = Math.max(1e-6f, 1 - q);
    return (half - (float) Math.sqrt(half * half - a * a)) / a;
  }

  /** Length of a line in ms at a size of 0..1. */
  private static double lengthMs(int k, float size) {
    return LENGTH_MS[k] * SMALLEST * FastMath.exp2(3 * size);
  }

  /**
   * Renders one block.
   *
   * @param size 0..1, where the lengths glide to
   * @param motion 0..1
   * @param left into the room
   * @param right into the room
   * @param outLeft replaced
   * @param outRight replaced
   */
  void process(
      float size, float motion, float[] left, float[] right, float[] outLeft, float[] outRight) {
    for (int k = 0; k < LINES; k++) {
      int aim = swayed(k, size, motion);
      if (fresh) {
        length[k] = aim;
      }
      read(k, (aim - length[k]) / Block.FRAMES);
      absorb(k);
    }
    fresh = false;
    mix(left, right, outLeft, outRight);
    at = (at + Block.FRAMES) & (lineFrames - 1);
  }

  private int swayed(int k, float size, float motion) {
    phase[k] += SWAY_HZ[k] * Block.FRAMES / (double) sampleRate;
    phase[k] -= Math.floor(phase[k]);
    double sway = motion * SWAY_MS * FastMath.sin2pi((float) phase[k]);
    return (int) ((lengthMs(k, size) + sway) * sampleRate * 0.001 * ONE);
  }

  /** Reads a line between its samples: Catmull and Rom's cubic. */
  private void read(int k, int step) {
    float[] x = line;
    int base = k * lineFrames;
    int mask = lineFrames - 1;
    int out = k * Block.FRAMES;
    int back = length[k];
    for (int i = 0; i < Block.FRAMES; i++) {
      int place = ((at + i) << FRACTION_BITS) - back;
      int index = place >> FRACTION_BITS;
      float f = (place & (ONE - 1)) * (1f / ONE);
      float a = x[base + ((index - 1) & mask)];
      float b = x[base + (index & mask)];
      float c = x[base + ((index + 1) & mask)];
      float d = x[base + ((index + 2) & mask)];
      float bend = 0.5f * (d - a) + 1.5f * (b - c);
      float slope = 0.5f * (c - a);
      taps[out + i] = b + f * (slope + f * (c - b - slope - bend + f * bend));
      back += step;
    }
    length[k] = back;
  }

  private void absorb(int k) {
    float in = feed[k];
    float pole = keep[k];
    float y = state[k];
    int from = k * Block.FRAMES;
    for (int i = from; i < from + Block.FRAMES; i++) {
      y = Math.fma(pole, y, Math.fma(in, taps[i], Tiny.GUARD));
      taps[i] = y;
    }
    state[k] = y;
  }

  /** Takes both sides out of the lines, mixes the lines and feeds them, each with its signs. */
  private void mix(float[] left, float[] right, float[] outLeft, float[] outRight) {
    float[] t = taps;
    float highest = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      float a0 = t[i] + t[i + 32];
      float a1 = t[i] - t[i + 32];
      float a2 = t[i + 64] + t[i + 96];
      float a3 = t[i + 64] - t[i + 96];
      float a4 = t[i + 128] + t[i + 160];
      float a5 = t[i + 128] - t[i + 160];
      float a6 = t[i + 192] + t[i + 224];
      float a7 = t[i + 192] - t[i + 224];
      float b0 = a0 + a2;
      float b1 = a1 + a3;
      float b2 = a0 - a2;
      float b3 = a1 - a3;
      float b4 = a4 + a6;
      float b5 = a5 + a7;
      float b6 = a4 - a6;
      float b7 = a5 - a7;
      outLeft[i] = UNIT * (b1 + b5);
      outRight[i] = UNIT * (b2 + b6);
      float l = UNIT * left[i];
      float r = UNIT * right[i];
      float sum = l + r;
      float difference = l - r;
      int w = at + i;
      highest = Math.max(highest, put(w, b0 + b4, sum));
      highest = Math.max(highest, put(w + lineFrames, b1 + b5, difference));
      highest = Math.max(highest, put(w + 2 * lineFrames, b2 + b6, -difference));
      highest = Math.max(highest, put(w + 3 * lineFrames, b3 + b7, sum));
      highest = Math.max(highest, put(w + 4 * lineFrames, b0 - b4, difference));
      highest = Math.max(highest, put(w + 5 * lineFrames, b1 - b5, -sum));
      highest = Math.max(highest, put(w + 6 * lineFrames, b2 - b6, sum));
      highest = Math.max(highest, put(w + 7 * lineFrames, b3 - b7, difference));
    }
    peak = highest;
  }

  private float put(int index, float mixed, float fed) {
    float sample = UNIT * mixed + fed + Tiny.FLUSH - Tiny.FLUSH;
    line[index] = sample;
    return Math.abs(sample);
  }
}
