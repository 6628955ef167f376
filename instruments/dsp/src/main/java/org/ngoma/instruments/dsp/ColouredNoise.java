package org.ngoma.instruments.dsp;

/**
 * Noise that leans to the dark or to the bright: white, pink (-3 dB an octave), brown (-6), blue
 * (+3), violet (+6), all about as loud.
 *
 * <p>Pink is white through three poles and zeros an octave and a half apart (after P. Kellet's
 * economy filter, 1999); blue is the difference of pink.
 */
public final class ColouredNoise {

  public static final int WHITE = 0;
  public static final int PINK = 1;
  public static final int BROWN = 2;
  public static final int BLUE = 3;
  public static final int VIOLET = 4;

  private static final int LANES = Octet.LANES;
  private static final float GUARD = 1e-28f;

  private final Noise noise;
  private float a;
  private float b;
  private float c;
  private float last;

  /** Noise of its own, chosen by {@code seed}. */
  public ColouredNoise(int seed) {
    noise = new Noise(seed);
  }

  /** Starts the sequence again. */
  public void reset() {
    noise.reset();
    a = 0f;
    b = 0f;
    c = 0f;
    last = 0f;
  }

  /** Adds some frames to a lane of an octet; {@code gain} moves to {@code end}. */
  public void add(int colour, float gain, float end, float[] w, int at, int frames) {
    float g = gain;
    float step = (end - gain) / frames;
    for (int i = at, stop = at + LANES * frames; i < stop; i += LANES) {
      w[i] = Math.fma(g, next(colour), w[i]);
      g += step;
    }
  }

  private float next(int colour) {
    float x = noise.next();
    return switch (colour) {
      case PINK -> 1.6f * pink(x);
      case BROWN -> {
        a = Math.fma(0.985f, a, 0.17f * x + GUARD);
        yield a;
      }
      case BLUE -> {
        float y = pink(x);
        float difference = y - last;
        last = y;
        yield 2.2f * difference;
      }
      case VIOLET -> {
        float difference = x - last;
        last = x;
        yield 0.7f * difference;
      }
      default -> x;
    };
  }

  private float pink(float x) {
    a = Math.fma(0.99765f, a, 0.099046f * x + GUARD);
    b = Math.fma(0.963f, b, 0.2965164f * x + GUARD);
    c = Math.fma(0.57f, c, 1.0526913f * x + GUARD);
    return 0.2f * (a + b + c + 0.1848f * x);
  }
}
