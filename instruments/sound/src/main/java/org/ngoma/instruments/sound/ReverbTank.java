package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.DelayLine;
import org.ngoma.instruments.dsp.Energy;
import org.ngoma.instruments.dsp.FastMath;

/**
 * The room itself: sixteen paths between walls that feed each other.
 *
 * <p>Jot's feedback delay network: delay lines mixed by a Hadamard matrix, which loses nothing, and
 * one filter a line that alone decides how fast each frequency fades. The lengths sway slowly, each
 * line in its own rhythm, which breaks up the ringing of single modes.
 */
final class ReverbTank {

  private static final int LINES = 16;

  /** Lengths at scale 1, mutually uneven so that their echoes never fall together. */
  private static final double[] LENGTH_MS = {
    31.13, 68.93, 46.91, 94.73, 36.89, 80.93, 54.71, 33.71, 74.33, 50.29, 102.91, 40.31, 87.13,
    58.91, 43.13, 63.73
  };

  private static final double SMALLEST = 0.28;
  private static final double LARGEST_TO_SMALLEST = 5.7;
  private static final double LONGEST_MS = 102.91;

  /** log2 of {@link #LARGEST_TO_SMALLEST}. */
  private static final float SIZE_OCTAVES = 2.510_962f;

  /** Rates of the sway, one a line, without common beats. */
  private static final float[] SWAY_HZ = {
    0.31f, 0.47f, 0.59f, 0.73f, 0.37f, 0.53f, 0.67f, 0.83f, 0.29f, 0.41f, 0.61f, 0.71f, 0.43f,
    0.57f, 0.79f, 0.33f
  };

  private static final float SWAY_MS = 0.8f;

  /** 1 / sqrt(16): keeps the energy of sixteen mixed lines. */
  private static final float UNIT = 0.25f;

  /** Makes the room as loud as it was with eight lines. */
  private static final float OUT = 1.25f;

  /** Lengths are whole numbers of 1/65536 frame, so that their sums never drift. */
  private static final int FRACTION_BITS = 16;

  private static final int ONE = 1 << FRACTION_BITS;
  private static final int COEFFICIENTS = 5;

  /** Blocks from one aim of a line to its next. */
  private static final int TURNS = 8;

  /** What a block reads of a line, with the samples that the curve needs on both sides. */
  private static final int SPAN = Block.FRAMES + 3;

  /** Place in {@link #span} where the read block is put. */
  private static final int READ = SPAN + 1;

  private final float[] taps = new float[LINES * Block.FRAMES];
  private final float[] span = new float[READ + Block.FRAMES];
  private final float[] sum = new float[Block.FRAMES];
  private final float[] difference = new float[Block.FRAMES];
  private final float[] coefficients = new float[LINES * COEFFICIENTS];
  private final float[] state = new float[2 * LINES];
  private final int[] length = new int[LINES];

  /** Change of a length from frame to frame. */
  private final int[] step = new int[LINES];

  private final double[] phase = new double[LINES];
  private final WallFilter[] walls = new WallFilter[LINES];

  private int sampleRate;
  private float[] line;
  private int lineFrames;

  /** From line to line: uneven, as lines a power of two apart would share one set of the cache. */
  private int stride;

  private int at;

  /** Which lines are next to be given a new aim. */
  private int turn;

  private boolean fresh;
  private float energy;

  void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    double longestMs = LONGEST_MS * SMALLEST * LARGEST_TO_SMALLEST + 2 * SWAY_MS;
    int longest = (int) (longestMs * sampleRate / 1000) + 2 * Block.FRAMES;
    lineFrames = Integer.highestOneBit(longest) * 2;
    stride = lineFrames + 5 * 16;
    line = new float[LINES * stride];
    for (int k = 0; k < LINES; k++) {
      walls[k] = new WallFilter(sampleRate);
    }
  }

  @RealTime
  void reset() {
    Arrays.fill(line, 0);
    Arrays.fill(state, 0);
    for (int k = 0; k < LINES; k++) {
      phase[k] = k / (double) LINES;
    }
    at = 0;
    energy = 0;
    turn = 0;
    fresh = true;
  }

  /** Frames after which nothing is left of what was fed below hearing. */
  int longestFrames() {
    return lineFrames;
  }

  /** Sum of the squares of what came out of all lines in the last block. */
  @RealTime
  float energy() {
    return energy;
  }

  /**
   * Sets room and walls; called before a block when one of them changed.
   *
   * @param size 0..1
   * @param decayMs time to fall by 60 dB at 1 kHz
   * @param lowRatio at 125 Hz, in parts of it
   * @param highRatio at 8 kHz, in parts of it
   * @param frozen 1 where the walls take nothing
   */
  @RealTime
  void walls(float size, float decayMs, float lowRatio, float highRatio, float frozen) {
    for (int k = 0; k < LINES; k++) {
      walls[k].design((float) lengthMs(k, size), decayMs, lowRatio, highRatio);
      walls[k].write(frozen, coefficients, COEFFICIENTS * k);
    }
  }

  /** Length of a line in ms at a size of 0..1. */
  private static double lengthMs(int k, float size) {
    return LENGTH_MS[k] * SMALLEST * FastMath.exp2(SIZE_OCTAVES * size);
  }

  /**
   * Renders one block.
   *
   * @param size 0..1, where the lengths glide to
   * @param motion 0..1
   * @param frozen whether the lengths stand still on whole frames, where reading loses nothing
   * @param left into the room
   * @param right into the room
   * @param outLeft replaced
   * @param outRight replaced
   */
  @RealTime
  void process(
      float size,
      float motion,
      boolean frozen,
      float[] left,
      float[] right,
      float[] outLeft,
      float[] outRight) {
    if (frozen && !fresh) {
      stand();
    } else {
      sway(size, motion);
    }
    for (int k = 0; k < LINES; k++) {
      int end = length[k] + (Block.FRAMES - 1) * step[k];
      if (length[k] >> FRACTION_BITS == end >> FRACTION_BITS) {
        readEvenly(k);
      } else {
        read(k);
      }
      // Divisions leave less than a frame's 2000th part to go.
      length[k] = frozen ? whole(length[k]) : length[k];
    }
    for (int k = 0; k < LINES; k += 2) {
      absorb(k);
    }
    energy = Energy.of(taps, taps.length);
    mix();
    feed(left, right);
    for (int i = 0; i < Block.FRAMES; i++) {
      outLeft[i] = OUT * taps[Block.FRAMES + i];
      outRight[i] = OUT * taps[2 * Block.FRAMES + i];
    }
    write();
    at = (at + Block.FRAMES) & (lineFrames - 1);
  }

  /** Gives some of the lines a new aim; the others are on their way. */
  private void sway(float size, float motion) {
    float frames = FastMath.exp2(SIZE_OCTAVES * size) * (float) SMALLEST * sampleRate * 0.001f;
    float sway = motion * SWAY_MS * sampleRate * 0.001f;
    for (int k = 0; fresh && k < LINES; k++) {
      length[k] = swayed(k, 1, frames, sway);
      aim(k, (k + TURNS - 1) % TURNS + 1, frames, sway);
    }
    for (int k = turn; !fresh && k < LINES; k += TURNS) {
      aim(k, TURNS, frames, sway);
    }
    turn = (turn + 1) % TURNS;
    fresh = false;
  }

  /** Sends a line to where it shall be in so many blocks. */
  private void aim(int k, int blocks, float framesPerMs, float sway) {
    step[k] = (swayed(k, blocks, framesPerMs, sway) - length[k]) / (blocks * Block.FRAMES);
  }

  /** Where the length of a line is in so many blocks, in parts of a frame. */
  private int swayed(int k, int blocks, float framesPerMs, float sway) {
    phase[k] += SWAY_HZ[k] * blocks * Block.FRAMES / (double) sampleRate;
    phase[k] -= Math.floor(phase[k]);
    double moved = sway * FastMath.sin2pi((float) phase[k]);
    return (int) ((LENGTH_MS[k] * framesPerMs + moved) * ONE);
  }

  /** Lets all lines stand on whole frames from the next block on. */
  private void stand() {
    for (int k = 0; k < LINES; k++) {
      step[k] = (whole(length[k]) - length[k]) / Block.FRAMES;
    }
  }

  private static int whole(int length) {
    return (length + ONE / 2) & -ONE;
  }

  /** As {@link #read} where no frame is passed over or met twice, which is nearly always. */
  private void readEvenly(int k) {
    int back = length[k];
    int from = (at - (back >> FRACTION_BITS) - 2) & (lineFrames - 1);
    int run = Math.min(SPAN, lineFrames - from);
    System.arraycopy(line, k * stride + from, span, 0, run);
    System.arraycopy(line, k * stride, span, run, SPAN - run);
    curve(span, (ONE - (back & (ONE - 1))) * (1f / ONE), step[k] * (-1f / ONE));
    System.arraycopy(span, READ, taps, k * Block.FRAMES, Block.FRAMES);
    length[k] = back + Block.FRAMES * step[k];
  }

  private static void curve(float[] x, float first, float slope) {
    for (int i = 0; i < Block.FRAMES; i++) {
      float f = Math.fma(slope, i, first);
      x[READ + i] = DelayLine.cubic(x[i], x[i + 1], x[i + 2], x[i + 3], f);
    }
  }

  /** Reads a line between its samples. */
  private void read(int k) {
    float[] x = line;
    int base = k * stride;
    int mask = lineFrames - 1;
    int out = k * Block.FRAMES;
    int back = length[k];
    for (int i = 0; i < Block.FRAMES; i++) {
      // A place may lie below 0, but shifts and masks round it down all the same.
      int index = at + i - (back >> FRACTION_BITS) - 1;
      float f = (ONE - (back & (ONE - 1))) * (1f / ONE);
      float a = x[base + ((index - 1) & mask)];
      float b = x[base + (index & mask)];
      float c = x[base + ((index + 1) & mask)];
      float d = x[base + ((index + 2) & mask)];
      taps[out + i] = DelayLine.cubic(a, b, c, d, f);
      back += step[k];
    }
    length[k] = back;
  }

  /** Filters two lines. */
  private void absorb(int k) {
    float[] t = taps;
    int c = COEFFICIENTS * k;
    float b0 = coefficients[c];
    float b1 = coefficients[c + 1];
    float b2 = coefficients[c + 2];
    float a1 = -coefficients[c + 3];
    float a2 = -coefficients[c + 4];
    float d0 = coefficients[c + 5];
    float d1 = coefficients[c + 6];
    float d2 = coefficients[c + 7];
    float e1 = -coefficients[c + 8];
    float e2 = -coefficients[c + 9];
    float s1 = state[2 * k];
    float s2 = state[2 * k + 1];
    float r1 = state[2 * k + 2];
    float r2 = state[2 * k + 3];
    int from = k * Block.FRAMES;
    for (int i = from; i < from + Block.FRAMES; i++) {
      float x = t[i];
      float z = t[i + Block.FRAMES];
      float y = Math.fma(b0, x, s1);
      float w = Math.fma(d0, z, r1);
      s1 = Math.fma(a1, y, Math.fma(b1, x, s2));
      r1 = Math.fma(e1, w, Math.fma(d1, z, r2));
      s2 = Math.fma(a2, y, b2 * x);
      r2 = Math.fma(e2, w, d2 * z);
      t[i] = y;
      t[i + Block.FRAMES] = w;
    }
    state[2 * k] = Tiny.flushed(s1);
    state[2 * k + 1] = Tiny.flushed(s2);
    state[2 * k + 2] = Tiny.flushed(r1);
    state[2 * k + 3] = Tiny.flushed(r2);
  }

  /** Mixes all lines: fast Walsh-Hadamard transform, four butterflies deep. */
  private void mix() {
    quarter(0);
    quarter(4 * Block.FRAMES);
    quarter(8 * Block.FRAMES);
    quarter(12 * Block.FRAMES);
    across(0);
    across(Block.FRAMES);
    across(2 * Block.FRAMES);
    across(3 * Block.FRAMES);
  }

  /** Mixes four neighbours. */
  private void quarter(int from) {
    float[] t = taps;
    for (int i = from; i < from + Block.FRAMES; i++) {
      float a = t[i] + t[i + 32];
      float b = t[i] - t[i + 32];
      float c = t[i + 64] + t[i + 96];
      float d = t[i + 64] - t[i + 96];
      t[i] = a + c;
      t[i + 32] = b + d;
      t[i + 64] = a - c;
      t[i + 96] = b - d;
    }
  }

  /** Mixes every fourth line, and takes the energy back to what it was. */
  private void across(int from) {
    float[] t = taps;
    for (int i = from; i < from + Block.FRAMES; i++) {
      float a = t[i] + t[i + 128];
      float b = t[i] - t[i + 128];
      float c = t[i + 256] + t[i + 384];
      float d = t[i + 256] - t[i + 384];
      t[i] = UNIT * (a + c) + Tiny.FLUSH - Tiny.FLUSH;
      t[i + 128] = UNIT * (b + d) + Tiny.FLUSH - Tiny.FLUSH;
      t[i + 256] = UNIT * (a - c) + Tiny.FLUSH - Tiny.FLUSH;
      t[i + 384] = UNIT * (b - d) + Tiny.FLUSH - Tiny.FLUSH;
    }
  }

  /** Lays out what goes into the lines: the sum and the difference of the sides in turns. */
  private void feed(float[] left, float[] right) {
    for (int i = 0; i < Block.FRAMES; i++) {
      float l = UNIT * left[i];
      float r = UNIT * right[i];
      sum[i] = l + r;
      difference[i] = l - r;
    }
  }

  private void write() {
    for (int k = 0; k < LINES; k++) {
      float[] in = (k & 1) == 0 ? sum : difference;
      int from = k * Block.FRAMES;
      int to = k * stride + at;
      float sign = (0x6a35 >> k & 1) == 0 ? 1 : -1;
      for (int i = 0; i < Block.FRAMES; i++) {
        line[to + i] = taps[from + i] + sign * in[i];
      }
    }
  }
}
