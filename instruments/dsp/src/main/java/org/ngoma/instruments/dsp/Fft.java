package org.ngoma.instruments.dsp;

/**
 * What a sound is made of: the discrete Fourier transform of a power of two.
 *
 * <p>Cooley and Tukey's radix-2 decimation in time, in place, real and imaginary parts in arrays of
 * their own; a real signal goes through a complex transform of half its length. Twiddles come from
 * {@link StrictMath}, so every machine computes the same bits. The transforms allocate nothing.
 */
public final class Fft {

  private final int size;
  private final int[] reversed;
  private final float[] cos;
  private final float[] sin;
  private final Fft half;
  private final float[] halfRe;
  private final float[] halfIm;

  /**
   * A transform of one size.
   *
   * @param size a power of two from 2 to 2^24
   */
  public Fft(int size) {
    this(size, true);
  }

  private Fft(int size, boolean real) {
    if (size < (real ? 2 : 1) || size > 1 << 24 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "transform of " + size + " points: a power of two from 2 to 2^24");
    }
    this.size = size;
    reversed = new int[size];
    int shift = 32 - Integer.numberOfTrailingZeros(size);
    for (int i = 0; i < size; i++) {
      reversed[i] = size == 1 ? 0 : Integer.reverse(i) >>> shift;
    }
    int twiddles = Math.max(1, size / 2);
    cos = new float[twiddles];
    sin = new float[twiddles];
    for (int i = 0; i < twiddles; i++) {
      double angle = 2 * StrictMath.PI * i / size;
      cos[i] = (float) StrictMath.cos(angle);
      sin[i] = (float) StrictMath.sin(angle);
    }
    half = real ? new Fft(size / 2, false) : null;
    halfRe = new float[real ? size / 2 : 0];
    halfIm = new float[real ? size / 2 : 0];
  }

  /** Points of the transform. */
  public int size() {
    return size;
  }

  /** Complex spectrum in place, unscaled: {@code X[k] = sum x[n] exp(-2 pi i k n / size)}. */
  public void forward(float[] re, float[] im) {
    begin(re, im);
    for (int span = 1; span < size; span *= 2) {
      butterflies(re, im, span);
    }
  }

  /** Begins {@link #forward} for who goes on in pieces with {@link #passes}. */
  void begin(float[] re, float[] im) {
    reorder(re);
    reorder(im);
  }

  /** Passes of {@link #forward}; there are as many as 2s in the size. */
  void passes(float[] re, float[] im, int from, int to) {
    for (int pass = from; pass < to; pass++) {
      butterflies(re, im, 1 << pass);
    }
  }

  /** Undoes {@link #forward}, scaled by {@code 1 / size}. */
  public void inverse(float[] re, float[] im) {
    // Swapping the parts before and after turns the forward transform into the backward one.
    forward(im, re);
    float scale = 1f / size;
    for (int i = 0; i < size; i++) {
      re[i] *= scale;
      im[i] *= scale;
    }
  }

  /**
   * Spectrum of a real signal.
   *
   * @param signal {@code size} samples, left as they are
   * @param re {@code size / 2 + 1} bins from 0 Hz to half the sample rate
   * @param im as {@code re}
   */
  public void forwardReal(float[] signal, float[] re, float[] im) {
    int n = size / 2;
    for (int i = 0; i < n; i++) {
      halfRe[i] = signal[2 * i];
      halfIm[i] = signal[2 * i + 1];
    }
    half.forward(halfRe, halfIm);
    for (int k = 0; k <= n; k++) {
      int a = k == n ? 0 : k;
      int b = k == 0 ? 0 : n - k;
      float evenRe = 0.5f * (halfRe[a] + halfRe[b]);
      float evenIm = 0.5f * (halfIm[a] - halfIm[b]);
      float oddRe = 0.5f * (halfIm[a] + halfIm[b]);
      float oddIm = 0.5f * (halfRe[b] - halfRe[a]);
      float c = k == n ? -1f : cos[k];
      float s = k == n ? 0f : sin[k];
      re[k] = evenRe + c * oddRe + s * oddIm;
      im[k] = evenIm + c * oddIm - s * oddRe;
    }
  }

  /**
   * Undoes {@link #forwardReal}.
   *
   * @param re {@code size / 2 + 1} bins, left as they are
   * @param im as {@code re}
   * @param signal receives {@code size} samples
   */
  public void inverseReal(float[] re, float[] im, float[] signal) {
    int n = size / 2;
    for (int k = 0; k < n; k++) {
      float evenRe = 0.5f * (re[k] + re[n - k]);
      float evenIm = 0.5f * (im[k] - im[n - k]);
      float differenceRe = 0.5f * (re[k] - re[n - k]);
      float differenceIm = 0.5f * (im[k] + im[n - k]);
      float oddRe = cos[k] * differenceRe - sin[k] * differenceIm;
      float oddIm = cos[k] * differenceIm + sin[k] * differenceRe;
      halfRe[k] = evenRe - oddIm;
      halfIm[k] = evenIm + oddRe;
    }
    half.inverse(halfRe, halfIm);
    for (int i = 0; i < n; i++) {
      signal[2 * i] = halfRe[i];
      signal[2 * i + 1] = halfIm[i];
    }
  }

  private void reorder(float[] x) {
    for (int i = 0; i < size; i++) {
      int j = reversed[i];
      if (i < j) {
        float swap = x[i];
        x[i] = x[j];
        x[j] = swap;
      }
    }
  }

  private void butterflies(float[] re, float[] im, int span) {
    int stride = size / (2 * span);
    for (int start = 0; start < size; start += 2 * span) {
      for (int k = 0; k < span; k++) {
        int a = start + k;
        int b = a + span;
        float c = cos[k * stride];
        float s = sin[k * stride];
        float turnedRe = c * re[b] + s * im[b];
        float turnedIm = c * im[b] - s * re[b];
        re[b] = re[a] - turnedRe;
        im[b] = im[a] - turnedIm;
        re[a] += turnedRe;
        im[a] += turnedIm;
      }
    }
  }
}
