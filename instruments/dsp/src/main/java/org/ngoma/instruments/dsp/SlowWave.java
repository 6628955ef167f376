package org.ngoma.instruments.dsp;

/** The slow wave behind vibrato, wah and tremolo. */
public final class SlowWave {

  public static final int SINE = 0;
  public static final int TRIANGLE = 1;
  public static final int FALLING_SAW = 2;
  public static final int SQUARE = 3;
  public static final int RANDOM_STEPS = 4;
  public static final int RISING_SAW = 5;
  public static final int RANDOM_CURVE = 6;

  private static final float TO_UNIT = 0x1p-31f;

  private final int seed;
  private float phase;
  private int turn;

  /** A wave whose random shapes are told apart by {@code seed}. */
  public SlowWave(int seed) {
    this.seed = seed;
  }

  /** Starts the wave again. */
  public void reset() {
    phase = 0f;
    turn = 0;
  }

  /** Goes on by so many cycles. */
  public void advance(float cycles) {
    phase += cycles;
    if (phase >= 1f) {
      float whole = (float) Math.floor(phase);
      phase -= whole;
      turn += (int) whole;
    }
  }

  /** Stands at this time, in cycles. */
  public void stand(double cycles) {
    double whole = Math.floor(cycles);
    turn = (int) whole;
    phase = Math.min(0.999_999f, (float) (cycles - whole));
  }

  /** As {@link #advance}, but once through the wave and no further. */
  public void advanceOnce(float cycles) {
    phase = Math.min(0.999_999f, phase + cycles);
  }

  /** -1..1. */
  public float value(int shape) {
    return switch (shape) {
      case TRIANGLE -> triangle(phase);
      case FALLING_SAW -> Math.fma(-2f, phase, 1f);
      case SQUARE -> phase < 0.5f ? 1f : -1f;
      case RANDOM_STEPS -> random(turn);
      case RISING_SAW -> Math.fma(2f, phase, -1f);
      case RANDOM_CURVE -> {
        float from = random(turn);
        float way = phase * phase * Math.fma(-2f, phase, 3f);
        yield Math.fma(way, random(turn + 1) - from, from);
      }
      default -> FastMath.sin2pi(phase);
    };
  }

  private float random(int n) {
    int x = (n + seed) * 0x9e3779b9;
    x = (x ^ (x >>> 15)) * 0x85ebca6b;
    x = (x ^ (x >>> 13)) * 0xc2b2ae35;
    return (x ^ (x >>> 16)) * TO_UNIT;
  }

  private static float triangle(float phase) {
    float shifted = phase + 0.25f;
    float wrapped = shifted - (float) Math.floor(shifted);
    return Math.fma(-4f, Math.abs(wrapped - 0.5f), 1f);
  }
}
