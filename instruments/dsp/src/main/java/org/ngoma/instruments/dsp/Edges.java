package org.ngoma.instruments.dsp;

/**
 * Where a moving phase passes a point within some frames, and the rounding of what breaks there.
 */
final class Edges {

  private static final int LANES = Octet.LANES;
  private static final int TAPS = EdgeTables.TAPS;
  private static final float CYCLE = 0x1p32f;

  /** More cannot be passed in a block below half the sample rate. */
  private static final int MOST = 24;

  /** No frame lies so far behind a pass. */
  static final float NEVER = 2f;

  int count;

  /** First frame behind each pass. */
  final int[] frame = new int[MOST];

  /** Part of a frame by which that frame lies behind the pass. */
  final float[] behind = new float[MOST];

  /**
   * Finds the passes.
   *
   * @param from phase in the frame before the first
   * @param first way of the first frame
   * @param step change of the way from frame to frame
   */
  void find(int from, int first, int step, int target, int frames) {
    find(from, first, step, target, frames, NEVER);
  }

  /** As above, but only what passes less than {@code since} before the first frame, or later. */
  void find(int from, int first, int step, int target, int frames, float since) {
    count = 0;
    float distance = unsigned(target - from);
    float speed = Math.fma(-0.5f, step, first);
    if (step == 0 && distance > speed * (frames + 0.5f)) {
      return;
    }
    while (count < MOST) {
      float root = Math.fma(speed, speed, 2f * step * distance);
      if (!(root >= 0f)) {
        return;
      }
      float n = 2f * distance / (speed + (float) Math.sqrt(root));
      if (!(n < frames + 0.5f)) {
        return;
      }
      int f = Math.min(frames - 1, (int) n);
      // Floats may miss by a frame; whole numbers tell for sure.
      while (f > 0 && past(from, first, step, target, f - 1) >= 0 && n - f < 1f) {
        f--;
      }
      while (f < frames && past(from, first, step, target, f) < 0) {
        f++;
      }
      if (f == frames) {
        return;
      }
      frame[count] = f;
      float way = (float) (first + step * f);
      behind[count] = Math.min(1f, past(from, first, step, target, f) / way);
      count += f > 0 || behind[count] < since ? 1 : 0;
      distance += CYCLE;
    }
  }

  /** How far a frame lies behind the target, below 0 when before it; within half a cycle. */
  private static int past(int from, int first, int step, int target, int f) {
    return from + first * (f + 1) + step * (f * (f + 1) / 2) - target;
  }

  /** Way from a phase that has just been passed counts as a whole cycle. */
  static float unsigned(int way) {
    return way == 0 ? CYCLE : (float) (way & 0xffff_ffffL);
  }

  /** Rounds all that were found; {@code height} is that in the frame before the first. */
  void round(int order, float height, float heightStep, float[] w, int at) {
    for (int i = 0; i < count; i++) {
      int f = frame[i];
      roundAt(order, Math.fma(heightStep, f, height), behind[i], w, at + LANES * f);
    }
  }

  /** Adds what is missing around the first frame behind a break. */
  static void roundAt(int order, float height, float behindBy, float[] w, int at) {
    float[] table = EdgeTables.RESIDUE[order];
    float position = Math.max(0f, behindBy) * EdgeTables.PHASES;
    int row = Math.min(EdgeTables.PHASES - 1, (int) position);
    float way = position - row;
    int from = row * TAPS;
    int i = at - LANES * EdgeTables.HALF;
    // What would lie before the note is not heard.
    int k = i < Octet.IN ? (Octet.IN - i + LANES - 1) / LANES : 0;
    i += LANES * k;
    for (; k < TAPS; k++) {
      float a = table[from + k];
      float y = Math.fma(way, table[from + TAPS + k] - a, a);
      w[i] = Math.fma(height, y, w[i]);
      i += LANES;
    }
  }
}
