package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * Two-pole filters in a row for one channel, as fast as they get.
 *
 * <p>Each is {@code y = d x + s}, {@code s' = n1 s + t + w1 x}, {@code t' = n2 s + w2 x}: the
 * observer form, with {@link MatchedBiquad#COEFFICIENTS} numbers {@code d, w1, w2, n1, n2}. What is
 * stored is signal, not a quantity that changes meaning with the coefficients, so coefficients may
 * glide; and a filter with no input weights adds nothing, so it may come and go. Four filters share
 * a loop, which is what hides the time that one sample waits for the one before.
 *
 * <p>Coefficients belong to the caller, so that two channels share theirs.
 */
public final class Biquads {

  private static final int C = MatchedBiquad.COEFFICIENTS;

  /** -360 dB: zero, before anything becomes subnormal. */
  private static final double SILENT = 1e-18;

  private final double[] state;

  /** Filters at rest, and nothing in them. */
  public Biquads(int capacity) {
    state = new double[2 * capacity];
  }

  /** Silences all. */
  public void reset() {
    Arrays.fill(state, 0);
  }

  /** Silences one. */
  public void reset(int filter) {
    state[2 * filter] = 0;
    state[2 * filter + 1] = 0;
  }

  /** Makes this channel's filters ring like another's. */
  public void copy(Biquads from) {
    System.arraycopy(from.state, 0, state, 0, state.length);
  }

  /** Whether one has rung out. */
  public boolean silent(int filter) {
    return state[2 * filter] == 0 && state[2 * filter + 1] == 0;
  }

  /** How much still rings in one. */
  public double ringing(int filter) {
    return Math.max(Math.abs(state[2 * filter]), Math.abs(state[2 * filter + 1]));
  }

  /** Whether one holds bit by bit what another channel's does. */
  public boolean same(Biquads other, int filter) {
    return state[2 * filter] == other.state[2 * filter]
        && state[2 * filter + 1] == other.state[2 * filter + 1];
  }

  /** Lets what nobody can hear become nothing; call once a block. */
  public void settle(int filter) {
    if (Math.abs(state[2 * filter]) < SILENT && Math.abs(state[2 * filter + 1]) < SILENT) {
      reset(filter);
    }
  }

  /**
   * Runs filters that stand still.
   *
   * @param x filtered in place
   * @param c coefficients of all filters, those of filter f at {@code COEFFICIENTS * f}
   * @param order numbers of the filters in the order in which sound passes them
   * @param from index into {@code order} of the first
   * @param to index behind the last
   */
  public void process(double[] x, int frames, double[] c, int[] order, int from, int to) {
    int at = from;
    for (; at + 4 <= to; at += 4) {
      four(x, frames, c, order[at], order[at + 1], order[at + 2], order[at + 3]);
    }
    if (at + 2 <= to) {
      two(x, frames, c, order[at], order[at + 1]);
      at += 2;
    }
    if (at < to) {
      one(x, frames, c, order[at]);
    }
  }

  /**
   * Runs one filter whose coefficients glide.
   *
   * @param now coefficients before the block, of all filters
   * @param next coefficients behind it
   */
  public void glide(double[] x, int frames, double[] now, double[] next, int filter) {
    int k = C * filter;
    double part = 1.0 / frames;
    double d = now[k], w1 = now[k + 1], w2 = now[k + 2], n1 = now[k + 3], n2 = now[k + 4];
    double dStep = (next[k] - d) * part;
    double w1Step = (next[k + 1] - w1) * part;
    double w2Step = (next[k + 2] - w2) * part;
    double n1Step = (next[k + 3] - n1) * part;
    double n2Step = (next[k + 4] - n2) * part;
    double s = state[2 * filter];
    double t = state[2 * filter + 1];
    for (int i = 0; i < frames; i++) {
      d += dStep;
      w1 += w1Step;
      w2 += w2Step;
      n1 += n1Step;
      n2 += n2Step;
      double in = x[i];
      x[i] = Math.fma(d, in, s);
      double s2 = Math.fma(n1, s, Math.fma(w1, in, t));
      t = Math.fma(n2, s, w2 * in);
      s = s2;
    }
    state[2 * filter] = s;
    state[2 * filter + 1] = t;
  }

  private void one(double[] x, int frames, double[] c, int f) {
    int k = C * f;
    double d = c[k], w1 = c[k + 1], w2 = c[k + 2], n1 = c[k + 3], n2 = c[k + 4];
    double s = state[2 * f];
    double t = state[2 * f + 1];
    for (int i = 0; i < frames; i++) {
      double in = x[i];
      x[i] = Math.fma(d, in, s);
      double s2 = Math.fma(n1, s, Math.fma(w1, in, t));
      t = Math.fma(n2, s, w2 * in);
      s = s2;
    }
    state[2 * f] = s;
    state[2 * f + 1] = t;
  }

  private void two(double[] x, int frames, double[] c, int f, int g) {
    int k = C * f;
    int l = C * g;
    double fd = c[k], fw1 = c[k + 1], fw2 = c[k + 2], fn1 = c[k + 3], fn2 = c[k + 4];
    double gd = c[l], gw1 = c[l + 1], gw2 = c[l + 2], gn1 = c[l + 3], gn2 = c[l + 4];
    double fs = state[2 * f], ft = state[2 * f + 1];
    double gs = state[2 * g], gt = state[2 * g + 1];
    for (int i = 0; i < frames; i++) {
      double in = x[i];
      double mid = Math.fma(fd, in, fs);
      double fs2 = Math.fma(fn1, fs, Math.fma(fw1, in, ft));
      ft = Math.fma(fn2, fs, fw2 * in);
      fs = fs2;
      x[i] = Math.fma(gd, mid, gs);
      double gs2 = Math.fma(gn1, gs, Math.fma(gw1, mid, gt));
      gt = Math.fma(gn2, gs, gw2 * mid);
      gs = gs2;
    }
    state[2 * f] = fs;
    state[2 * f + 1] = ft;
    state[2 * g] = gs;
    state[2 * g + 1] = gt;
  }

  private void four(double[] x, int frames, double[] c, int e, int f, int g, int h) {
    int k = C * e, l = C * f, m = C * g, n = C * h;
    double ed = c[k], ew1 = c[k + 1], ew2 = c[k + 2], en1 = c[k + 3], en2 = c[k + 4];
    double fd = c[l], fw1 = c[l + 1], fw2 = c[l + 2], fn1 = c[l + 3], fn2 = c[l + 4];
    double gd = c[m], gw1 = c[m + 1], gw2 = c[m + 2], gn1 = c[m + 3], gn2 = c[m + 4];
    double hd = c[n], hw1 = c[n + 1], hw2 = c[n + 2], hn1 = c[n + 3], hn2 = c[n + 4];
    double es = state[2 * e], et = state[2 * e + 1];
    double fs = state[2 * f], ft = state[2 * f + 1];
    double gs = state[2 * g], gt = state[2 * g + 1];
    double hs = state[2 * h], ht = state[2 * h + 1];
    for (int i = 0; i < frames; i++) {
      double in = x[i];
      double first = Math.fma(ed, in, es);
      double es2 = Math.fma(en1, es, Math.fma(ew1, in, et));
      et = Math.fma(en2, es, ew2 * in);
      es = es2;
      double second = Math.fma(fd, first, fs);
      double fs2 = Math.fma(fn1, fs, Math.fma(fw1, first, ft));
      ft = Math.fma(fn2, fs, fw2 * first);
      fs = fs2;
      double third = Math.fma(gd, second, gs);
      double gs2 = Math.fma(gn1, gs, Math.fma(gw1, second, gt));
      gt = Math.fma(gn2, gs, gw2 * second);
      gs = gs2;
      x[i] = Math.fma(hd, third, hs);
      double hs2 = Math.fma(hn1, hs, Math.fma(hw1, third, ht));
      ht = Math.fma(hn2, hs, hw2 * third);
      hs = hs2;
    }
    state[2 * e] = es;
    state[2 * e + 1] = et;
    state[2 * f] = fs;
    state[2 * f + 1] = ft;
    state[2 * g] = gs;
    state[2 * g + 1] = gt;
    state[2 * h] = hs;
    state[2 * h + 1] = ht;
  }
}
