package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fft;

/**
 * Looks for a window of a recording that comes again: the highest correlation of any window with
 * any later place.
 *
 * <p>Windows follow each other without a gap; every later place is compared, frame by frame, at a
 * sixteenth of the rate, by Fourier transforms. What looks alike is compared again in full.
 */
final class Repetition {

  private static final int DECIMATION = 16;
  private static final int SIZE = 32_768;
  private static final double LOOK_CLOSER = 0.75;

  private final float[] sound;
  private final float[] coarse;
  private final double[] energy;
  private final int window;
  private final Fft fft = new Fft(SIZE);
  private final float[] re = new float[SIZE / 2 + 1];
  private final float[] im = new float[SIZE / 2 + 1];
  private final float[] lags = new float[SIZE];

  /** Of a mono recording. */
  Repetition(float[] sound, int windowFrames) {
    this.sound = sound;
    window = windowFrames / DECIMATION;
    coarse = new float[sound.length / DECIMATION];
    for (int i = 1; i < coarse.length - 1; i++) {
      // A triangle of two steps: enough against folding, since little lies above 1 kHz.
      float sum = 0;
      for (int k = -DECIMATION; k <= DECIMATION; k++) {
        sum += (DECIMATION - Math.abs(k)) * sound[i * DECIMATION + k];
      }
      coarse[i] = sum / (DECIMATION * DECIMATION);
    }
    energy = new double[coarse.length + 1];
    for (int i = 0; i < coarse.length; i++) {
      energy[i + 1] = energy[i] + (double) coarse[i] * coarse[i];
    }
  }

  /** 0..1; 1 where a window comes again exactly. */
  double highest() {
    int step = SIZE - window;
    int segments = (coarse.length - SIZE) / step + 1;
    float[][] segmentRe = new float[segments][SIZE / 2 + 1];
    float[][] segmentIm = new float[segments][SIZE / 2 + 1];
    float[] part = new float[SIZE];
    for (int s = 0; s < segments; s++) {
      System.arraycopy(coarse, s * step, part, 0, SIZE);
      fft.forwardReal(part, segmentRe[s], segmentIm[s]);
    }
    double highest = 0;
    for (int from = 0; from + 2 * window < coarse.length; from += window) {
      float[] windowRe = new float[SIZE / 2 + 1];
      float[] windowIm = new float[SIZE / 2 + 1];
      Arrays.fill(part, 0);
      System.arraycopy(coarse, from, part, 0, window);
      fft.forwardReal(part, windowRe, windowIm);
      for (int s = (from + window) / step; s < segments; s++) {
        correlate(windowRe, windowIm, segmentRe[s], segmentIm[s]);
        highest = Math.max(highest, best(from, s * step));
      }
    }
    return highest;
  }

  private void correlate(float[] aRe, float[] aIm, float[] bRe, float[] bIm) {
    for (int k = 0; k < re.length; k++) {
      re[k] = bRe[k] * aRe[k] + bIm[k] * aIm[k];
      im[k] = bIm[k] * aRe[k] - bRe[k] * aIm[k];
    }
    fft.inverseReal(re, im, lags);
  }

  private double best(int from, int segment) {
    double own = energy[from + window] - energy[from];
    double highest = 0;
    for (int lag = 0; lag <= SIZE - window; lag++) {
      int place = segment + lag;
      if (place >= from + window) {
        double other = energy[place + window] - energy[place];
        double alike = Math.abs(lags[lag]) / Math.sqrt(own * other + 1e-20);
        if (alike > Math.max(LOOK_CLOSER, highest)) {
          alike = exactly(from * DECIMATION, place * DECIMATION);
        }
        highest = Math.max(highest, alike);
      }
    }
    return highest;
  }

  /** The highest correlation in full near two frames. */
  private double exactly(int from, int place) {
    double highest = 0;
    int frames = window * DECIMATION;
    for (int near = -DECIMATION / 2; near <= DECIMATION / 2; near += 2) {
      double ab = 0;
      double aa = 1e-20;
      double bb = 1e-20;
      for (int i = 0; i < frames && place + near + i < sound.length; i++) {
        double a = sound[from + i];
        double b = sound[place + near + i];
        ab += a * b;
        aa += a * a;
        bb += b * b;
      }
      highest = Math.max(highest, Math.abs(ab) / Math.sqrt(aa * bb));
    }
    return highest;
  }
}
