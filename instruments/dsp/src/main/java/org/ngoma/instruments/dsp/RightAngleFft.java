package org.ngoma.instruments.dsp;

/**
 * The spectrum in which two real signals are convolved by multiplying bin by bin.
 *
 * <p>The right-angle convolution of Nussbaumer (<i>Fast Fourier Transform and Convolution
 * Algorithms</i>, 1982): arithmetic modulo {@code z^n - i} turns the part of a product beyond
 * {@code n} samples into its imaginary part, so a transform of {@code n} complex points convolves
 * two blocks of {@code n} real samples whole, and nothing has to be taken apart. The modulus is
 * split by four from stage to stage, each split with one constant, as in Bernstein's <i>Fast
 * multiplication and its applications</i> (2008).
 *
 * <p>Bins come in an order of their own, the same for all. Immutable; the transforms are in place
 * and allocate nothing. Twiddles come from {@link StrictMath}, so every machine computes the same
 * bits.
 */
public final class RightAngleFft {

  /** Floats that one block of a stage needs: three complex constants. */
  private static final int PER_BLOCK = 6;

  private final int size;

  /** Whether the first stage splits by two; all others split by four. */
  private final boolean halvesFirst;

  private final float[][] twiddles;

  /**
   * A transform of blocks of one size.
   *
   * @param size samples of a block, a power of two from 4 to 2^16
   */
  public RightAngleFft(int size) {
    if (size < 4 || size > 1 << 16 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "transform of " + size + " points: a power of two from 4 to 2^16");
    }
    this.size = size;
    int bits = Integer.numberOfTrailingZeros(size);
    halvesFirst = bits % 2 == 1;
    twiddles = new float[(bits + 1) / 2][];
    double[] angles = {StrictMath.PI / 2};
    for (int stage = 0; stage < twiddles.length; stage++) {
      int radix = stage == 0 && halvesFirst ? 2 : 4;
      twiddles[stage] = constants(angles, radix);
      angles = children(angles, radix);
    }
  }

  private static float[] constants(double[] angles, int radix) {
    float[] w = new float[angles.length * PER_BLOCK];
    for (int block = 0; block < angles.length; block++) {
      for (int power = 1; power <= 3; power++) {
        double angle = angles[block] * power / radix;
        w[block * PER_BLOCK + 2 * power - 2] = (float) StrictMath.cos(angle);
        w[block * PER_BLOCK + 2 * power - 1] = (float) StrictMath.sin(angle);
      }
    }
    return w;
  }

  private static double[] children(double[] angles, int radix) {
    double[] next = new double[angles.length * radix];
    for (int i = 0; i < next.length; i++) {
      next[i] = angles[i / radix] / radix + 2 * StrictMath.PI * (i % radix) / radix;
    }
    return next;
  }

  /** Samples of a block, and bins of its spectrum. */
  public int size() {
    return size;
  }

  /**
   * Spectrum of a block.
   *
   * @param re the samples from index {@code at} on, then real parts
   * @param im zeros, then imaginary parts
   */
  public void forward(float[] re, float[] im, int at) {
    int run = size;
    for (int stage = 0; stage < twiddles.length; stage++) {
      if (stage == 0 && halvesFirst) {
        run /= 2;
        halve(re, im, at, run, twiddles[0]);
      } else {
        run /= 4;
        quarter(re, im, at, run, size / (4 * run), twiddles[stage]);
      }
    }
  }

  /**
   * Undoes {@link #forward}, but for a factor of {@link #size}.
   *
   * @param re real parts from index {@code at} on, then the block's samples
   * @param im imaginary parts, then the samples that follow the block
   */
  public void inverse(float[] re, float[] im, int at) {
    int run = 1;
    for (int stage = twiddles.length - 1; stage >= 0; stage--) {
      if (stage == 0 && halvesFirst) {
        join(re, im, at, run, twiddles[0]);
      } else {
        joinQuarters(re, im, at, run, size / (4 * run), twiddles[stage]);
        run *= 4;
      }
    }
  }

  private static void halve(float[] re, float[] im, int at, int run, float[] w) {
    float wr = w[0];
    float wi = w[1];
    for (int a = at; a < at + run; a++) {
      int b = a + run;
      float tr = Math.fma(wr, re[b], -(wi * im[b]));
      float ti = Math.fma(wr, im[b], wi * re[b]);
      re[b] = re[a] - tr;
      im[b] = im[a] - ti;
      re[a] += tr;
      im[a] += ti;
    }
  }

  private static void join(float[] re, float[] im, int at, int run, float[] w) {
    float wr = w[0];
    float wi = w[1];
    for (int a = at; a < at + run; a++) {
      int b = a + run;
      float tr = re[a] - re[b];
      float ti = im[a] - im[b];
      re[a] += re[b];
      im[a] += im[b];
      re[b] = Math.fma(wr, tr, wi * ti);
      im[b] = Math.fma(wr, ti, -(wi * tr));
    }
  }

  private static void quarter(float[] re, float[] im, int at, int run, int blocks, float[] w) {
    int start = at;
    for (int k = 0; k < blocks * PER_BLOCK; k += PER_BLOCK) {
      float w1r = w[k];
      float w1i = w[k + 1];
      float w2r = w[k + 2];
      float w2i = w[k + 3];
      float w3r = w[k + 4];
      float w3i = w[k + 5];
      for (int a = start; a < start + run; a++) {
        int b = a + run;
        int c = b + run;
        int d = c + run;
        float br = Math.fma(w1r, re[b], -(w1i * im[b]));
        float bi = Math.fma(w1r, im[b], w1i * re[b]);
        float cr = Math.fma(w2r, re[c], -(w2i * im[c]));
        float ci = Math.fma(w2r, im[c], w2i * re[c]);
        float dr = Math.fma(w3r, re[d], -(w3i * im[d]));
        float di = Math.fma(w3r, im[d], w3i * re[d]);
        float sr = re[a] + cr;
        float si = im[a] + ci;
        float tr = re[a] - cr;
        float ti = im[a] - ci;
        float ur = br + dr;
        float ui = bi + di;
        float vr = br - dr;
        float vi = bi - di;
        re[a] = sr + ur;
        im[a] = si + ui;
        re[b] = tr - vi;
        im[b] = ti + vr;
        re[c] = sr - ur;
        im[c] = si - ui;
        re[d] = tr + vi;
        im[d] = ti - vr;
      }
      start += 4 * run;
    }
  }

  private static void joinQuarters(float[] re, float[] im, int at, int run, int blocks, float[] w) {
    int start = at;
    for (int k = 0; k < blocks * PER_BLOCK; k += PER_BLOCK) {
      float w1r = w[k];
      float w1i = w[k + 1];
      float w2r = w[k + 2];
      float w2i = w[k + 3];
      float w3r = w[k + 4];
      float w3i = w[k + 5];
      for (int a = start; a < start + run; a++) {
        int b = a + run;
        int c = b + run;
        int d = c + run;
        float sr = re[a] + re[c];
        float si = im[a] + im[c];
        float tr = re[a] - re[c];
        float ti = im[a] - im[c];
        float ur = re[b] + re[d];
        float ui = im[b] + im[d];
        float vr = re[b] - re[d];
        float vi = im[b] - im[d];
        float xr = tr + vi;
        float xi = ti - vr;
        float yr = sr - ur;
        float yi = si - ui;
        float zr = tr - vi;
        float zi = ti + vr;
        re[a] = sr + ur;
        im[a] = si + ui;
        re[b] = Math.fma(w1r, xr, w1i * xi);
        im[b] = Math.fma(w1r, xi, -(w1i * xr));
        re[c] = Math.fma(w2r, yr, w2i * yi);
        im[c] = Math.fma(w2r, yi, -(w2i * yr));
        re[d] = Math.fma(w3r, zr, w3i * zi);
        im[d] = Math.fma(w3r, zi, -(w3i * zr));
      }
      start += 4 * run;
    }
  }
}
