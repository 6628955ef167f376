package org.ngoma.instruments.dsp;

/**
 * Makes {@link Wavetable}s of single cycles: without DC, with the harmonics that each octave may
 * have. Thread: any but audio.
 */
public final class WavetableBuilder {

  /** Points of a cycle that is handed in. */
  public static final int POINTS = 2048;

  private static final int MIN_BITS = 8;
  private static final int MAX_BITS = 11;

  private final Fft[] transforms = new Fft[MAX_BITS + 1];
  private final float[] re = new float[POINTS / 2 + 1];
  private final float[] im = new float[POINTS / 2 + 1];
  private final float[] cutRe = new float[POINTS / 2 + 1];
  private final float[] cutIm = new float[POINTS / 2 + 1];
  private final float[] cycle = new float[POINTS];

  public WavetableBuilder() {
    for (int bits = MIN_BITS; bits <= MAX_BITS; bits++) {
      transforms[bits] = new Fft(1 << bits);
    }
  }

  /**
   * Makes a table of single cycles of {@value #POINTS} points.
   *
   * @param cycles one array a frame, 1 to 64 of them
   * @param harmonics a power of two up to 512
   */
  public Wavetable ofCycles(float[][] cycles, int harmonics) {
    return build(
        cycles.length, harmonics, frame -> transforms[MAX_BITS].forwardReal(cycles[frame], re, im));
  }

  /** Writes harmonics 1 to {@code count} of a frame into the arrays, as sine and cosine parts. */
  public interface Partials {
    void of(int frame, float[] sines, float[] cosines, int count);
  }

  /** Makes a table of sums of harmonics. */
  public Wavetable ofPartials(int frames, Partials partials, int harmonics) {
    float[] sines = new float[harmonics + 1];
    float[] cosines = new float[harmonics + 1];
    return build(
        frames,
        harmonics,
        frame -> {
          partials.of(frame, sines, cosines, harmonics);
          for (int h = 1; h <= harmonics; h++) {
            re[h] = 0.5f * POINTS * cosines[h];
            im[h] = -0.5f * POINTS * sines[h];
          }
        });
  }

  private interface Analysis {
    void of(int frame);
  }

  private Wavetable build(int frames, int harmonics, Analysis analysis) {
    int levels = Integer.numberOfTrailingZeros(harmonics) + 1;
    float[][] points = new float[levels][];
    int[] bits = new int[levels];
    for (int level = 0; level < levels; level++) {
      // Eight points for the highest harmonic, four where there are so many that they are faint.
      bits[level] = Math.max(MIN_BITS, level < 8 ? level + 3 : level + 2);
      points[level] = new float[frames * ((1 << bits[level]) + Wavetable.GUARD)];
    }
    float peak = 1e-9f;
    for (int frame = 0; frame < frames; frame++) {
      analysis.of(frame);
      for (int level = 0; level < levels; level++) {
        peak = Math.max(peak, cut(points[level], bits[level], frame, 1 << level));
      }
    }
    for (float[] table : points) {
      for (int i = 0; i < table.length; i++) {
        table[i] /= peak;
      }
    }
    return new Wavetable(frames, harmonics, points, bits);
  }

  /** Draws one frame with so many harmonics; returns its peak. */
  private float cut(float[] table, int bits, int frame, int most) {
    int size = 1 << bits;
    float scale = (float) size / POINTS;
    for (int h = 0; h <= size / 2; h++) {
      boolean in = h >= 1 && h <= most && h < size / 2;
      cutRe[h] = in ? scale * re[h] : 0;
      cutIm[h] = in ? scale * im[h] : 0;
    }
    transforms[bits].inverseReal(cutRe, cutIm, cycle);
    int at = frame * (size + Wavetable.GUARD);
    float peak = 0;
    for (int i = -2; i < size + 3; i++) {
      table[at + 2 + i] = cycle[i & (size - 1)];
      peak = Math.max(peak, Math.abs(cycle[i & (size - 1)]));
    }
    return peak;
  }
}
