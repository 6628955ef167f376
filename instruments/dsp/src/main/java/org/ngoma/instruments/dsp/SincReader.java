package org.ngoma.instruments.dsp;

/**
 * Plays recorded sound at another pitch: reads between its samples.
 *
 * <p>{@link #fine}: a windowed sinc in polyphase form (J. O. Smith, "Digital audio resampling",
 * 2002) that narrows as the pitch rises, three steps an octave, so that what would fold back is
 * taken away; longer where it is narrower. {@link #light}: four points and a cubic (Catmull and
 * Rom, 1974), which costs a quarter, leaves more above its input and folds when played high.
 *
 * <p>A position has 32 bits behind the point. The sample at position 0 stands at index {@code lead}
 * of the input; before it stand {@code lead} samples, behind the last position {@code lead} + 1.
 */
public final class SincReader {

  /** Samples needed before a position by the {@link #light} reader. */
  public static final int LIGHT_LEAD = 1;

  private static final int STEPS_PER_OCTAVE = 3;
  private static final int OCTAVES = 3;
  private static final int SHORTEST = 24;
  private static final int MOST_PHASES_BITS = 10;

  /** Where a reader has lost half, as part of the band. */
  private static final double EDGE = 0.92;

  /** Side lobes 70 dB down. */
  private static final double BETA = 7;

  private static final double[] WINDOW = kaiser();

  /** Fine tuning stays in the widest reader. */
  private static final float A_LITTLE_HIGHER = 0.15f;

  private static final SincReader[] NARROWER = narrower();

  private final int taps;
  private final int phaseShift;
  private final float[] table;

  private SincReader(int taps, double cutoff, int phaseBits) {
    this.taps = taps;
    phaseShift = Integer.SIZE - phaseBits;
    int phases = 1 << phaseBits;
    table = new float[phases * taps];
    double[] row = new double[taps];
    double turnCos = StrictMath.cos(Math.PI * cutoff);
    double turnSin = StrictMath.sin(Math.PI * cutoff);
    for (int phase = 0; phase < phases; phase++) {
      // Positions are cut down to a phase, so a row stands for the middle of what falls to it.
      double x = 1 - taps / 2 - (phase + 0.5) / phases;
      double sin = StrictMath.sin(Math.PI * cutoff * x);
      double cos = StrictMath.cos(Math.PI * cutoff * x);
      double sum = 0;
      for (int t = 0; t < taps; t++) {
        row[t] = sin / (x + t) * window(2 * (x + t) / taps);
        sum += row[t];
        double turned = sin * turnCos + cos * turnSin;
        cos = cos * turnCos - sin * turnSin;
        sin = turned;
      }
      for (int t = 0; t < taps; t++) {
        table[phase * taps + t] = (float) (row[t] / sum);
      }
    }
  }

  private static SincReader[] narrower() {
    SincReader[] readers = new SincReader[OCTAVES * STEPS_PER_OCTAVE + 1];
    for (int i = 0; i < readers.length; i++) {
      int octave = i == 0 ? 0 : (i - 1) / STEPS_PER_OCTAVE;
      double cutoff = EDGE * StrictMath.pow(2, -(double) i / STEPS_PER_OCTAVE);
      readers[i] = new SincReader(SHORTEST << octave, cutoff, MOST_PHASES_BITS - octave);
    }
    return readers;
  }

  /** Kaiser's window, drawn from points. */
  private static double window(double x) {
    double at = Math.abs(x) * (WINDOW.length - 1);
    int i = (int) at;
    return i >= WINDOW.length - 1 ? 0 : WINDOW[i] + (at - i) * (WINDOW[i + 1] - WINDOW[i]);
  }

  private static double[] kaiser() {
    double[] points = new double[4096];
    for (int i = 0; i < points.length; i++) {
      double x = (double) i / (points.length - 1);
      points[i] = bessel(BETA * StrictMath.sqrt(1 - x * x)) / bessel(BETA);
    }
    return points;
  }

  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 30; k++) {
      term *= (x / 2 / k) * (x / 2 / k);
      sum += term;
    }
    return sum;
  }

  /** The reader for a speed in frames of input for each of output. */
  public static SincReader fine(float step) {
    float narrow = Math.fma(FastMath.log2(step), STEPS_PER_OCTAVE, -A_LITTLE_HIGHER);
    return NARROWER[Math.max(0, Math.min(NARROWER.length - 1, (int) Math.ceil(narrow)))];
  }

  /** Samples needed before a position; behind it one more. */
  public int lead() {
    return taps / 2 - 1;
  }

  /** Most samples before a position that any reader needs. */
  public static int mostLead() {
    return NARROWER[NARROWER.length - 1].lead();
  }

  /**
   * Reads {@code frames} samples.
   *
   * @param in input, see above
   * @param position of the first, below 2^32
   * @param step from one to the next
   * @param stride distance between two samples of {@code out}
   */
  public void read(
      float[] in, long position, long step, float[] out, int at, int stride, int frames) {
    float[] h = table;
    long p = position;
    int width = taps;
    for (int f = 0, o = at; f < frames; f++, o += stride) {
      int k = (int) (p >>> 32);
      int row = ((int) p >>> phaseShift) * width;
      float a = 0f, b = 0f, c = 0f, d = 0f;
      for (int t = 0; t < width; t += 8) {
        int i = k + t;
        int r = row + t;
        a = Math.fma(in[i], h[r], a);
        b = Math.fma(in[i + 1], h[r + 1], b);
        c = Math.fma(in[i + 2], h[r + 2], c);
        d = Math.fma(in[i + 3], h[r + 3], d);
        a = Math.fma(in[i + 4], h[r + 4], a);
        b = Math.fma(in[i + 5], h[r + 5], b);
        c = Math.fma(in[i + 6], h[r + 6], c);
        d = Math.fma(in[i + 7], h[r + 7], d);
      }
      out[o] = (a + b) + (c + d);
      p += step;
    }
  }

  /** As {@link #read}, with four points; {@link #LIGHT_LEAD} samples stand before a position. */
  public static void light(
      float[] in, long position, long step, float[] out, int at, int stride, int frames) {
    long p = position;
    for (int f = 0, o = at; f < frames; f++, o += stride) {
      int k = (int) (p >>> 32);
      float x = ((int) (p >>> 8) & 0xffffff) * 0x1p-24f;
      float a = in[k];
      float b = in[k + 1];
      float c = in[k + 2];
      float d = in[k + 3];
      float slope = 0.5f * (c - a);
      float way = slope + (b - c);
      float bend = Math.fma(0.5f, d - b, way + (b - c));
      out[o] = Math.fma(Math.fma(Math.fma(bend, x, -(way + bend)), x, slope), x, b);
      p += step;
    }
  }
}
