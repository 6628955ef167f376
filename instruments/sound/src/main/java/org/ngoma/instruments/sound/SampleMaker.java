package org.ngoma.instruments.sound;

import java.util.SplittableRandom;
import org.ngoma.instruments.dsp.Fft;

/**
 * How samples are made from numbers: partials that ring down, noise that knocks, and ensembles
 * whose every partial is a band of chorus (N. O. Paul, "PADsynth", 2005), which repeat without a
 * seam.
 *
 * <p>All at middle C. Only arithmetic that is the same on every machine.
 */
final class SampleMaker {

  static final double MIDDLE_C_HZ = 261.625_565;
  private static final int RATE = SampleSources.RATE;
  private static final float PEAK = 0.8f;

  /** Phases that a partial of an ensemble may have. */
  private static final int TURNS = 1024;

  private static final float[] SINE = sine();

  /** How strong the n-th harmonic is. */
  interface Partials {
    double of(int harmonic);
  }

  private SampleMaker() {}

  private static float[] sine() {
    float[] sine = new float[TURNS];
    for (int i = 0; i < TURNS; i++) {
      sine[i] = (float) StrictMath.sin(2 * Math.PI * i / TURNS);
    }
    return sine;
  }

  /** Adds a tone that rings down by 60 dB within {@code seconds}. */
  static void partial(float[] out, int from, double ratio, double level, double seconds) {
    tone(out, from, MIDDLE_C_HZ * ratio, level, seconds);
  }

  static void tone(float[] out, int from, double hz, double level, double seconds) {
    if (hz > 0.45 * RATE) {
      return;
    }
    double turn = 2 * Math.PI * hz / RATE;
    double keep = StrictMath.pow(10, -3 / (seconds * RATE));
    double c = keep * StrictMath.cos(turn);
    double s = keep * StrictMath.sin(turn);
    double x = level;
    double y = 0;
    int end = (int) Math.min(out.length, from + 1.5 * seconds * RATE);
    for (int i = from; i < end; i++) {
      out[i] += (float) y;
      double next = x * c - y * s;
      y = x * s + y * c;
      x = next;
    }
  }

  /** Adds a burst of noise. */
  static void knock(float[] out, int from, double level, double seconds, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double keep = StrictMath.pow(10, -3 / (seconds * RATE));
    double now = level;
    double before = 0;
    for (int i = from; i < Math.min(out.length, from + (int) (2 * seconds * RATE)); i++) {
      double noise = random.nextDouble(-1, 1);
      out[i] += (float) (now * (noise - 0.6 * before));
      before = noise;
      now *= keep;
    }
  }

  /** Lets the sound come up within so many seconds. */
  static void swell(float[] out, double seconds) {
    int frames = (int) (seconds * RATE);
    for (int i = 0; i < frames; i++) {
      float x = (float) i / frames;
      out[i] *= x * x * (3 - 2 * x);
    }
  }

  /** Takes the end down to silence, DC out, and the peak to its level. */
  static float[] finished(float[] out, double fadeSeconds) {
    int fade = (int) (fadeSeconds * RATE);
    for (int i = 0; i < fade; i++) {
      out[out.length - 1 - i] *= (float) i / fade;
    }
    return levelled(out);
  }

  private static float[] levelled(float[] out) {
    float peak = 1e-9f;
    for (float sample : out) {
      peak = Math.max(peak, Math.abs(sample));
    }
    for (int i = 0; i < out.length; i++) {
      out[i] *= PEAK / peak;
    }
    return out;
  }

  /**
   * An ensemble that loops over its whole length.
   *
   * @param fft of as many points as the ensemble has frames
   * @param cents width of the band of the first harmonic
   * @param widening power by which the bands widen towards the higher ones
   * @param air noise beside the partials
   */
  static float[] ensemble(
      Fft fft, int harmonics, double cents, double widening, double air, Partials level, int seed) {
    int frames = fft.size();
    SplittableRandom random = new SplittableRandom(seed);
    double[] bands = new double[frames / 2 + 1];
    for (int h = 1; h <= harmonics; h++) {
      double middle = MIDDLE_C_HZ * h * frames / RATE;
      double width = Math.max(0.6, middle / h * (cents / 1731) * StrictMath.pow(h, widening));
      double height = level.of(h) / StrictMath.sqrt(width);
      for (int k = (int) (middle - 4 * width); k <= middle + 4 * width; k++) {
        if (k > 0 && k < 0.9 * bands.length) {
          double x = (k - middle) / width;
          bands[k] += height * StrictMath.exp(-x * x);
        }
      }
    }
    float[] re = new float[frames / 2 + 1];
    float[] im = new float[frames / 2 + 1];
    for (int k = 4; k < frames / 2; k++) {
      double breath = k / 3000.0;
      double strength = bands[k] + air * 0.05 / (1 + breath * breath);
      if (strength > 1e-6) {
        int turn = random.nextInt(TURNS);
        re[k] = (float) (strength * SINE[(turn + TURNS / 4) % TURNS]);
        im[k] = (float) (strength * SINE[turn]);
      }
    }
    float[] out = new float[frames];
    fft.inverseReal(re, im, out);
    return levelled(out);
  }
}
