package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * The highest point that a stereo mix reaches once a converter has drawn its waveform, in dBTP.
 *
 * <p>ITU-R BS.1770-4 annex 2, through {@link InterSamplePeaks}. {@link #add} allocates nothing.
 */
public final class TruePeak {

  private static final float[] SILENCE = new float[InterSamplePeaks.LATENCY_FRAMES];

  private final InterSamplePeaks leftPeaks = new InterSamplePeaks();
  private final InterSamplePeaks rightPeaks = new InterSamplePeaks();
  private final float[] peaks = new float[InterSamplePeaks.MAX_FRAMES];
  private float highest;

  /** Forgets everything heard. */
  public void reset() {
    leftPeaks.reset();
    rightPeaks.reset();
    highest = 0;
  }

  /** Hears {@code frames} frames of both arrays from index {@code from}. */
  public void add(float[] left, float[] right, int from, int frames) {
    int end = from + frames;
    for (int at = from; at < end; at += InterSamplePeaks.MAX_FRAMES) {
      int run = Math.min(end - at, InterSamplePeaks.MAX_FRAMES);
      Arrays.fill(peaks, 0);
      scan(leftPeaks, left, at, run);
      scan(rightPeaks, right, at, run);
      for (int i = 0; i < run; i++) {
        highest = Math.max(highest, peaks[i]);
      }
    }
  }

  /** Looks closely only where a new highest peak can be. */
  private void scan(InterSamplePeaks detector, float[] x, int from, int frames) {
    if (detector.bound(x, from, frames) <= highest) {
      detector.skip(x, from, frames);
    } else {
      detector.scan(x, from, frames, highest, peaks);
    }
  }

  /** Hears the silence that follows the last frame, whose own peaks need it. */
  public void end() {
    add(SILENCE, SILENCE, 0, SILENCE.length);
  }

  /** Highest peak so far, 1 is full scale. */
  public float peak() {
    return highest;
  }

  /** Highest peak so far in dBTP; -759 in silence. */
  public float dbtp() {
    return FastMath.gainToDb(highest);
  }
}
