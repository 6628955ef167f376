package org.ngoma.instruments.dsp;

/**
 * Saw, pulse, triangle, sine and what lies between them, without aliasing; two of them make hard
 * sync.
 *
 * <p>The plain wave is drawn, and each of its edges is rounded by {@link EdgeTables}. A pulse is
 * the difference of two saws. A phase is an unsigned 32-bit number where 2^32 is one cycle, so it
 * wraps by itself and holds a pitch within 0.001 cent. The phase moves before it is read. Edges are
 * rounded to both sides: what is drawn at frame f of a buffer writes from f - 12 to f + 11.
 */
public final class EdgeOscillator {

  private static final int LANES = Octet.LANES;
  private static final float CYCLE = 0x1p32f;
  private static final float PER_CYCLE = 0x1p-32f;
  private static final float PER_HALF_CYCLE = 0x1p-31f;
  private static final int QUARTER = 1 << 30;
  private static final float ROUNDING = 1e-4f;
  private static final float TURN = 6.283_185_5f;

  private final Edges edges = new Edges();

  /** Beginnings of cycles in the last call, for a synced oscillator. */
  private final Edges starts = new Edges();

  private int phase;
  private int before;
  private int firstBefore;
  private int increment;
  private int incrementStep;
  private int width;
  private int widthStep;
  private float saw;
  private float sawStep;
  private float pulse;
  private float pulseStep;
  private float triangle;
  private float triangleStep;
  private float sine;
  private float sineStep;

  /** Frames of this call that are drawn. */
  private int gone;

  /** Edges more than this before the next frame belong to a cycle that was broken off. */
  private float since = Edges.NEVER;

  private boolean fresh = true;

  /** What the last call was given, no number when it was another kind of call. */
  private float lastCycles = Float.NaN;

  private float lastGain;
  private float lastShape;
  private float lastWidth;

  /** Begins again at this phase. */
  public void start(int startPhase) {
    phase = startPhase;
    fresh = true;
  }

  /**
   * Adds some frames; gain, pitch and width move in straight lines from where the last call left
   * them.
   *
   * @param shape 0 saw, 1 pulse, 2 triangle, 3 sine, and in between
   * @param cycles a frame, at the end
   * @param pulseWidth 0..1, at the end
   * @param gain at the end
   * @param at of the first frame; the next stands {@link Octet#LANES} behind
   */
  public void add(
      float shape, float cycles, float pulseWidth, float gain, float[] w, int at, int frames) {
    if (frames <= 0) {
      return;
    }
    if (stands(shape, cycles, pulseWidth, gain)) {
      before = phase;
      firstBefore = increment;
      incrementStep = 0;
      if (pulse == 0f && triangle == 0f && sine == 0f) {
        standingSaw(frames, w, at);
      } else {
        run(increment, frames, w, at);
      }
      gone = 0;
      return;
    }
    int first = glide(shape, cycles, pulseWidth, gain, frames);
    run(first, frames, w, at);
    settle(shape, gain);
  }

  /** Whether nothing moves in this call: most of the time, and much less to do. */
  private boolean stands(float shape, float cycles, float pulseWidth, float gain) {
    boolean same =
        cycles == lastCycles && gain == lastGain && shape == lastShape && pulseWidth == lastWidth;
    lastCycles = cycles;
    lastGain = gain;
    lastShape = shape;
    lastWidth = pulseWidth;
    return same && !fresh;
  }

  /** As {@link #run} does when there is nothing but a saw and it stands. */
  private void standingSaw(int frames, float[] w, int at) {
    saw(phase, increment, 0, saw, 0f, w, at, frames);
    edges.find(phase, increment, 0, 0, frames, since);
    edges.round(0, 2f * saw, 0f, w, at);
    phase += increment * frames;
    since = Edges.NEVER;
  }

  /** Goes on unheard at the pitch of the last call, for as many frames as one likes. */
  public void skip(int frames) {
    phase += increment * frames;
  }

  /** Goes on unheard. */
  public void skip(float cycles, int frames) {
    int end = TableOscillator.increment(cycles);
    int first = fresh ? end : increment;
    int step = end == first ? 0 : (end - first) / frames;
    lastCycles = Float.NaN;
    before = phase;
    firstBefore = first;
    incrementStep = step;
    phase += first * frames + step * (frames * (frames - 1) / 2);
    increment = end;
    saw = 0f;
    pulse = 0f;
    triangle = 0f;
    sine = 0f;
    fresh = false;
  }

  /** As {@link #add}, but starting again wherever {@code master} began a cycle in its last call. */
  public void addSynced(
      EdgeOscillator master,
      float shape,
      float cycles,
      float pulseWidth,
      float gain,
      float[] w,
      int at,
      int frames) {
    if (frames <= 0) {
      return;
    }
    lastCycles = Float.NaN;
    int first = glide(shape, cycles, pulseWidth, gain, frames);
    Edges starts = master.starts;
    starts.find(master.before, master.firstBefore, master.incrementStep, 0, frames);
    int done = 0;
    for (int i = 0; i < starts.count; i++) {
      int frame = starts.frame[i];
      run(first, frame - done, w, at + LANES * done);
      first += incrementStep * (frame - done);
      done = frame;
      restart(first, starts.behind[i], w, at + LANES * frame);
    }
    run(first, frames - done, w, at + LANES * done);
    settle(shape, gain);
  }

  /** Breaks off the interval before this frame and starts again {@code behind} before it. */
  private void restart(int first, float behind, float[] w, int at) {
    float gp = Math.fma(pulseStep, gone, pulse);
    float g = Math.fma(sawStep, gone, saw) + gp;
    float gt = Math.fma(triangleStep, gone, triangle);
    float gs = Math.fma(sineStep, gone, sine);
    int edge = width + widthStep * gone;
    float slope = 8f * PER_CYCLE * first;
    // One whole number decides both whether an edge came before the end and where the end is.
    int way = (int) (first * (1f - behind));
    lastEdge(0, first, way, 0, 2f * g, w, at);
    lastEdge(0, first, way, -edge, -2f * gp, w, at);
    lastEdge(1, first, way, QUARTER, -slope * gt, w, at);
    lastEdge(1, first, way, -QUARTER, slope * gt, w, at);
    int p = phase + way;
    float jump = g * (1f - sawAt(p)) - gp * (sawAt(edge) - sawAt(p + edge)) - gt * triangleAt(p);
    float falling = p - QUARTER >= 0 ? slope : 0f;
    float turn = TURN * PER_CYCLE * first;
    float sin = FastMath.sin2pi(p * PER_CYCLE);
    float cos = FastMath.cos2pi(p * PER_CYCLE);
    Edges.roundAt(0, Math.fma(-gs, sin, jump), behind, w, at);
    Edges.roundAt(1, Math.fma(gt, falling, gs * turn * (1f - cos)), behind, w, at);
    if (gs != 0f) {
      Edges.roundAt(2, gs * turn * turn * sin, behind, w, at);
      Edges.roundAt(3, gs * turn * turn * turn * (cos - 1f), behind, w, at);
    }
    phase = (int) (first * behind) - first;
    // What the phase seems to pass before it starts again is none.
    since = behind - ROUNDING;
  }

  /** Rounds an edge that came in the interval that is broken off, but before that. */
  private void lastEdge(
      int order, int first, int way, int target, float height, float[] w, int at) {
    int distance = target - phase;
    if (height != 0f && distance > 0 && distance <= way) {
      Edges.roundAt(order, height, 1f - (float) distance / first, w, at);
    }
  }

  private static float sawAt(int p) {
    return -PER_HALF_CYCLE * (p ^ Integer.MIN_VALUE);
  }

  private static float triangleAt(int p) {
    return Math.fma(2f, Math.abs((p + QUARTER) * PER_HALF_CYCLE), -1f);
  }

  /** Lays out the lines of a call; returns the first increment. */
  private int glide(float shape, float cycles, float pulseWidth, float gain, int frames) {
    int end = TableOscillator.increment(cycles);
    // Half a cycle more than an int holds: through long, then wrapped.
    int endWidth = (int) (long) (pulseWidth * CYCLE);
    if (fresh) {
      increment = end;
      width = endWidth;
      settle(shape, gain);
      fresh = false;
    }
    int begin = increment;
    incrementStep = (end - begin) / frames;
    widthStep = (endWidth - width) / frames;
    float each = 1f / frames;
    sawStep = (gain * weight(shape, 0f) - saw) * each;
    pulseStep = (gain * weight(shape, 1f) - pulse) * each;
    triangleStep = (gain * weight(shape, 2f) - triangle) * each;
    sineStep = (gain * weight(shape, 3f) - sine) * each;
    increment = end;
    gone = 0;
    before = phase;
    firstBefore = begin;
    return begin;
  }

  private void settle(float shape, float gain) {
    width += widthStep * gone;
    gone = 0;
    widthStep = 0;
    saw = gain * weight(shape, 0f);
    pulse = gain * weight(shape, 1f);
    triangle = gain * weight(shape, 2f);
    sine = gain * weight(shape, 3f);
    sawStep = 0f;
    pulseStep = 0f;
    triangleStep = 0f;
    sineStep = 0f;
  }

  private static float weight(float shape, float of) {
    return Math.max(0f, 1f - Math.abs(shape - of));
  }

  /** Draws some frames of the call. */
  private void run(int first, int frames, float[] w, int at) {
    if (frames <= 0) {
      return;
    }
    int p = phase;
    int step = incrementStep;
    float gp = Math.fma(pulseStep, gone, pulse);
    float g = Math.fma(sawStep, gone, saw) + gp;
    float gStep = sawStep + pulseStep;
    if (g != 0f || gStep != 0f) {
      saw(p, first, step, g, gStep, w, at, frames);
      edges.find(p, first, step, 0, frames, since);
      edges.round(0, 2f * g, 2f * gStep, w, at);
    }
    if (gp != 0f || pulseStep != 0f) {
      int q = p + width + widthStep * gone;
      saw(q, first + widthStep, step, -gp, -pulseStep, w, at, frames);
      edges.find(q, first + widthStep, step, 0, frames, since);
      edges.round(0, -2f * gp, -2f * pulseStep, w, at);
    }
    float gt = Math.fma(triangleStep, gone, triangle);
    if (gt != 0f || triangleStep != 0f) {
      triangle(p, first, step, gt, triangleStep, w, at, frames);
      float slope = 8f * PER_CYCLE * first;
      edges.find(p, first, step, QUARTER, frames, since);
      edges.round(1, -slope * gt, -slope * triangleStep, w, at);
      edges.find(p, first, step, -QUARTER, frames, since);
      edges.round(1, slope * gt, slope * triangleStep, w, at);
    }
    float gs = Math.fma(sineStep, gone, sine);
    if (gs != 0f || sineStep != 0f) {
      sine(p, first, step, gs, sineStep, w, at, frames);
    }
    phase = p + first * frames + step * (frames * (frames - 1) / 2);
    gone += frames;
    since = Edges.NEVER;
  }

  private static void saw(
      int from, int first, int step, float g, float gStep, float[] w, int at, int frames) {
    int p = from ^ Integer.MIN_VALUE;
    int inc = first;
    float gain = -PER_HALF_CYCLE * g;
    float gainStep = -PER_HALF_CYCLE * gStep;
    if (step == 0 && gainStep == 0f) {
      // Without sums that wait for each other.
      for (int i = at, end = at + LANES * frames; i < end; i += LANES) {
        p += inc;
        w[i] = Math.fma(gain, (float) p, w[i]);
      }
      return;
    }
    for (int i = at, end = at + LANES * frames; i < end; i += LANES) {
      p += inc;
      inc += step;
      w[i] = Math.fma(gain, (float) p, w[i]);
      gain += gainStep;
    }
  }

  private static void triangle(
      int from, int first, int step, float g, float gStep, float[] w, int at, int frames) {
    int p = from + QUARTER;
    int inc = first;
    float gain = g;
    for (int i = at, end = at + LANES * frames; i < end; i += LANES) {
      p += inc;
      inc += step;
      w[i] = Math.fma(gain, Math.fma(2f, Math.abs(p * PER_HALF_CYCLE), -1f), w[i]);
      gain += gStep;
    }
  }

  private static void sine(
      int from, int first, int step, float g, float gStep, float[] w, int at, int frames) {
    int p = from - QUARTER;
    int inc = first;
    float gain = g;
    for (int i = at, end = at + LANES * frames; i < end; i += LANES) {
      p += inc;
      inc += step;
      float y = FastMath.quarterSine(0.25f - Math.abs(p * PER_CYCLE));
      w[i] = Math.fma(gain, y, w[i]);
      gain += gStep;
    }
  }
}
