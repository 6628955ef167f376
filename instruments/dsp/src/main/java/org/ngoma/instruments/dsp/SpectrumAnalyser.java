package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * How strong each part of the spectrum of a stereo sound is, as a panel shows it: bands of equal
 * width in octaves that jump up and fall back slowly.
 *
 * <p>A Fourier transform of {@value #WINDOW} frames under a Hann window; a peak between two bins is
 * found by a parabola in decibels (Smith and Serra, <i>PARSHL</i>, 1987) and given back what the
 * window takes there, so that a full-scale sine reads 0 dB wherever it lies. Of both sides the
 * louder one counts. Thread: any one but audio.
 */
public final class SpectrumAnalyser {

  /** Frames that one look takes. */
  public static final int WINDOW = 8192;

  /** What silence reads. */
  public static final float FLOOR_DB = -120;

  private static final double LOWEST_HZ = 20;
  private static final double HIGHEST_HZ = 20_000;
  private static final float FALL_DB_PER_SECOND = 24;

  /** What a Hann window takes from a sine so many bins beside a bin, over the square of it. */
  private static final float HANN_LOSS_DB = 5.69f;

  private final int sampleRate;
  private final Fft fft = new Fft(WINDOW);
  private final float[] window = new float[WINDOW];
  private final float[] re = new float[WINDOW];
  private final float[] im = new float[WINDOW];
  private final float[] bins = new float[WINDOW / 2 + 1];

  /** Edges of the bands in bins, one more than there are bands. */
  private final double[] edges;

  private final float[] hz;
  private final float[] db;

  /**
   * An analyser that has heard nothing.
   *
   * @param bands from 20 Hz to 20 kHz
   */
  public SpectrumAnalyser(int sampleRate, int bands) {
    this.sampleRate = sampleRate;
    edges = new double[bands + 1];
    hz = new float[bands];
    db = new float[bands];
    double top = Math.min(HIGHEST_HZ, 0.49 * sampleRate);
    for (int i = 0; i <= bands; i++) {
      edges[i] = LOWEST_HZ * Math.pow(top / LOWEST_HZ, (double) i / bands) * WINDOW / sampleRate;
    }
    for (int band = 0; band < bands; band++) {
      hz[band] = (float) (Math.sqrt(edges[band] * edges[band + 1]) * sampleRate / WINDOW);
    }
    for (int i = 0; i < WINDOW; i++) {
      // The mean of the window is one half, and a sine has half its height on each side of 0 Hz.
      window[i] = (float) ((0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW)) * 4 / WINDOW);
    }
    Arrays.fill(db, FLOOR_DB);
  }

  /** Falls to silence at once. */
  public void reset() {
    Arrays.fill(db, FLOOR_DB);
  }

  /**
   * Looks at {@value #WINDOW} frames.
   *
   * @param left samples from index {@code from}
   * @param elapsedFrames since the last look, by which the bands fall
   */
  public void look(float[] left, float[] right, int from, int elapsedFrames) {
    for (int i = 0; i < WINDOW; i++) {
      re[i] = left[from + i] * window[i];
      im[i] = right[from + i] * window[i];
    }
    fft.forward(re, im);
    for (int k = 0; k < bins.length; k++) {
      bins[k] = louderSide(k, (WINDOW - k) % WINDOW);
    }
    float fall = FALL_DB_PER_SECOND * elapsedFrames / sampleRate;
    for (int band = 0; band < db.length; band++) {
      float fallen = Math.max(FLOOR_DB, db[band] - fall);
      db[band] = Math.max(fallen, level(edges[band], edges[band + 1]));
    }
  }

  /** What the bands show now. */
  public SpectrumPicture picture() {
    return new SpectrumPicture(hz.clone(), db.clone());
  }

  /** The left side went in as real, the right one as imaginary numbers. */
  private float louderSide(int k, int mirrored) {
    float leftRe = re[k] + re[mirrored];
    float leftIm = im[k] - im[mirrored];
    float rightRe = im[k] + im[mirrored];
    float rightIm = re[mirrored] - re[k];
    float power =
        Math.max(leftRe * leftRe + leftIm * leftIm, rightRe * rightRe + rightIm * rightIm) / 4;
    return Math.max(FLOOR_DB, 0.5f * FastMath.gainToDb(Math.min(power, 1e15f)));
  }

  private float level(double from, double to) {
    double middle = 0.5 * (from + to);
    int low = (int) Math.floor(middle);
    // A band narrower than the bins lies between two of them.
    float highest = (float) (bins[low] + (middle - low) * (bins[low + 1] - bins[low]));
    int last = Math.min(bins.length - 2, (int) Math.ceil(to));
    for (int k = Math.max(1, (int) Math.floor(from)); k <= last; k++) {
      highest = Math.max(highest, peakNear(k, from, to));
    }
    return highest;
  }

  /** Height of the peak at bin {@code k}, if it is one and lies within; else of the bin alone. */
  private float peakNear(int k, double from, double to) {
    float before = bins[k - 1];
    float here = bins[k];
    float after = bins[k + 1];
    float bend = 2 * here - before - after;
    if (here >= before && here >= after && bend > 0) {
      float shift = 0.5f * (after - before) / bend;
      double place = k + shift;
      return place >= from && place < to ? here + HANN_LOSS_DB * shift * shift : FLOOR_DB;
    }
    return k >= from && k < to ? here : FLOOR_DB;
  }
}
